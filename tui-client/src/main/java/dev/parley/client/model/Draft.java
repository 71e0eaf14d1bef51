package dev.parley.client.model;

import dev.parley.client.edit.History;
import dev.parley.client.edit.LineEditor;

/** What is being written in a conversation, and what was written there before. */
public record Draft(LineEditor editor, History history) {

    private static final int MOST_LINES = 200;

    public static final Draft EMPTY = new Draft(LineEditor.empty(), History.empty(MOST_LINES));

    public Draft editor(LineEditor other) {
        return new Draft(other, history);
    }

    /** The line is sent: it joins the history. */
    public Draft sent() {
        return new Draft(editor.cleared(), history.add(editor.text()));
    }
}
