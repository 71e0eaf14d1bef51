package dev.parley.client.terminal;

/**
 * UTF-8 a byte at a time. Whatever is not UTF-8 becomes U+FFFD, one for each longest piece that could have been a beginning, as the Unicode
 * standard advises. One thread.
 */
final class Utf8 {

    /** The byte completed nothing yet. */
    static final int MORE = -1;

    /** The bytes before this one were no character: say U+FFFD, then hand in this byte again. */
    static final int BROKEN_BEFORE = -2;

    static final int REPLACEMENT = 0xFFFD;

    private int codePoint;
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;

    /** A code point, {@link #MORE}, {@link #BROKEN_BEFORE}, or {@link #REPLACEMENT} for a byte that can begin nothing. */
    int next(byte raw) {
        int value = raw & 0xFF;
        return missing == 0 ? first(value) : following(value);
    }

    /** Whether a character has begun and not ended. */
    boolean isWithin() {
        return missing > 0;
    }

    void reset() {
        missing = 0;
        lowest = 0x80;
        highest = 0xBF;
    }

    private int first(int value) {
        if (value < 0x80) {
            return value;
        }
        if (value >= 0xC2 && value <= 0xDF) {
            return begin(value & 0x1F, 1);
        }
        if (value >= 0xE0 && value <= 0xEF) {
            // No long forms, no surrogates.
            lowest = value == 0xE0 ? 0xA0 : 0x80;
            highest = value == 0xED ? 0x9F : 0xBF;
            return begin(value & 0x0F, 2);
        }
        if (value >= 0xF0 && value <= 0xF4) {
            lowest = value == 0xF0 ? 0x90 : 0x80;
            highest = value == 0xF4 ? 0x8F : 0xBF;
            return begin(value & 0x07, 3);
        }
        return REPLACEMENT;
    }

    private int begin(int bits, int following) {
        codePoint = bits;
        missing = following;
        return MORE;
    }

    private int following(int value) {
        if (value < lowest || value > highest) {
            reset();
            return BROKEN_BEFORE;
        }
        codePoint = codePoint << 6 | (value & 0x3F);
        lowest = 0x80;
        highest = 0xBF;
        missing--;
        return missing == 0 ? codePoint : MORE;
    }
}
