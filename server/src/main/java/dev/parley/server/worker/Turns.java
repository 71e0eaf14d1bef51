package dev.parley.server.worker;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Work that waits, in one queue for each asker. Askers are served in turn, one piece of work each: a new asker waits for at
 * most one piece of every other. Askers who are known have turns of their own, of which one comes after each turn of the others:
 * however many strangers there are, one who is known waits for as many of them as of those who are known. Any thread.
 */
final class Turns<T> {

    /** A piece of work whose turn it is. */
    record Turn<T>(Line<T> line, T work) {}

    private record Asker(String name, boolean isKnown) {}

    /** One asker's work. */
    static final class Line<T> {
        private final Asker asker;
        private final Queue<T> waiting = new ArrayDeque<>();
        private int underWay;
        private boolean hasTurn;

        private Line(Asker asker) {
            this.asker = asker;
        }
    }

    private final int most;
    private final int mostOfOne;
    private final int atATimeOfOne;
    private final Map<Asker, Line<T>> lines = new HashMap<>();
    private final Queue<Line<T>> known = new ArrayDeque<>();
    private final Queue<Line<T>> strangers = new ArrayDeque<>();
    private boolean wasKnown;
    private int waiting;

    /**
     * @param most pieces that wait, of all askers; one that has none waiting may add one beyond that, up to twice as many in all, so
     *     that a few askers keep nobody else out
     * @param mostOfOne pieces that wait, of one asker
     * @param atATimeOfOne pieces of one asker that are under way at the same time
     */
    Turns(int most, int mostOfOne, int atATimeOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.atATimeOfOne = atATimeOfOne;
    }

    /** Adds work of one who is not known. */
    boolean offer(String asker, T work) {
        return offer(asker, false, work);
    }

    /**
     * Adds work behind the asker's own. False if too much waits already.
     *
     * @param isKnown whose turn it takes; an asker may have some of both
     */
    synchronized boolean offer(String name, boolean isKnown, T work) {
        Asker asker = new Asker(name, isKnown);
        Line<T> before = lines.get(asker);
        int own = before == null ? 0 : before.waiting.size();
        if (own >= mostOfOne || waiting >= (own == 0 ? 2L * most : most)) {
            return false;
        }
        Line<T> line = lines.computeIfAbsent(asker, Line::new);
        line.waiting.add(work);
        waiting++;
        queue(line);
        return true;
    }

    /** Waits for work. Whoever takes it calls {@link #done} after it. */
    synchronized Turn<T> take() throws InterruptedException {
        while (known.isEmpty() && strangers.isEmpty()) {
            wait();
        }
        wasKnown = !known.isEmpty() && (strangers.isEmpty() || !wasKnown);
        Line<T> line = (wasKnown ? known : strangers).remove();
        line.hasTurn = false;
        line.underWay++;
        waiting--;
        T work = line.waiting.remove();
        queue(line);
        return new Turn<>(line, work);
    }

    /** A piece of work has ended. */
    synchronized void done(Turn<T> turn) {
        Line<T> line = turn.line;
        line.underWay--;
        queue(line);
        if (line.underWay == 0 && line.waiting.isEmpty()) {
            lines.remove(line.asker);
        }
    }

    /** How much waits, of all askers. */
    synchronized int waiting() {
        return waiting;
    }

    /** Drops all that waits. */
    synchronized void clear() {
        lines.values().forEach(line -> {
            line.hasTurn = false;
            line.waiting.clear();
        });
        known.clear();
        strangers.clear();
        lines.values().removeIf(line -> line.underWay == 0);
        waiting = 0;
    }

    /** Gives the asker the last turn, if it has work that may begin. */
    private void queue(Line<T> line) {
        if (!line.hasTurn && !line.waiting.isEmpty() && line.underWay < atATimeOfOne) {
            line.hasTurn = true;
            (line.asker.isKnown ? known : strangers).add(line);
            notifyAll();
        }
    }
}
