package dev.parley.client.text;

import org.jline.utils.WCWidth;

/**
 * How many columns a terminal gives a text.
 *
 * <p>Code points are measured by JLine's {@code WCWidth}. A grapheme that holds a wide one (an emoji with its skin tone, a family, a flag,
 * a Hangul syllable in pieces), a keycap or a variation selector 16 has two columns; any other has the sum of its parts, for that is what tmux,
 * xterm and VTE do with spacing vowel signs (का has two columns, not one). Terminals disagree on most of this: see
 * {@link #isDisputed}.
 *
 * <p>Measures text that {@link CleanText} let through; controls count as nothing. Pure; any thread.
 */
public final class TextWidth {

    private static final int VARIATION_SELECTOR_16 = 0xFE0F;

    private static final int KEYCAP = 0x20E3;

    private TextWidth() {}

    /** Columns of a whole text, which has no line breaks. */
    public static int of(CharSequence text) {
        return of(text, 0, text.length());
    }

    /** Columns of the part between two boundaries. */
    public static int of(CharSequence text, int start, int end) {
        if (isAscii(text, start, end)) {
            return end - start;
        }
        int columns = 0;
        Graphemes.Cursor cursor = new Graphemes.Cursor(text, start);
        while (cursor.end() < end && cursor.advance()) {
            columns += ofGrapheme(text, cursor.start(), Math.min(cursor.end(), end));
        }
        return columns;
    }

    /** Columns of one grapheme. 0 only for what has no shape of its own: a lone mark, joiner or control. */
    public static int ofGrapheme(CharSequence grapheme) {
        return ofGrapheme(grapheme, 0, grapheme.length());
    }

    static int ofGrapheme(CharSequence text, int start, int end) {
        char first = text.charAt(start);
        if (end - start == 1 && first >= 0x20 && first < 0x7F) {
            return 1;
        }
        int sum = 0;
        boolean wide = false;
        int i = start;
        while (i < end) {
            int codePoint = Character.codePointAt(text, i);
            int columns = ofCodePoint(codePoint);
            wide |= columns >= 2
                    || (codePoint == VARIATION_SELECTOR_16 && first >= 0xA9)
                    || codePoint == KEYCAP
                    || isSkinTone(codePoint);
            sum += columns;
            i += Character.charCount(codePoint);
        }
        return wide ? 2 : sum;
    }

    /**
     * Whether terminals may disagree on the columns of this grapheme, so that whoever writes it may not trust where the cursor stands
     * after it. Only the characters of {@link SureWidths} are trusted, each alone.
     */
    public static boolean isDisputed(CharSequence grapheme) {
        return grapheme.length() != 1 || !SureWidths.has(grapheme.charAt(0));
    }

    /** The most columns that any terminal takes for this grapheme: two for each code point, where it is disputed. */
    public static int widest(CharSequence grapheme) {
        return isDisputed(grapheme)
                ? 2 * Character.codePointCount(grapheme, 0, grapheme.length())
                : ofGrapheme(grapheme);
    }

    private static int ofCodePoint(int codePoint) {
        if (isSignAboveDigits(codePoint)) {
            return 1;
        }
        if (isWideToSome(codePoint)) {
            return 2;
        }
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** Numbers in circles on a square, and old Hangul vowels: a terminal that takes one column for them leaves the second blank. */
    private static boolean isWideToSome(int codePoint) {
        return (codePoint >= 0x3248 && codePoint <= 0x324F) || (codePoint >= 0xD7B0 && codePoint <= 0xD7C6);
    }

    static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    /** Arabic and Syriac signs that are format characters by name and have ink all the same. */
    static boolean isSignAboveDigits(int codePoint) {
        return (codePoint >= 0x0600 && codePoint <= 0x0605)
                || codePoint == 0x06DD
                || codePoint == 0x070F
                || codePoint == 0x0890
                || codePoint == 0x0891
                || codePoint == 0x08E2
                || codePoint == 0x110BD
                || codePoint == 0x110CD;
    }

    private static boolean isAscii(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
