package dev.parley.server.session;

import dev.parley.server.core.state.State;
import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes memory what the store has, after the store could not take something: a new state is replayed on a thread of its own,
 * as after a crash, while the loop goes on turning. What comes to be decided meanwhile waits here; connections are not read,
 * so that is little: their ends, and answers of workers.
 */
final class Restoring {

    private static final Logger LOG = LoggerFactory.getLogger("parley");
    private static final long RETRY_S = 1;

    private final Journal journal;
    private final Supplier<State> emptyState;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Executor thread;
    private boolean underWay;

    /**
     * @param emptyState makes what the journal is replayed into
     */
    Restoring(Journal journal, Supplier<State> emptyState) {
        this(journal, emptyState, Restoring::onAThreadOfItsOwn);
    }

    /**
     * @param thread replays
     */
    Restoring(Journal journal, Supplier<State> emptyState, Executor thread) {
        this.journal = journal;
        this.emptyState = emptyState;
        this.thread = thread;
    }

    private static void onAThreadOfItsOwn(Runnable replay) {
        Thread thread = new Thread(replay, "parley-restoring");
        thread.setDaemon(true);
        thread.start();
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Has something done when memory is good again. */
    void afterwards(Runnable work) {
        waiting.add(work);
    }

    /**
     * Begins.
     *
     * @param restored is told of the new state, on the thread that replayed it
     * @param ended is told there of a bug, if there will never be one
     */
    void begin(Consumer<State> restored, Consumer<Throwable> ended) {
        underWay = true;
        thread.execute(() -> replay(restored, ended));
    }

    private void replay(Consumer<State> restored, Consumer<Throwable> ended) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                State state = emptyState.get();
                try {
                    journal.replay(state::apply);
                    restored.accept(state);
                    return;
                } catch (IOException unreadable) {
                    LOG.error("The store cannot be read; trying again: {}", unreadable.getMessage());
                    TimeUnit.SECONDS.sleep(RETRY_S);
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            // Nobody is read until this ends, and it will not.
            ended.accept(bug);
        }
    }

    /** Memory is good again; does what waited, in its order. */
    void end() {
        underWay = false;
        while (!waiting.isEmpty() && !underWay) {
            Guarded.run("doing what waited for memory", waiting.remove());
        }
    }
}
