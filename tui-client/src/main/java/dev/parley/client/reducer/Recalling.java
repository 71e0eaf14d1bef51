package dev.parley.client.reducer;

import dev.parley.client.edit.Entered;
import dev.parley.client.edit.LineEditor;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Recall;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import dev.parley.client.text.Graphemes;
import org.jspecify.annotations.Nullable;

/** Ctrl-R: looks for a line among all that were entered, and shows it in place of the one under way. */
final class Recalling {

    private static final Key NEWER = Key.of("Ctrl-S");

    private Recalling() {}

    static void begin(Turn turn) {
        Entered entered = turn.writing.entered();
        if (entered.lines().isEmpty()) {
            turn.say(Tone.INFO, "You have written nothing yet.");
        } else {
            LineEditor editor = Drafts.current(turn).editor();
            turn.writing = turn.writing.recall(new Recall("", entered.lines().size(), false, editor));
        }
    }

    /** Whether the key was for the search. Any other takes what was found, and then does what it does. */
    static boolean takes(Turn turn, Recall recall, Key key) {
        Action action = turn.preferences.keys().action(key).orElse(null);
        if (key instanceof Key.Text text) {
            search(turn, recall, recall.query() + text.text(), recall.place());
        } else if (key instanceof Key.Paste paste) {
            search(
                    turn,
                    recall,
                    recall.query() + paste.text().lines().findFirst().orElse(""),
                    recall.place());
        } else if (action == Action.RECALL) {
            search(turn, recall, recall.query(), recall.place() - 1);
        } else if (key.equals(NEWER)) {
            newer(turn, recall);
        } else if (action == Action.BACKSPACE) {
            String query = recall.query();
            search(
                    turn,
                    recall,
                    query.substring(0, Graphemes.previous(query, query.length())),
                    turn.writing.entered().lines().size());
        } else if (action == Action.CANCEL || action == Action.INTERRUPT) {
            Drafts.edit(
                    turn,
                    editor -> editor.withText(
                            recall.before().text(), recall.before().caret()));
            turn.writing = turn.writing.recall(null);
        } else {
            turn.writing = turn.writing.recall(null);
            return action == Action.SEND;
        }
        return true;
    }

    private static void search(Turn turn, Recall recall, String query, int from) {
        found(turn, recall, query, query.isEmpty() ? -1 : turn.writing.entered().olderWith(query, from));
    }

    private static void newer(Turn turn, Recall recall) {
        found(turn, recall, recall.query(), turn.writing.entered().newerWith(recall.query(), recall.place() + 1));
    }

    private static void found(Turn turn, Recall recall, String query, int place) {
        boolean missing = place < 0 && !query.isEmpty();
        turn.writing =
                turn.writing.recall(new Recall(query, place < 0 ? recall.place() : place, missing, recall.before()));
        @Nullable
        String line = place < 0 ? null : turn.writing.entered().lines().get(place);
        if (line != null) {
            Drafts.edit(turn, editor -> editor.withText(line, Math.max(0, Entered.indexIn(line, query))));
        }
    }
}
