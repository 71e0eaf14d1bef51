package dev.parley.server.core.decide;

import org.jspecify.annotations.Nullable;

/** What a list in a reply may come to on the wire, so that the most crowded server still answers in lines that can be read. */
final class ByteBudget {

    private static final int BYTES = 1024 * 1024;

    /** Field names, numbers, times and an address. */
    private static final int BESIDE_TEXTS = 160;

    private int left = BYTES;

    /** Whether so many items fit for certain not, whatever their texts. */
    static boolean isTooSmallFor(int items) {
        return (long) items * BESIDE_TEXTS > BYTES;
    }

    /** Whether there is room for one more item with these texts, counted as if each character took the most it can. */
    boolean takes(@Nullable String... texts) {
        left -= BESIDE_TEXTS;
        for (String text : texts) {
            left -= text == null ? 0 : 3 * text.length();
        }
        return left >= 0;
    }
}
