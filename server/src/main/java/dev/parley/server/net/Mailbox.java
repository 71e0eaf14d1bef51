package dev.parley.server.net;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What other threads want done on the loop. It needs no bound of its own: each who posts has one (the password worker's
 * queue, the journal's batches, the operator's one command at a time).
 */
final class Mailbox {

    private static final int MAX_A_TURN = 1024;

    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();

    /** Any thread. */
    void post(Runnable action) {
        queue.add(action);
    }

    /** Any thread. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /**
     * Does what waits. The loop's thread.
     *
     * @param runner runs each action, and keeps its bugs from the next
     */
    void drain(Consumer<Runnable> runner) {
        for (int i = 0; i < MAX_A_TURN; i++) {
            Runnable action = queue.poll();
            if (action == null) {
                return;
            }
            runner.accept(action);
        }
    }
}
