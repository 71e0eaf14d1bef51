package dev.parley.server.simulation;

import java.util.List;
import java.util.Random;

/** Every choice of a run: the same seed, the same run. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        // Neighbouring seeds begin alike in java.util.Random; these do not.
        random = new Random(seed * 0x9e3779b97f4a7c15L);
    }

    /** True once in {@code n} times; never if that is 0. */
    boolean oneIn(int n) {
        return n > 0 && random.nextInt(n) == 0;
    }

    /** 0 to {@code n - 1}. */
    int below(int n) {
        return random.nextInt(n);
    }

    /** Both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> T takeAny(List<T> list) {
        return list.remove(random.nextInt(list.size()));
    }
}
