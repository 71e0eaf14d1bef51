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
}
