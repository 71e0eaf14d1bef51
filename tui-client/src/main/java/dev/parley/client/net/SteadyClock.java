package dev.parley.client.net;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock for waits. It begins with the machine's time and then counts on by itself, so a machine whose clock is set back does not
 * wait for hours. What is shown to people, or kept across runs, is of the machine's clock. Any thread.
 */
public final class SteadyClock implements InstantSource {

    private final LongSupplier nanos;
    private final Instant origin;
    private final long begun;

    /**
     * @param wall the machine's clock, read once
     * @param nanos as {@link System#nanoTime}
     */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.nanos = nanos;
        this.origin = wall.instant();
        this.begun = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return origin.plusNanos(nanos.getAsLong() - begun);
    }
}
