package dev.parley.server.core.event;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the records of a snapshot take in memory, roughly. */
final class RestoredBytes {

    /** A record with its own fields, its lists and its times. */
    static final int RECORD = 160;

    private static final int TEXT = 56;
    private static final int CHAR = 2;
    private static final int NUMBER = 24;

    /** A name and what belongs to it, in a map; the name is also elsewhere. */
    private static final int PAIR = 72;

    /** A place in a list. */
    private static final int PLACE = 8;

    private RestoredBytes() {}

    /** A record with texts of its own. */
    static long ofTexts(@Nullable String... texts) {
        long all = RECORD;
        for (String text : texts) {
            all += text == null ? 0 : TEXT + (long) CHAR * text.length();
        }
        return all;
    }

    /** A list of names that are also elsewhere. */
    static long ofNames(Collection<String> names) {
        return (long) PLACE * names.size();
    }

    static long ofPairs(int pairs) {
        return (long) PAIR * pairs;
    }

    /** A record with so many numbers. */
    static long ofNumbers(int numbers) {
        return RECORD / 2 + (long) NUMBER * numbers;
    }
}
