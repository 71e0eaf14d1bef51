package dev.parley.server.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last steps of a run, a line each, for whoever has to find out what led there. Writes nothing unless it is on. */
final class Trace {

    private static final int KEPT = Integer.getInteger("parley.trace", 150);
    private static final int WIDTH = 220;

    private final Deque<String> lines = new ArrayDeque<>();
    private final boolean isOn;
    private int step;

    Trace(boolean isOn) {
        this.isOn = isOn;
    }

    void step(int number) {
        step = number;
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is in no library that we have
    void note(String what, Object... of) {
        if (!isOn) {
            return;
        }
        String line = step + " " + what.formatted(of);
        lines.addLast(line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
