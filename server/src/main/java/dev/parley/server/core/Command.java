package dev.parley.server.core;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing to decide.
 *
 * @param session whose it is; {@link #NO_SESSION} for the console's and the server's own
 * @param at the time, in milliseconds' precision, taken once a turn of the loop; it may jump, and no limit goes by it
 * @param uptime how long the process has run (monotonic), as of the same turn; limits and lockouts go by it
 */
public record Command(long session, Instant at, Duration uptime, Input input) {
    public static final long NO_SESSION = 0;
}
