package dev.parley.client.reducer;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Question;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;
import java.util.List;

/**
 * {@code /logout}: in this window alone, where another one of the person shares the token. Else the server is asked to void it, and to take
 * the person out of every room if this was their last connection; that is a question first.
 */
final class SigningOut {

    private SigningOut() {}

    static void command(Turn turn) {
        if (turn.session != null) {
            turn.effect(new Effect.AskShared(turn.server, turn.session.user()));
        }
    }

    static void known(Turn turn, boolean shared) {
        if (turn.session == null) {
            return;
        }
        List<String> rooms = turn.conversations.listed().stream()
                .filter(conversation -> !conversation.isDirect())
                .map(Conversation::title)
                .toList();
        if (shared) {
            here(turn);
        } else if (rooms.isEmpty()) {
            everywhere(turn);
        } else {
            Questions.ask(turn, new Question.LogOut(rooms));
        }
    }

    /** The token stays good for the others: the server is not asked. */
    private static void here(Turn turn) {
        turn.effect(new Effect.Disconnect());
        // Else this window would count as one that is still signed in, and the last one would not know that it is the
        // last.
        turn.effect(new Effect.ReleaseToken());
        SigningIn.loggedOut(turn);
        Linking.connect(turn, 0);
        turn.say(Tone.INFO, "Signed out in this window. Your other windows stay signed in.");
    }

    static void everywhere(Turn turn) {
        if (turn.isOnline()) {
            turn.ask(new Request.Logout(), Purpose.Question.LOGOUT);
        } else {
            turn.complain("No connection; /logout needs one. Try again when it is back.");
        }
    }

    /** The server has done it. */
    static void done(Turn turn) {
        Remembering.loggedOut(turn);
        SigningIn.loggedOut(turn);
        turn.connection = new Connection.Greeted(turn.connection.attempt());
        turn.say(Tone.INFO, "Signed out.");
    }
}
