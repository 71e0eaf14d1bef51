package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Panes.Bare;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.TranscriptRows;

/**
 * The keyboard of the bare view. While it lasts nothing moves that the person does not move: what is being selected would be lost. Keys
 * that read go on reading, any other leaves it.
 */
final class BareKeys {

    private BareKeys() {}

    static void enter(Turn turn) {
        Selecting.leave(turn);
        turn.panes = turn.panes.bare(Bare.MOVED);
        settle(turn);
    }

    /** Whether the key was for the bare view. Text is typed where it belongs, once the view is left. */
    static boolean takes(Turn turn, Key key) {
        Action action = turn.preferences.keys().action(key).orElse(null);
        if (key instanceof Key.Text || key instanceof Key.Paste) {
            leave(turn);
            return false;
        }
        if (action == null) {
            return true;
        }
        switch (action) {
            case PAGE_UP, PAGE_DOWN, OLDER_LINE, NEWER_LINE, LINE_START, LINE_END -> {
                turn.panes = turn.panes.bare(Bare.MOVED);
                scroll(turn, action);
            }
            case PREVIOUS_ROOM -> elsewhere(turn, () -> Viewing.step(turn, -1));
            case NEXT_ROOM -> elsewhere(turn, () -> Viewing.step(turn, 1));
            case NEXT_UNREAD -> elsewhere(turn, () -> Viewing.nextUnread(turn));
            case ROOM_1, ROOM_2, ROOM_3, ROOM_4, ROOM_5, ROOM_6, ROOM_7, ROOM_8, ROOM_9 ->
                elsewhere(turn, () -> Viewing.number(turn, action.room() - 1));
            case HELP,
                    TOGGLE_ROOMS,
                    TOGGLE_MEMBERS,
                    MEMBERS,
                    JUMP,
                    SEARCH,
                    PREVIOUS_MENTION,
                    NEXT_MENTION,
                    CHOOSE_OLDER,
                    RECALL -> {
                leave(turn);
                return false;
            }
            default -> leave(turn);
        }
        return true;
    }

    private static void scroll(Turn turn, Action action) {
        switch (action) {
            case PAGE_UP -> Scrolling.page(turn, -1);
            case PAGE_DOWN -> Scrolling.page(turn, 1);
            case OLDER_LINE -> Scrolling.move(turn, -1);
            case NEWER_LINE -> Scrolling.move(turn, 1);
            case LINE_START -> Going.oldest(turn);
            default -> Scrolling.bottom(turn);
        }
    }

    private static void elsewhere(Turn turn, Runnable go) {
        release(turn);
        turn.panes = turn.panes.bare(Bare.MOVED);
        go.run();
    }

    private static void leave(Turn turn) {
        release(turn);
        turn.panes = turn.panes.bare(Bare.OFF);
    }

    /** What was only kept from moving on follows the end again. */
    private static void release(Turn turn) {
        if (turn.panes.bare() == Bare.HELD) {
            Scrolling.bottom(turn);
        }
    }

    /** After every event: a transcript that would follow its end is held where it is; where there is none, nothing is bare. */
    static void settle(Turn turn) {
        if (!turn.panes.isBare()) {
            return;
        }
        Conversation here = turn.conversations.current();
        if (here == null || turn.form != null || turn.page != null || turn.isLookingElsewhere()) {
            leave(turn);
        } else if (here.scroll() == null) {
            turn.panes = turn.panes.bare(Bare.HELD);
            turn.put(here.scroll(TranscriptRows.of(turn.model(), here).end()));
        }
    }
}
