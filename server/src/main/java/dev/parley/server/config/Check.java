package dev.parley.server.config;

/** Refuses a setting, naming it and what is allowed. */
final class Check {

    private Check() {}

    static void range(long value, long min, long max, String key) {
        require(value >= min && value <= max, key, "a whole number from " + min + " to " + max + ", not " + value);
    }

    static void atLeast(int value, int min, String key) {
        require(value >= min, key, "a whole number of at least " + min + ", not " + value);
    }

    static void require(boolean holds, String key, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(key + " must be " + allowed);
        }
    }
}
