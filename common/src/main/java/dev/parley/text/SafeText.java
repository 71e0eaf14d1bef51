package dev.parley.text;

import java.util.Locale;

/**
 * Text from others made harmless for a terminal or a log: what would be obeyed, or would hide or turn round what stands
 * beside it, is shown instead, as {@code \n}, as {@code \t}, or as a backslash, {@code u} and the code point's number in
 * braces. The result is one line, for the eye; it cannot be read back. Pure; any thread.
 */
public final class SafeText {

    /** Marks on one letter. More than any language needs, and few enough to stay on the line. */
    private static final int MAX_MARKS = 8;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private SafeText() {}

    /**
     * Escapes control characters (Cc: C0, DEL, C1), format characters (Cf: bidi controls, zero-width and tag characters;
     * not the two joiners, which emoji and many scripts are written with), line and paragraph separators and halves of
     * surrogate pairs. Of more than 8 marks on one letter the rest is counted, not shown. A text that needs nothing
     * of it is returned as it is, after one look at each character.
     */
    public static String escape(String text) {
        int plain = plainPrefix(text);
        return plain == text.length() ? text : escapeFrom(text, plain);
    }

    private static int plainPrefix(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7f) {
            i++;
        }
        return i;
    }

    private static String escapeFrom(String text, int start) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, start);
        int marks = 0;
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                marks++;
                if (marks <= MAX_MARKS) {
                    out.appendCodePoint(c);
                }
                continue;
            }
            appendCount(out, marks - MAX_MARKS);
            marks = 0;
            append(out, c);
        }
        appendCount(out, marks - MAX_MARKS);
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isObeyed(c)) {
                    out.append("\\u{")
                            .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                            .append('}');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private static void appendCount(StringBuilder out, int marksTooMany) {
        if (marksTooMany > 0) {
            out.append("\\{+").append(marksTooMany).append(" marks}");
        }
    }

    /** What stands on the letter before it. The joiners are counted too: they take no room either. */
    private static boolean isMark(int c) {
        if (c < 0x300) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || c == ZERO_WIDTH_JOINER
                || c == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
