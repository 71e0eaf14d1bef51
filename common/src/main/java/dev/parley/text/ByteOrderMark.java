package dev.parley.text;

/** Some editors begin a file in UTF-8 with U+FEFF, the byte order mark. It is no part of the text. Pure. */
public final class ByteOrderMark {

    /** The mark as a character. */
    public static final char MARK = '\uFEFF';

    private ByteOrderMark() {}

    /** The text without the mark, if it begins with one. */
    public static String without(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
