package dev.parley.client.text;

/**
 * A line cut or filled to a number of columns, never through a grapheme. Takes clean text ({@link CleanText#line}). Pure; any thread.
 */
public final class Fit {

    private static final String ELLIPSIS = "…";

    private Fit() {}

    /** The longest beginning of the text that has at most so many columns. */
    public static String clip(String text, int columns) {
        return text.substring(0, clipIndex(text, 0, columns));
    }

    /** The text itself if it fits, else its beginning and an ellipsis; at most so many columns in all. */
    public static String ellipsis(String text, int columns) {
        if (columns <= 0) {
            return "";
        }
        int end = clipIndex(text, 0, columns);
        return end == text.length() ? text : clip(text, columns - 1) + ELLIPSIS;
    }

    /** Exactly so many columns: cut with an ellipsis, or filled with spaces behind. */
    public static String pad(String text, int columns) {
        String cut = ellipsis(text, columns);
        return cut + spaces(columns - TextWidth.of(cut));
    }

    /** Exactly so many columns: cut with an ellipsis, or filled with spaces before. */
    public static String padLeft(String text, int columns) {
        String cut = ellipsis(text, columns);
        return spaces(columns - TextWidth.of(cut)) + cut;
    }

    /** Exactly so many columns, the text in the middle. */
    public static String centre(String text, int columns) {
        String cut = ellipsis(text, columns);
        int free = columns - TextWidth.of(cut);
        return spaces(free / 2) + cut + spaces(free - free / 2);
    }

    /** The last boundary such that from {@code start}, a boundary, to it there are at most so many columns. */
    static int clipIndex(String text, int start, int columns) {
        int used = 0;
        Graphemes.Cursor cursor = new Graphemes.Cursor(text, start);
        while (cursor.advance()) {
            used += TextWidth.ofGrapheme(text, cursor.start(), cursor.end());
            if (used > columns) {
                return cursor.start();
            }
        }
        return text.length();
    }

    private static String spaces(int count) {
        return " ".repeat(Math.max(0, count));
    }
}
