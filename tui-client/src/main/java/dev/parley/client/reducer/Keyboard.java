package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Size;
import dev.parley.client.model.TrustServer;
import dev.parley.client.terminal.Key;

/** Keys, brought to what has the keyboard: the form, a page, or the conversation in view. */
final class Keyboard {

    private Keyboard() {}

    static void pressed(Turn turn, Key key) {
        if (key instanceof Key.Resize resize) {
            turn.size = new Size(resize.columns(), resize.rows());
            Toggling.resized(turn);
        } else if (key instanceof Key.Focus focus) {
            turn.focused = focus.gained();
        } else if (key instanceof Key.Closed) {
            Commands.quit(turn);
        } else if (turn.preferences.keys().action(key).orElse(null) == Action.REDRAW) {
            turn.effect(new Effect.Redraw());
        } else if (key instanceof Key.Stop
                || turn.preferences.keys().action(key).orElse(null) == Action.SUSPEND) {
            turn.effect(new Effect.Suspend());
        } else if (key instanceof Key.Mouse mouse) {
            Pointing.moved(turn, mouse);
        } else if (turn.writing.question() instanceof TrustServer trust) {
            Trusting.pressed(turn, trust, key);
        } else if (turn.form != null && turn.page != null) {
            PageKeys.pressed(turn, turn.page, key);
        } else if (turn.form != null) {
            FormKeys.pressed(turn, turn.form, key);
        } else if (turn.finding != null && turn.finding.shown()) {
            Searching.pressed(turn, turn.finding, key);
        } else if (turn.page != null) {
            PageKeys.pressed(turn, turn.page, key);
        } else {
            ChatKeys.pressed(turn, key);
        }
    }
}
