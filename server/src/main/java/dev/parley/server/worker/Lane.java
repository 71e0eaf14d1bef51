package dev.parley.server.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads for one kind of work, which waits for no other kind. Any thread may offer work. */
final class Lane<T> implements AutoCloseable {

    /** One thread's hands. */
    interface Worker<T> extends AutoCloseable {

        void work(T piece);

        /** The thread ends. */
        @Override
        void close();
    }

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final Turns<T> turns;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /**
     * Starts its threads.
     *
     * @param name of the threads, which are numbered
     * @param workers makes one for each thread
     */
    Lane(String name, int threadCount, Turns<T> turns, Supplier<? extends Worker<T>> workers) {
        this.turns = turns;
        for (int i = 1; i <= threadCount; i++) {
            Thread thread = new Thread(() -> run(workers), name + "-" + i);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, failure) -> LOG.error("{} has ended", t.getName(), failure));
            threads.add(thread);
            thread.start();
        }
    }

    /** A lane whose work is to be run, and whose threads hold nothing. */
    static Lane<Runnable> ofTasks(String name, int threadCount, Turns<Runnable> turns) {
        return new Lane<>(name, threadCount, turns, Running::new);
    }

    private static final class Running implements Worker<Runnable> {
        @Override
        public void work(Runnable piece) {
            piece.run();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /** False if too much waits already, of this asker or of all. */
    boolean offer(String asker, T piece) {
        return offer(asker, false, piece);
    }

    /** As {@link Turns#offer(String, boolean, Object)}. */
    boolean offer(String asker, boolean isKnown, T piece) {
        return !closing && turns.offer(asker, isKnown, piece);
    }

    int waiting() {
        return turns.waiting();
    }

    /** Drops what waits. The threads end after what they are at; nobody waits for that. */
    @Override
    public void close() {
        closing = true;
        turns.clear();
        threads.forEach(Thread::interrupt);
    }

    boolean isClosing() {
        return closing;
    }

    private void run(Supplier<? extends Worker<T>> workers) {
        try (Worker<T> worker = workers.get()) {
            while (!closing) {
                Turns.Turn<T> turn = turns.take();
                work(worker, turn);
            }
        } catch (InterruptedException toEnd) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Worker<T> worker, Turns.Turn<T> turn) {
        try {
            worker.work(turn.work());
        } catch (RuntimeException | Error bug) {
            // The next piece of work must find a thread.
            LOG.error("A piece of work failed on {}", Thread.currentThread().getName(), bug);
        } finally {
            turns.done(turn);
        }
    }
}
