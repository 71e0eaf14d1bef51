package dev.parley.server.net;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The loop's time. It stands still while the loop does: a process that was stopped, a machine that slept or a turn that took
 * long is nobody's silence, and no timer runs out meanwhile.
 */
final class LoopTime {

    /** A turn that begins later than this after it could have is a standstill. */
    private static final long STANDSTILL_NS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private long turnBegan;
    private long stoodStill;

    /**
     * @param nanoTime {@link System#nanoTime}, or a test's clock
     */
    LoopTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.turnBegan = nanoTime.getAsLong();
    }

    /** The time as of now, which is later than the turn's. */
    long now() {
        return nanoTime.getAsLong() - stoodStill;
    }

    /**
     * A turn begins.
     *
     * @param slept how long the loop has meant to wait before it, in nanoseconds
     * @return the turn's time
     */
    long turnBegins(long slept) {
        long began = nanoTime.getAsLong();
        long late = began - turnBegan - Math.max(0, slept);
        // Without a timer the loop waits as long as nobody comes, and that is no standstill.
        if (slept != Long.MAX_VALUE && late > STANDSTILL_NS) {
            stoodStill += late;
        }
        turnBegan = began;
        return began - stoodStill;
    }

    /** How long the turn has taken, in nanoseconds. */
    long sinceTurnBegan() {
        return nanoTime.getAsLong() - turnBegan;
    }

    /** The turn's beginning as {@link System#nanoTime} has it, standstills included. */
    long wallNanos() {
        return turnBegan;
    }
}
