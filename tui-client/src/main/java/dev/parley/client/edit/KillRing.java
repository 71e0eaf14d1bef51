package dev.parley.client.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * What was cut, oldest first, and which of it would be put in next. Keeps the newest {@value #MOST} cuts. Immutable.
 *
 * @param place the cut that is yanked; turned back by {@link #turned}, and the newest again after the next cut
 */
record KillRing(List<String> cuts, int place) {

    static final int MOST = 10;

    static final KillRing EMPTY = new KillRing(List.of(), -1);

    boolean isEmpty() {
        return cuts.isEmpty();
    }

    /** What is yanked. */
    String current() {
        return isEmpty() ? "" : cuts.get(place);
    }

    KillRing cut(String text) {
        List<String> all = new ArrayList<>(cuts);
        all.add(text);
        List<String> kept = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
        return new KillRing(kept, kept.size() - 1);
    }

    /** The newest cut has grown: another one in the same direction came right after it. */
    KillRing grown(String text) {
        List<String> all = new ArrayList<>(cuts.subList(0, cuts.size() - 1));
        all.add(text);
        return new KillRing(List.copyOf(all), all.size() - 1);
    }

    String newest() {
        return isEmpty() ? "" : cuts.get(cuts.size() - 1);
    }

    /** The cut before the one that was yanked; behind the oldest comes the newest again. */
    KillRing turned() {
        return isEmpty() ? this : new KillRing(cuts, Math.floorMod(place - 1, cuts.size()));
    }
}
