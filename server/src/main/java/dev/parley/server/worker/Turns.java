package dev.parley.server.worker;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Work that waits, in one queue for each asker. Askers are served in turn, one piece of work each: a new asker waits for at
 * most one piece of every other. Any thread.
 */
final class Turns<T> {

    /** A piece of work whose turn it is. */
    record Turn<T>(String asker, T work) {}

    /** One asker's work. */
    private static final class Line<T> {
        private final String asker;
        private final Queue<T> waiting = new ArrayDeque<>();
        private int underWay;
        private boolean hasTurn;

        Line(String asker) {
            this.asker = asker;
        }
    }

    private final int most;
    private final int mostOfOne;
    private final int atATimeOfOne;
    private final Map<String, Line<T>> lines = new HashMap<>();
    private final Queue<Line<T>> turns = new ArrayDeque<>();
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

    /** Adds work behind the asker's own. False if too much waits already. */
    synchronized boolean offer(String asker, T work) {
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
        while (turns.isEmpty()) {
            wait();
        }
        Line<T> line = turns.remove();
        line.hasTurn = false;
        line.underWay++;
        waiting--;
        T work = line.waiting.remove();
        queue(line);
        return new Turn<>(line.asker, work);
    }

    /** A piece of this asker's work has ended. */
    synchronized void done(String asker) {
        Line<T> line = lines.get(asker);
        if (line != null) {
            line.underWay--;
            queue(line);
            if (line.underWay == 0 && line.waiting.isEmpty()) {
                lines.remove(asker);
            }
        }
    }

    /** Drops all that waits. */
    synchronized void clear() {
        turns.forEach(line -> line.hasTurn = false);
        turns.clear();
        lines.values().forEach(line -> line.waiting.clear());
        lines.values().removeIf(line -> line.underWay == 0);
        waiting = 0;
    }

    /** Gives the asker the last turn, if it has work that may begin. */
    private void queue(Line<T> line) {
        if (!line.hasTurn && !line.waiting.isEmpty() && line.underWay < atATimeOfOne) {
            line.hasTurn = true;
            turns.add(line);
            notifyAll();
        }
    }
}
