package dev.parley.client.reducer;

import dev.parley.client.edit.LineEditor;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Destination;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Switcher;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Result;
import java.util.List;

/** The switcher: a jump to any room or person, by some letters of its name. It has the keyboard while it is open. */
final class Switching {

    private static final int PAGE = 10;

    private Switching() {}

    static void open(Turn turn) {
        Selecting.leave(turn);
        turn.completing = null;
        List<Destination> offers = Destinations.all(turn, List.of());
        turn.writing = turn.writing.switcher(Switcher.of(offers, Destinations.placeOfTheLast(turn, offers)));
        if (turn.isOnline()) {
            Offering.ask(turn);
        }
    }

    /** The server has said which rooms there are. */
    static void offered(Turn turn, Result.RoomList list) {
        Offering.told(turn, list.rooms());
        Switcher switcher = turn.writing.switcher();
        if (switcher != null) {
            List<Destination> offers = Destinations.all(turn, list.rooms());
            List<Destination> found = Destinations.fitting(switcher.query().text(), offers);
            turn.writing = turn.writing.switcher(switcher.offers(offers, found));
        }
    }

    static void close(Turn turn) {
        turn.writing = turn.writing.switcher(null);
    }

    static void pressed(Turn turn, Switcher switcher, Key key) {
        if (key instanceof Key.Text text) {
            look(turn, switcher, switcher.query().insert(text.text()));
        } else if (key instanceof Key.Paste paste) {
            look(
                    turn,
                    switcher,
                    switcher.query().insert(paste.text().replace('\n', ' ').strip()));
        } else {
            turn.preferences.keys().action(key).ifPresent(action -> act(turn, switcher, action));
        }
    }

    static void wheel(Turn turn, Switcher switcher, int rows) {
        page(turn, switcher, rows);
    }

    static void click(Turn turn, Switcher switcher, int place) {
        go(turn, switcher.chosen(place));
    }

    private static void act(Turn turn, Switcher switcher, Action action) {
        boolean empty = switcher.query().isEmpty();
        switch (action) {
            case SEND -> go(turn, switcher);
            case CANCEL, INTERRUPT -> close(turn);
            case OLDER_LINE, PREVIOUS_ROOM, COMPLETE_BACK -> step(turn, switcher, -1);
            case NEWER_LINE, NEXT_ROOM, COMPLETE -> step(turn, switcher, 1);
            case PAGE_UP -> page(turn, switcher, -PAGE);
            case PAGE_DOWN -> page(turn, switcher, PAGE);
            case JUMP -> {
                if (switcher.query().afterCaret().isEmpty()) {
                    step(turn, switcher, 1);
                } else {
                    look(turn, switcher, switcher.query().killToEnd());
                }
            }
            case END_OF_INPUT -> {
                if (empty) {
                    close(turn);
                } else {
                    look(turn, switcher, switcher.query().delete());
                }
            }
            default -> look(turn, switcher, Editing.edit(switcher.query(), action));
        }
    }

    private static void look(Turn turn, Switcher switcher, LineEditor query) {
        boolean same = query.text().equals(switcher.query().text());
        turn.writing = turn.writing.switcher(
                same
                        ? switcher.query(query, switcher.found()).chosen(switcher.chosen())
                        : switcher.query(query, Destinations.fitting(query.text(), switcher.offers())));
    }

    /** Round its ends. */
    private static void step(Turn turn, Switcher switcher, int places) {
        if (!switcher.found().isEmpty()) {
            int chosen =
                    Math.floorMod(switcher.chosen() + places, switcher.found().size());
            turn.writing = turn.writing.switcher(switcher.chosen(chosen));
        }
    }

    /** Up to its ends. */
    private static void page(Turn turn, Switcher switcher, int places) {
        int last = switcher.found().size() - 1;
        int chosen = Math.max(0, Math.min(last, switcher.chosen() + places));
        turn.writing = turn.writing.switcher(switcher.chosen(chosen));
    }

    private static void go(Turn turn, Switcher switcher) {
        if (switcher.found().isEmpty()) {
            return;
        }
        close(turn);
        String name = switcher.found().get(switcher.chosen()).name();
        Conversation known = turn.get(RoomKey.of(name));
        if (known != null) {
            Viewing.view(turn, known.key());
            return;
        }
        Entering.line(turn, "/join " + name);
        if (Drafts.current(turn).editor().isEmpty()) {
            Drafts.noteLeaving(turn);
        }
    }
}
