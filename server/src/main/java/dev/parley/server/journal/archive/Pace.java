package dev.parley.server.journal.archive;

import java.time.Duration;

/**
 * How much of a core the index of words may take. As long as little is said, all of it: a restart after a crash or a new
 * index is soon caught up with. While much is said, so that commits and deliveries want the core, a share of one: what is
 * said can be found later, when it has become quieter; at 5,000 messages a second the share is enough to keep up. Where it
 * would not be, it is made small: the words fall behind anyway, and everyone waits for commits. Keys are not held back, since
 * memory waits for them. One thread; times are {@link System#nanoTime}.
 */
final class Pace {

    /** Events a second from which on the server has much to do. */
    private static final long BUSY = 500;

    /** Events a second from which on a third of a core could not keep up. */
    private static final long FLOODED = 20_000;

    /** Of a core, while it is busy: a third. */
    private static final int PAUSE_FOR_WORK = 2;

    /** Of a core, in a flood: a tenth. */
    private static final int PAUSE_IN_A_FLOOD = 9;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long since;
    private long committedThen;
    private int pause;
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
        double rate = (double) (committed - committedThen) * SECOND / passed;
        pause = rate > FLOODED ? PAUSE_IN_A_FLOOD : rate > BUSY ? PAUSE_FOR_WORK : 0;
        since = now;
        committedThen = committed;
        if (pause == 0) {
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
        notBefore = ended + cpu * pause;
    }
}
