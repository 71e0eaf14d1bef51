package dev.parley.text;

import java.util.regex.Pattern;

/** Whether a text may be said at all: length in code points, something to see, no control characters, no halves. Pure. */
public final class TextRules {

    /** What is wrong with a text. */
    public enum Fault {
        NONE,
        EMPTY,
        /** Nothing in it can be seen ({@link Visible}): it would be an empty row. */
        INVISIBLE,
        TOO_LONG,
        /** A control character other than those allowed (Unicode Cc: C0, DEL and C1). */
        CONTROL,
        /** Half of a surrogate pair, which no UTF-8 can say. */
        BROKEN
    }

    /** The longest emoji in use has ten code points. */
    private static final int MAX_EMOJI = 16;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private TextRules() {}

    /** A message: newline and tab allowed. */
    public static Fault checkMessage(String text, int maxCodePoints) {
        return text.isEmpty() ? Fault.EMPTY : check(text, maxCodePoints, true);
    }

    /** A topic, an away text, a label: one line, and it may be empty. */
    public static Fault checkLine(String text, int maxCodePoints) {
        return check(text, maxCodePoints, false);
    }

    /** What one reacts with: one character as people count them, and one that can be seen. */
    public static Fault checkEmoji(String text) {
        Fault fault = text.isEmpty() ? Fault.EMPTY : check(text, MAX_EMOJI, false);
        if (fault != Fault.NONE) {
            return fault;
        }
        boolean isOne = GRAPHEME.matcher(text).matches();
        return isOne && isKnownSign(text.codePointAt(0)) ? Fault.NONE : Fault.TOO_LONG;
    }

    /** Everybody is to see the same: what a font may draw as it likes is no sign. */
    private static boolean isKnownSign(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.COMBINING_SPACING_MARK -> false;
            default -> Visible.shows(codePoint);
        };
    }

    private static Fault check(String text, int maxCodePoints, boolean severalLines) {
        int codePoints = 0;
        for (int i = 0; i < text.length(); codePoints++) {
            int c = text.codePointAt(i);
            boolean layout = severalLines && (c == '\n' || c == '\t');
            if ((c < ' ' && !layout) || (c >= 0x7f && c <= 0x9f)) {
                return Fault.CONTROL;
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return Fault.BROKEN;
            }
            i += Character.charCount(c);
        }
        if (codePoints > maxCodePoints) {
            return Fault.TOO_LONG;
        }
        return text.isEmpty() || Visible.isIn(text) ? Fault.NONE : Fault.INVISIBLE;
    }
}
