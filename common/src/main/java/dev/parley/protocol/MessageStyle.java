package dev.parley.protocol;

/** How a message wants to be shown where plain text will not do. */
public enum MessageStyle {
    /** {@code /me waves}: told in the third person. */
    ACTION;

    /** The word on the wire. */
    @Override
    public String toString() {
        return "action";
    }
}
