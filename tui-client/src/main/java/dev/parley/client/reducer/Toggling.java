package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Panes;
import dev.parley.client.model.Writing.Peek;
import dev.parley.client.view.Frame;

/**
 * The panes beside the messages: shown or not, as the person wants. On a screen that is too narrow for one it is folded away, which is not
 * what the person chose: the same key lays it over the messages then. There it stays while one walks through the rooms, and goes as one
 * types, with Esc, or with its key.
 */
final class Toggling {

    private Toggling() {}

    static void toggle(Turn turn, Action action) {
        Peek pane = action == Action.TOGGLE_ROOMS ? Peek.ROOMS : Peek.MEMBERS;
        if (Frame.folds(pane, turn.model())) {
            turn.writing = turn.writing.peek(turn.writing.peek() == pane ? Peek.NONE : pane);
        } else if (pane == Peek.ROOMS) {
            turn.panes = new Panes(!turn.panes.rooms(), turn.panes.members());
        } else {
            turn.panes = new Panes(turn.panes.rooms(), !turn.panes.members());
        }
    }

    /** What lies over the messages; whether anything did. */
    static boolean putAway(Turn turn) {
        boolean was = turn.writing.peek() != Peek.NONE;
        turn.writing = turn.writing.peek(Peek.NONE);
        return was;
    }

    /** On a wider screen the pane stands where it belongs. */
    static void resized(Turn turn) {
        if (!Frame.folds(turn.writing.peek(), turn.model())) {
            putAway(turn);
        }
    }
}
