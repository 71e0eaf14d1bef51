package dev.parley.server.simulation;

/** A promise was not kept. */
final class Broken extends AssertionError {
    private static final long serialVersionUID = 1;

    Broken(String what) {
        super(what);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is in no library that we have
    static void unless(boolean kept, String what, Object... of) {
        if (!kept) {
            throw new Broken(what.formatted(of));
        }
    }
}
