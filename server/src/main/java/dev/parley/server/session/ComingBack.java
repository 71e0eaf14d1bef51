package dev.parley.server.session;

import java.util.function.DoubleSupplier;

/**
 * When each client may come back after a stop. They are spread evenly over a time that grows with their number, so that a server which
 * has just started has about {@value #A_SECOND} sign-ins in a second, and not all at once.
 */
final class ComingBack {

    /** A restart takes about as long. */
    static final long FIRST_MS = 2_000;

    /** Few clients are spread as well: the rate is not all that they would do to one another. */
    static final long LEAST_SPREAD_MS = 1_000;

    /** Nobody waits longer: version 1 clients in pipes wait for 30 s at most, whatever they are told. */
    static final long LAST_MS = 30_000;

    static final int A_SECOND = 300;

    private final long spreadMs;
    private final DoubleSupplier random;

    /**
     * @param clients how many there are
     * @param random gives numbers from 0 up to 1
     */
    ComingBack(int clients, DoubleSupplier random) {
        this.spreadMs = Math.min(LAST_MS - FIRST_MS, Math.max(LEAST_SPREAD_MS, clients * 1_000L / A_SECOND));
        this.random = random;
    }

    /** For the next client, in milliseconds. */
    long nextMs() {
        return FIRST_MS + (long) (spreadMs * random.getAsDouble());
    }
}
