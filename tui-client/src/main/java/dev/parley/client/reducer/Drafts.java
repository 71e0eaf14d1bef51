package dev.parley.client.reducer;

import dev.parley.client.edit.LineEditor;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Draft;
import java.util.function.UnaryOperator;

/** What is being written: each conversation has its own; while there is none, one line is kept all the same. */
final class Drafts {

    private Drafts() {}

    static Draft current(Turn turn) {
        Conversation here = turn.conversations.current();
        return here == null ? turn.homeless : here.draft();
    }

    static void put(Turn turn, Draft draft) {
        Conversation here = turn.conversations.current();
        if (here == null) {
            turn.homeless = draft;
        } else {
            turn.put(here.draft(draft));
        }
    }

    static void edit(Turn turn, UnaryOperator<LineEditor> change) {
        Draft draft = current(turn);
        put(turn, draft.editor(change.apply(draft.editor())));
    }

    /** After a line was entered: if it leads to another room, what is typed until the person is there belongs there. */
    static void noteLeaving(Turn turn) {
        boolean leaving = TypingAhead.isOnTheWay(turn);
        turn.writing = turn.writing.leftFor(leaving ? turn.conversations.currentKey() : "");
    }

    /** The server has let them in: what was begun on the way there comes along, if nothing stands there yet. */
    static void arrive(Turn turn, String key) {
        String from = turn.writing.leftFor();
        turn.writing = turn.writing.leftFor("");
        Conversation left = turn.get(from);
        Conversation there = turn.get(key);
        boolean stayed = from.equals(turn.conversations.currentKey()) && !from.equals(key);
        if (stayed && left != null && there != null && there.draft().editor().isEmpty()) {
            LineEditor begun = left.draft().editor();
            turn.put(left.draft(left.draft().editor(begun.cleared())));
            turn.put(there.draft(there.draft().editor(there.draft().editor().withText(begun.text(), begun.caret()))));
        }
    }

    /** What was cut in one conversation can be put in in another. */
    static void bringCuts(Turn turn, String key) {
        LineEditor from = current(turn).editor();
        turn.change(key, c -> c.draft(c.draft().editor(c.draft().editor().takingCutsOf(from))));
    }
}
