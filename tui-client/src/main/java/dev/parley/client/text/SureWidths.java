package dev.parley.client.text;

/**
 * The characters whose columns all terminals agree on, whichever edition of Unicode they know.
 *
 * <p>A list of the disputed ones would have to grow with every edition and every terminal. This one is short and stays true: Latin, Greek,
 * Cyrillic, kana, Chinese characters, Hangul syllables, and the lines that borders are drawn with. Pure; any thread.
 */
final class SureWidths {

    private SureWidths() {}

    static boolean has(char c) {
        if (c < 0x7F) {
            return c >= 0x20;
        }
        if (c < 0x2500) {
            return isLetterOfEurope(c);
        }
        return c <= 0x257F
                || isKana(c)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3);
    }

    /** Letters that terminals have known for long, and none of the signs and marks between them. */
    private static boolean isLetterOfEurope(char c) {
        boolean latin = (c >= 0xAA && c <= 0x024F) || (c >= 0x1E00 && c <= 0x1EFF);
        boolean greek = (c >= 0x0370 && c < 0x0400 && c != 0x037F) || (c >= 0x1F00 && c <= 0x1FFF);
        boolean cyrillic = c >= 0x0400 && c < 0x0528;
        return (latin || greek || cyrillic) && Character.isLetter(c);
    }

    /** Without the two marks, and what has no character. */
    private static boolean isKana(char c) {
        return (c >= 0x3041 && c <= 0x3096) || (c >= 0x309B && c <= 0x30FF);
    }
}
