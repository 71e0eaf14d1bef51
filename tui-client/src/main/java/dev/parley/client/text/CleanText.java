package dev.parley.client.text;

import java.text.Normalizer;

/**
 * Text from others made harmless for a cell, a title or a line: whatever it holds, it moves nothing, reorders nothing and hides nothing.
 *
 * <ul>
 *   <li>Controls are shown, never obeyed: ESC as ␛ and every other C0 control as its picture (U+2400 …), DEL as ␡, C1 as ‹U+009B›. A tab is
 *       four spaces.
 *   <li>Embeddings, overrides and isolates of direction are shown as ‹U+202E›; the marks
 *       U+200E, U+200F and U+061C, which only honest text carries, are dropped.
 *   <li>What has no width and no meaning here is dropped: zero-width spaces, word joiners, soft hyphens, byte order marks, and tags outside
 *       of a flag.
 *   <li>Joiners stay where they join: inside emoji and after letters of scripts that use them, one at a time.
 *   <li>A letter keeps its first {@value #MOST_MARKS} combining marks; a mark or a skin tone with nothing to stand on stands on a dotted circle.
 *   <li>Lone surrogates and noncharacters become U+FFFD. The rest is NFC.
 * </ul>
 *
 * <p>Cleaning what is clean changes nothing. Linear in the length of the text. Pure; any thread.
 */
public final class CleanText {

    /** Combining marks that stay on one letter: more than any living orthography needs, fewer than a flood. */
    public static final int MOST_MARKS = 6;

    /** Code points that stay in one cluster; the longest emoji in use has ten. */
    private static final int MOST_CODE_POINTS = 24;

    private static final int MOST_PASSES = 8;

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final char DOTTED_CIRCLE = '\u25CC';
    private static final char HANGUL_FILLER = '\u115F';
    private static final char HANGUL_VOWEL_FILLER = '\u1160';
    private static final String TAB = "    ";

    private CleanText() {}

    /** Clean text whose line breaks stay: LF, with CR LF, CR alone, U+2028 and U+2029 made into it. */
    public static String block(String text) {
        return isPlain(text, true) ? text : clean(text, true);
    }

    /** Clean text on one line: a line break is shown as ␊. */
    public static String line(String text) {
        return isPlain(text, false) ? text : clean(text, false);
    }

    /** Whether there is nothing to do: printable, below the combining marks, and so in NFC. */
    private static boolean isPlain(String text, boolean breaks) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x300 && c != 0xAD) || (breaks && c == '\n');
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /**
     * Cleaned until nothing changes: what is dropped from broken text can let two clusters grow into one, which has limits of its own. A third
     * pass is rare. Each pass alone gives harmless text, so that a bound costs nothing, should some text change for ever.
     */
    private static String clean(String text, boolean breaks) {
        String clean = cleanedOnce(text, breaks);
        for (int pass = 1; pass < MOST_PASSES; pass++) {
            String again = cleanedOnce(clean, breaks);
            if (again.equals(clean)) {
                return clean;
            }
            clean = again;
        }
        return clean;
    }

    private static String cleanedOnce(String text, boolean breaks) {
        // First what a cluster may not hold, so that no filler keeps two marks apart; then NFC; then cluster by
        // cluster.
        String visible = Normalizer.normalize(withoutControls(text, breaks), Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder(visible.length() + 16);
        Graphemes.Cursor cursor = new Graphemes.Cursor(visible, 0);
        while (cursor.advance()) {
            appendCluster(clean, visible, cursor.start(), cursor.end());
        }
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    private static String withoutControls(String text, boolean breaks) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int marks = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            // A flood is cut before it is normalised, which takes quadratic time over long runs of marks.
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (marks <= MOST_CODE_POINTS) {
                appendVisible(out, codePoint, breaks);
            }
        }
        return out.toString();
    }

    private static void appendVisible(StringBuilder out, int codePoint, boolean breaks) {
        if (isLineBreak(codePoint)) {
            out.append(breaks ? '\n' : '\u240A');
        } else if (codePoint == '\t') {
            out.append(TAB);
        } else if (codePoint < 0x20) {
            out.append((char) (0x2400 + codePoint));
        } else if (codePoint == 0x7F) {
            out.append('\u2421');
        } else if (codePoint < 0xA0 && codePoint > 0x7F) {
            appendEscape(out, codePoint);
        } else if (isSurrogate(codePoint) || isNoncharacter(codePoint)) {
            out.append('\uFFFD');
        } else if (reorders(codePoint)) {
            appendEscape(out, codePoint);
        } else if (!isNothing(codePoint)) {
            out.appendCodePoint(codePoint);
        }
    }

    private static void appendEscape(StringBuilder out, int codePoint) {
        out.append("\u2039U+").append(String.format("%04X", codePoint)).append('\u203A');
    }

    /** One cluster with its floods cut, its stray joiners and tags gone, and a ground under a mark that has none. */
    private static void appendCluster(StringBuilder out, String text, int start, int end) {
        int from = out.length();
        int base = -1;
        int previous = -1;
        int marks = 0;
        int count = 0;
        for (int i = start; i < end; ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            boolean joiner = codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER;
            if (joiner && !mayJoin(base, previous)) {
                continue;
            }
            if (isTag(codePoint) && base != BLACK_FLAG) {
                continue;
            }
            marks = isMark(codePoint) ? marks + 1 : joiner ? marks : 0;
            if (marks > MOST_MARKS || count >= MOST_CODE_POINTS) {
                continue;
            }
            if (base == -1) {
                base = codePoint;
                appendGround(out, codePoint);
            }
            out.appendCodePoint(codePoint);
            previous = codePoint;
            count++;
        }
        String cluster = out.substring(from);
        if (!cluster.isEmpty() && !cluster.equals("\n") && TextWidth.ofGrapheme(cluster) == 0) {
            out.setLength(from);
            cluster.codePoints().forEach(codePoint -> appendEscape(out, codePoint));
        }
    }

    /** What a cluster without a letter stands on: marks on a dotted circle, Hangul vowels and finals on fillers. */
    private static void appendGround(StringBuilder out, int first) {
        if (TextWidth.isSkinTone(first) || (isMark(first) && standsOnLetters(first))) {
            out.append(DOTTED_CIRCLE);
        } else if (first >= 0x1160 && first <= 0x11FF) {
            out.append(HANGUL_FILLER);
            if (first >= 0x11A8) {
                out.append(HANGUL_VOWEL_FILLER);
            }
        }
    }

    /** Some vowel signs (of Myanmar, say) are marks by name, and stand beside their letter as a grapheme of their own. */
    private static boolean standsOnLetters(int mark) {
        return Graphemes.count(DOTTED_CIRCLE + Character.toString(mark)) == 1;
    }

    private static boolean mayJoin(int base, int previous) {
        return base >= 0x0600 && previous != ZERO_WIDTH_JOINER && previous != ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= 0xD800 && codePoint <= 0xDFFF;
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    private static boolean reorders(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0000 && codePoint <= 0xE007F;
    }

    /**
     * Whether a character is never shown, wherever it stands: it has no ink, no width and no meaning here. Joiners and tags are judged with
     * their cluster.
     */
    public static boolean isNothing(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                && codePoint != ZERO_WIDTH_JOINER
                && codePoint != ZERO_WIDTH_NON_JOINER
                && !reorders(codePoint)
                && !isTag(codePoint)
                && !TextWidth.isSignAboveDigits(codePoint);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
