package dev.parley.order;

/** Words that do not fit; the message says which, for a person. Who catches it adds how the order is written there. */
public final class UnclearException extends Exception {
    private static final long serialVersionUID = 1;

    UnclearException(String why) {
        super(why, null, false, false);
    }

    /** For a person. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
