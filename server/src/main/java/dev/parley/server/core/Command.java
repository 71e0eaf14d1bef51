package dev.parley.server.core;

import java.time.Instant;

/**
 * One thing to decide.
 *
 * @param session whose it is; {@link #NO_SESSION} for the console's and the server's own
 * @param at the time, in milliseconds' precision, taken once a turn of the loop
 */
public record Command(long session, Instant at, Input input) {
    public static final long NO_SESSION = 0;
}
