package dev.parley.client.plain;

import org.jspecify.annotations.Nullable;

/** A person's end of the line client. One thread asks, another prints while it waits. */
interface Console extends AutoCloseable {

    /** The next line; null when there will be none. */
    @Nullable
    String readLine(String prompt) throws Interrupted;

    /** The answer to a question, which nobody wants back in the history; null when there will be none. */
    @Nullable
    String readAnswer(String question) throws Interrupted;

    /** A secret: nothing of it is shown, not its length; null when there will be none. */
    @Nullable
    String readSecret(String prompt) throws Interrupted;

    /** Prints lines above the one that is being typed; the next prompt is the one given. */
    void print(String lines, String prompt);

    /** As {@link #print}, for the person alone: where the output goes elsewhere, it does not go there. */
    void tell(String lines, String prompt);

    /** Lines for people, with their words whole where this knows how wide the terminal is; for {@link #print}. {@link #tell} does it itself. */
    default String wrapped(String lines) {
        return lines;
    }

    void bell();

    /** Ends a {@link #readLine} that is under way, where that can be done. */
    void interrupt();

    @Override
    void close();

    /** Ctrl-C, or {@link #interrupt}. */
    final class Interrupted extends Exception {
        private static final long serialVersionUID = 1;

        /** What was typed until then. */
        private final String typed;

        Interrupted(String typed) {
            super("interrupted");
            this.typed = typed;
        }

        boolean isEmpty() {
            return typed.isEmpty();
        }
    }
}
