package dev.parley.server.journal.archive;

import java.time.Duration;

/**
 * How much of a core the index of words may take. As long as little is said, all of it: a restart after a crash or a new
 * index is soon caught up with. While much is said, so that commits and deliveries want the core, a share of one: what is
 * said can be found later, when it has become quieter; at 5,000 messages a second the share is enough to keep up. Keys are not
 * held back, since memory waits for them. One thread; times are {@link System#nanoTime}.
 */
final class Pace {

    /** Events a second from which on the server has much to do. */
    private static final long BUSY = 2_000;

    /** Of a core, while it is busy: a third. */
    private static final int PAUSE_FOR_WORK = 2;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long since;
    private long committedThen;
    private boolean busy;
    private long notBefore;

    Pace(long now, long committed) {
        since = now;
        committedThen = committed;
        notBefore = now;
    }

    /** Takes note of how far the store has come. */
    void observe(long now, long committed) {
        long passed = now - since;
        if (passed < SECOND / 4) {
            return;
        }
        busy = (double) (committed - committedThen) * SECOND / passed > BUSY;
        since = now;
        committedThen = committed;
        if (!busy) {
            notBefore = now;
        }
    }

    /** Whether it is time for more. */
    boolean mayWork(long now) {
        return left(now) == 0;
    }

    /** How long it is until then; 0 if it is time. */
    long left(long now) {
        return Math.max(0, notBefore - now);
    }

    /**
     * Takes note of work that was done.
     *
     * @param cpu how long it had a core; on a machine that is full it waited for one besides, which needs no pause
     */
    void worked(long cpu, long ended) {
        notBefore = busy ? ended + cpu * PAUSE_FOR_WORK : ended;
    }
}
