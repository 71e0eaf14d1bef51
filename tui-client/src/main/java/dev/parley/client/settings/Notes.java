package dev.parley.client.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Old names in the person's files, a line each. They go on being read, so a note is no trouble. Immutable.
 *
 * @param lines what to say of them
 * @param told whether the person has read the lines already
 */
public record Notes(List<String> lines, boolean told) {

    static final Notes NONE = new Notes(List.of(), false);

    public static Notes of(List<String> lines) {
        return new Notes(List.copyOf(lines), false);
    }

    /** With what another file has; what is known already is not said twice. */
    public Notes and(List<String> more) {
        List<String> all = new ArrayList<>(lines);
        more.stream().filter(line -> !lines.contains(line)).forEach(all::add);
        return new Notes(List.copyOf(all), told && all.size() == lines.size());
    }

    /** The same, once the person has read them. */
    public Notes read() {
        return new Notes(lines, true);
    }

    /** What to say of them in one line; empty if nothing is to be said. */
    public String note() {
        return told ? "" : oneLine(lines, 0);
    }

    /** The first of several lines, and how many more there are, with those of another kind; empty if there are none. */
    static String oneLine(List<String> lines, int others) {
        int more = lines.size() - 1 + others;
        return lines.isEmpty() ? "" : lines.get(0) + (more == 0 ? "" : " (and " + more + " more: /set)");
    }
}
