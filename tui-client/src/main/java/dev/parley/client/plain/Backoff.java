package dev.parley.client.plain;

import java.util.function.DoubleSupplier;

/** How long to wait before the next try: twice as long each time, up to half a minute, and not all clients at one moment. */
final class Backoff {

    private static final long FIRST_MS = 250;
    private static final long MOST_MS = 30_000;
    private static final double SPREAD = 0.25;

    private final DoubleSupplier random;
    private long next = FIRST_MS;

    /** @param random gives numbers from 0 up to 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    long next() {
        long wait = next;
        next = Math.min(MOST_MS, next * 2);
        return wait + (long) (wait * SPREAD * random.getAsDouble());
    }

    void reset() {
        next = FIRST_MS;
    }
}
