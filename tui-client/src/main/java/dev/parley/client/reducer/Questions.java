package dev.parley.client.reducer;

import dev.parley.client.edit.LineEditor;
import dev.parley.client.edit.Pieces;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Question;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import java.util.List;

/** What is asked before something that cannot be taken back, and the answers: Enter sends, {@code e} edits, Esc drops. */
final class Questions {

    private Questions() {}

    /** A paste: as if it had been typed, but for many lines. */
    static void paste(Turn turn, Key.Paste paste) {
        String text = paste.text().endsWith("\n")
                ? paste.text().substring(0, paste.text().length() - 1)
                : paste.text();
        LineEditor editor = Drafts.current(turn).editor();
        boolean many = text.lines().count() > turn.preferences.pasteLines();
        boolean tooLong = editor.text().length() + text.length() > editor.limit();
        if (many || tooLong || paste.cut()) {
            turn.writing = turn.writing.question(new Question.Pasted(text, paste.cut()));
        } else {
            Drafts.edit(turn, e -> e.insert(text));
        }
    }

    /** The keyboard while something is asked. What is no answer does nothing. */
    static void pressed(Turn turn, Question question, Key key) {
        Action action = turn.preferences.keys().action(key).orElse(null);
        boolean mayEdit = !(question instanceof Question.Delete);
        if (mayEdit && key instanceof Key.Text text && text.text().equalsIgnoreCase("e")) {
            turn.writing = turn.writing.question(null);
            edit(turn, question);
        } else if (action == Action.SEND) {
            turn.writing = turn.writing.question(null);
            send(turn, question);
        } else if (action == Action.CANCEL || action == Action.INTERRUPT) {
            turn.writing = turn.writing.question(null);
            if (!(question instanceof Question.Delete)) {
                turn.say(Tone.INFO, question instanceof Question.Pasted ? "The paste was dropped." : "Not sent.");
            }
        }
    }

    private static void edit(Turn turn, Question question) {
        if (question instanceof Question.Pasted pasted) {
            LineEditor before = Drafts.current(turn).editor();
            Drafts.edit(turn, editor -> editor.insert(pasted.text()));
            if (before.text().length() + pasted.text().length() > before.limit()) {
                turn.complain(
                        "Only the beginning of the paste fits in here: " + before.limit() + " characters in all.");
            }
        }
    }

    private static void send(Turn turn, Question question) {
        if (question instanceof Question.Delete delete) {
            Amending.delete(turn, delete.message().seq());
            return;
        }
        LineEditor editor = Drafts.current(turn).editor();
        String text = question instanceof Question.Pasted pasted
                ? editor.beforeCaret() + pasted.text() + editor.afterCaret()
                : ((Question.TooLong) question).text();
        List<String> pieces = Pieces.of(text, turn.maxText());
        String key = turn.conversations.currentKey();
        if (turn.get(key) == null) {
            turn.complain("You are in no room. /join ROOM goes to one, /list rooms shows them.");
            return;
        }
        Drafts.put(turn, Drafts.current(turn).editor(editor.cleared()));
        for (String piece : pieces) {
            Delivery.say(turn, key, piece, null);
        }
    }
}
