package dev.parley.server.core;

import java.util.stream.LongStream;

/**
 * Seeds for random tests: a few that are always the same, and a fresh one. The failing test's name tells its seed, and
 * {@code -Dparley.seed=…} runs that one alone.
 */
public final class Seeds {

    private Seeds() {}

    public static LongStream some(int fixed) {
        Long wanted = Long.getLong("parley.seed");
        return wanted == null
                ? LongStream.concat(LongStream.rangeClosed(1, fixed), LongStream.of(System.nanoTime()))
                : LongStream.of(wanted);
    }
}
