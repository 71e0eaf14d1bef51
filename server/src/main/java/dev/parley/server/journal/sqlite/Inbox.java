package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * What waits for the writer. Events are not bounded here: whoever appends bounds what is not committed yet (the commit gate
 * mutes connections), and nothing may be refused that was decided. Any thread puts in; the writer takes out.
 */
final class Inbox {

    /** Events in one transaction, but for one append that is larger. More would not be faster, only later. */
    private static final int BATCH = 4_096;

    /** What the writer does next. */
    sealed interface Work {

        record Commit(List<Event> events) implements Work {}

        record Do(Chore chore) implements Work {}

        record Resume() implements Work {}

        /** There was nothing to do for a while. */
        record Look() implements Work {}

        record End() implements Work {}
    }

    /** So long there may be nothing to do before the writer looks after the store. */
    private static final long IDLE_MS = 10_000;

    private final Queue<List<Event>> appended = new ArrayDeque<>();
    private final Queue<Chore> chores = new ArrayDeque<>();
    private boolean isFailed;
    private boolean mayResume;
    private boolean isClosing;
    private boolean wasCommit;

    synchronized void append(List<Event> events) {
        if (!isFailed && !events.isEmpty()) {
            appended.add(events);
            notifyAll();
        }
    }

    /** For between two commits. */
    synchronized void add(Chore chore) {
        if (isClosing) {
            chore.cancel();
            return;
        }
        chores.add(chore);
        notifyAll();
    }

    /** Everything that was appended is dropped, and is until {@link #resume}. */
    synchronized void fail() {
        isFailed = true;
        appended.clear();
    }

    synchronized void resume() {
        isFailed = false;
        mayResume = true;
        notifyAll();
    }

    /** What is in here is done, and nothing after it. */
    synchronized void close() {
        isClosing = true;
        chores.forEach(Chore::cancel);
        chores.clear();
        notifyAll();
    }

    synchronized boolean isClosing() {
        return isClosing;
    }

    /** Waits for something to do. Of chores there is one between two commits, however many wait. */
    synchronized Work take() throws InterruptedException {
        while (true) {
            if (mayResume) {
                mayResume = false;
                return new Work.Resume();
            }
            boolean isChoresTurn = !chores.isEmpty() && !isFailed && (appended.isEmpty() || wasCommit);
            if (isChoresTurn) {
                wasCommit = false;
                return new Work.Do(chores.remove());
            }
            if (!appended.isEmpty()) {
                wasCommit = true;
                return new Work.Commit(batch());
            }
            if (isClosing) {
                return new Work.End();
            }
            if (isFailed) {
                wait();
            } else if (isIdleFor(IDLE_MS)) {
                return new Work.Look();
            }
        }
    }

    /** Waits; true if nothing has come for so long. */
    private synchronized boolean isIdleFor(long ms) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        TimeUnit.MILLISECONDS.timedWait(this, ms);
        return System.nanoTime() >= end && appended.isEmpty() && chores.isEmpty() && !mayResume && !isClosing;
    }

    /** One append is never divided. */
    private List<Event> batch() {
        List<Event> first = appended.remove();
        if (appended.isEmpty()) {
            return first;
        }
        List<Event> events = new ArrayList<>(first);
        for (List<Event> next = appended.peek();
                next != null && events.size() + next.size() <= BATCH;
                next = appended.peek()) {
            events.addAll(appended.remove());
        }
        return events;
    }

    /** Waits, but not for long if the journal is closed meanwhile. */
    synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !isClosing; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
