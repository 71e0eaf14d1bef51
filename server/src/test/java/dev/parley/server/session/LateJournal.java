package dev.parley.server.session;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal that commits what it has when the test says so, in whatever pieces, or fails. */
final class LateJournal implements Journal {

    final List<Event> events = new ArrayList<>();
    final List<Integer> appends = new ArrayList<>();
    private final Listener listener;
    private boolean prompt;
    private boolean isFailed;
    private boolean isResuming;
    private boolean resumes = true;
    private boolean replayHeld;
    private boolean replayFails;
    private long committed;

    LateJournal(Listener listener) {
        this.listener = listener;
    }

    /** Commits at once from here on, or no longer. */
    void prompt(boolean yes) {
        prompt = yes;
        if (yes) {
            commitAll();
        }
    }

    long committed() {
        return committed;
    }

    int waiting() {
        return (int) (events.size() - committed);
    }

    void commit(int count) {
        committed += Math.min(count, waiting());
        listener.committed(committed);
    }

    void commitAll() {
        commit(waiting());
    }

    /** What waits is lost, and what comes until {@link #resume} with it. */
    void fail() {
        fail(new IOException("the disk is full"));
    }

    /** Likewise. */
    void fail(IOException cause) {
        isFailed = true;
        events.subList((int) committed, events.size()).clear();
        listener.failed(committed, cause);
    }

    /** Whoever replays it waits, or no longer. */
    synchronized void holdReplay(boolean yes) {
        replayHeld = yes;
        notifyAll();
    }

    /** A replay meets a bug, from here on. */
    synchronized void failReplay() {
        replayFails = true;
    }

    /** Says when it can be written again, from here on; or not. */
    void resumes(boolean yes) {
        resumes = yes;
        if (yes && isResuming) {
            resume();
        }
    }

    @Override
    public void resume() {
        isResuming = true;
        if (resumes) {
            isResuming = false;
            isFailed = false;
            listener.writable();
        }
    }

    @Override
    public String epoch() {
        return "epoch";
    }

    @Override
    public synchronized long replay(Consumer<Event> sink) {
        while (replayHeld) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (replayFails) {
            throw new IllegalStateException("injected");
        }
        events.subList(0, (int) committed).forEach(sink);
        return committed;
    }

    @Override
    public void append(List<Event> more) {
        if (isFailed) {
            return;
        }
        appends.add(more.size());
        events.addAll(more);
        if (prompt) {
            commitAll();
        }
    }

    @Override
    public void close() {}
}
