package dev.parley.client.model;

import dev.parley.client.edit.History;
import dev.parley.client.edit.LineEditor;
import org.jspecify.annotations.Nullable;

/**
 * What is being written in a conversation, and what was written there before.
 *
 * @param aim null for a plain message
 */
public record Draft(
        LineEditor editor, History history, @Nullable Aim aim) {

    private static final int MOST_LINES = 200;

    public static final Draft EMPTY = new Draft(LineEditor.empty(), History.empty(MOST_LINES), null);

    public Draft editor(LineEditor other) {
        return new Draft(other, history, aim);
    }

    /** A line of the history in place of what is written; what it was for is given up. */
    public Draft looking(History now) {
        return new Draft(editor.withText(now.shown()), now, null);
    }

    /** It is for this from now on, and reads so. */
    public Draft aimed(Aim now, String text) {
        return new Draft(editor.withText(text), history, now);
    }

    /** It is a plain message again, with what stood there before. */
    public Draft unaimed() {
        return aim == null ? this : new Draft(editor.withText(aim.before()), history.add(""), null);
    }

    /** It is a plain message with the text that it has; what stood there before is in the history. */
    public Draft freed(Aim from) {
        return new Draft(editor, history.add(from.before()), null);
    }

    /** The line is sent: it joins the history, and what stood there before it comes back. */
    public Draft sent() {
        LineEditor after = editor.cleared();
        return new Draft(
                aim == null || aim.before().isEmpty() ? after : after.withText(aim.before()),
                history.add(editor.text()),
                null);
    }
}
