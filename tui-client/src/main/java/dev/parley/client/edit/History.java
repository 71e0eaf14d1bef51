package dev.parley.client.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines written before, oldest first, and where in them the person is looking. The line under way when they began to look is kept as the
 * draft, and comes back below the newest. Immutable; any thread.
 *
 * <pre>{@code
 * history = history.older(editor.text());
 * editor = editor.withText(history.shown());
 * }</pre>
 */
public final class History {

    private final List<String> lines;
    private final int limit;
    private final int place;
    private final String draft;

    private History(List<String> lines, int limit, int place, String draft) {
        this.lines = lines;
        this.limit = limit;
        this.place = place;
        this.draft = draft;
    }

    /** A history that keeps at most so many lines. */
    public static History empty(int limit) {
        return new History(List.of(), limit, 0, "");
    }

    /** With one more line as the newest, looking at none. An empty line, or the newest once more, is not added. */
    public History add(String line) {
        List<String> all = new ArrayList<>(lines);
        if (!line.isBlank() && (all.isEmpty() || !all.get(all.size() - 1).equals(line))) {
            all.add(line);
        }
        List<String> kept = List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
        return new History(kept, limit, kept.size(), "");
    }

    /** One line further back; {@code current} is what stands in the editor, kept as the draft when the looking begins. */
    public History older(String current) {
        if (place == 0) {
            return this;
        }
        return new History(lines, limit, place - 1, isLooking() ? draft : current);
    }

    /** One line further on, at last to the draft; the same history where there is nothing newer. */
    public History newer() {
        return isLooking() ? new History(lines, limit, place + 1, draft) : this;
    }

    /** Whether a past line is shown, and not the draft. */
    public boolean isLooking() {
        return place < lines.size();
    }

    /** The past line looked at, or the draft. */
    public String shown() {
        return isLooking() ? lines.get(place) : draft;
    }

    /** All lines, oldest first. */
    public List<String> lines() {
        return lines;
    }
}
