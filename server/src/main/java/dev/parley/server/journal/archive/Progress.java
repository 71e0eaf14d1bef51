package dev.parley.server.journal.archive;

import java.time.Duration;

/** A position that only grows, and those who wait for it. Any thread. */
final class Progress {

    private long reached;

    synchronized long reached() {
        return reached;
    }

    synchronized void reach(long position) {
        if (position > reached) {
            reached = position;
            notifyAll();
        }
    }

    /** Begins, or begins again where what was reached is lost: it may be less. */
    synchronized void beginAt(long position) {
        reached = position;
        notifyAll();
    }

    /**
     * Waits until a position is reached.
     *
     * @return whether it was in that time
     */
    synchronized boolean await(long position, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (reached < position) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
