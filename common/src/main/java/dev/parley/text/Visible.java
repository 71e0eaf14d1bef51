package dev.parley.text;

/**
 * Whether a text shows anything. White space, format characters and what Unicode calls default ignorable show nothing, and
 * neither do marks without a letter. Pure; any thread.
 */
public final class Visible {

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int NULL_NOTEHEAD = 0x1D159;

    /**
     * Default_Ignorable_Code_Point of Unicode 15, first and last of each run, as far as the general category does not say
     * the same: fillers of Hangul, and code points that are reserved for more of the kind.
     */
    private static final int[] IGNORABLE = {
        0x115F, 0x1160, 0x2065, 0x2065, 0x3164, 0x3164, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
    };

    private Visible() {}

    /** True if at least one character of the text can be seen. */
    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c > ' ' && c < 0x7f || shows(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    /** True if the character can be seen by itself. A mark cannot: it needs a letter to stand on. */
    public static boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> codePoint != BRAILLE_BLANK && codePoint != NULL_NOTEHEAD && !isIgnorable(codePoint);
        };
    }

    private static boolean isIgnorable(int codePoint) {
        for (int i = 0; i < IGNORABLE.length; i += 2) {
            if (codePoint >= IGNORABLE[i] && codePoint <= IGNORABLE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
