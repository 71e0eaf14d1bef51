package dev.parley.server.journal.sqlite;

import java.time.Duration;

/** How long to wait before the next attempt: 0.1 s, and twice as long each time, up to 2 s. */
final class Backoff {

    private static final long FIRST_MS = 100;
    private static final long LAST_MS = 2_000;

    private long ms = FIRST_MS;

    Duration next() {
        Duration now = Duration.ofMillis(ms);
        ms = Math.min(LAST_MS, 2 * ms);
        return now;
    }
}
