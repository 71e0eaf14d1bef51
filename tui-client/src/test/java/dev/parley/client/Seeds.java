package dev.parley.client;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Random runs that can be repeated. Each run has a seed of its own; a failure says which, and {@code -Dparley.seed=N} repeats that run
 * alone. {@code -Dparley.runs=N} makes so many of them, to look for what is rare.
 */
public final class Seeds {

    private Seeds() {}

    /** Runs a test with so many seeds, or with the one the system property names. */
    public static void each(int runs, Consumer<Random> test) {
        Long only = Long.getLong("parley.seed");
        long first = only != null ? only : System.nanoTime();
        long most = only != null ? 1 : Long.getLong("parley.runs", runs);
        for (long seed = first; seed < first + most; seed++) {
            try {
                test.accept(new Random(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("failed with -Dparley.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
