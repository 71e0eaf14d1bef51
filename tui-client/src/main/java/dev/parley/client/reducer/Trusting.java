package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Page;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.TrustServer;
import dev.parley.client.terminal.Key;
import java.util.List;
import java.util.Locale;

/** Servers that the person is asked about before anything is sent, and servers to which nothing is sent at all. */
final class Trusting {

    private static final String DECLINED = "Not connected: you do not trust the server.";

    private Trusting() {}

    /** What was typed to sign in waits for the answer. */
    static void ask(Turn turn, Event.UnknownServer unknown) {
        Linking.stop(turn, "the server is not known");
        TrustServer question = new TrustServer(turn.server, unknown.key(), unknown.why());
        // The full-screen client draws the question; the line client prints this.
        turn.effect(new Effect.ShownPage(new Page("This server is not known.", question.lines(), 0)));
        Questions.ask(turn, question);
    }

    /** Letters alone answer: Enter may have been meant for something else. */
    static void pressed(Turn turn, TrustServer question, Key key) {
        Action action = turn.preferences.keys().action(key).orElse(null);
        String letter = key instanceof Key.Text text ? text.text().toLowerCase(Locale.ROOT) : "";
        if (letter.equals("y")) {
            turn.writing = turn.writing.question(null);
            yes(turn, question);
        } else if (letter.equals("n") || action == Action.CANCEL || action == Action.INTERRUPT) {
            turn.writing = turn.writing.question(null);
            no(turn);
        }
    }

    static void yes(Turn turn, TrustServer question) {
        turn.connection = new Connection.Connecting(0);
        turn.effect(new Effect.Trust(question.server(), question.key()));
    }

    static void no(Turn turn) {
        SigningIn.failed(turn, DECLINED);
        if (turn.form != null) {
            turn.form = turn.form.focus(SignInForm.Field.SERVER);
        }
    }

    /** What it may mean, and what to do, is more than a status has room for. */
    static void refused(Turn turn, String why) {
        List<String> lines = why.lines().toList();
        Linking.stop(turn, lines.get(0));
        turn.show(new Page("No connection.", lines, 0));
        SigningIn.failed(turn, lines.get(0) + (turn.session == null ? "" : " /reconnect tries again."));
    }
}
