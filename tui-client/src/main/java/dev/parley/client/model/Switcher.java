package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;
import java.util.List;

/**
 * A jump to any room or person that the person is choosing. What is offered is put in order when it opens: it does not move under their
 * hands while they choose.
 *
 * @param query what was typed to find it
 * @param offers all there is, in the order in which it stands while nothing is typed
 * @param found those that fit what was typed, the best first
 * @param chosen which of them
 */
public record Switcher(LineEditor query, List<Destination> offers, List<Destination> found, int chosen) {

    private static final int LONGEST = 100;

    /** @param chosen the place of the one that Enter alone goes to */
    public static Switcher of(List<Destination> offers, int chosen) {
        return new Switcher(LineEditor.empty(LONGEST), offers, offers, chosen);
    }

    public Switcher query(LineEditor now, List<Destination> nowFound) {
        return new Switcher(now, offers, nowFound, 0);
    }

    /** More has become known; what was chosen stays so. */
    public Switcher offers(List<Destination> now, List<Destination> nowFound) {
        int place = 0;
        for (int i = 0; i < nowFound.size() && chosen > 0; i++) {
            place = nowFound.get(i).isSame(found.get(chosen)) ? i : place;
        }
        return new Switcher(query, now, nowFound, place);
    }

    public Switcher chosen(int place) {
        return new Switcher(query, offers, found, place);
    }
}
