package dev.parley.client.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines entered, wherever that was, the newest last: what Ctrl-R searches. Keeps the newest {@value #MOST}. Immutable. */
public record Entered(List<String> lines) {

    public static final int MOST = 1_000;

    public static final Entered NONE = new Entered(List.of());

    /** With one more; where it was entered before, it counts as new. */
    public Entered with(String line) {
        if (line.isBlank()) {
            return this;
        }
        List<String> all = new ArrayList<>(lines);
        all.remove(line);
        all.add(line);
        return new Entered(List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size())));
    }

    /** The place of the newest line at or before a place that holds the words, in any case; -1 if there is none. */
    public int olderWith(String words, int from) {
        for (int i = Math.min(from, lines.size() - 1); i >= 0; i--) {
            if (indexIn(lines.get(i), words) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the oldest line at or behind a place that holds them; -1 if there is none. */
    public int newerWith(String words, int from) {
        for (int i = Math.max(0, from); i < lines.size(); i++) {
            if (indexIn(lines.get(i), words) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Where in a line the words stand; -1 if they do not. */
    public static int indexIn(String line, String words) {
        return line.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
    }
}
