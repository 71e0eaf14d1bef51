package dev.parley.client.reducer;

import dev.parley.client.model.Connection;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Remembered;
import dev.parley.client.model.Session;
import dev.parley.client.settings.Profile;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;

/** Getting in without typing a password: with a token that was kept, or with what a program of the person's prints. */
final class Remembering {

    private Remembering() {}

    /** Signed in by an earlier run, or by another client since: as if the connection had been lost. */
    static void recalled(Turn turn, Remembered remembered) {
        boolean isBusy =
                turn.session != null || turn.credentials != null || turn.connection instanceof Connection.SigningIn;
        if (isBusy) {
            // The person was faster.
            return;
        }
        boolean wasOffered = turn.form != null && remembered.equals(turn.form.offer());
        turn.session = new Session(remembered.user(), remembered.token());
        turn.form = null;
        if (turn.connection instanceof Connection.Greeted) {
            SigningIn.greeted(turn);
        } else if (wasOffered && turn.connection instanceof Connection.Idle) {
            // The server did not wait for the answer.
            Linking.connect(turn, 0);
        }
    }

    /** Another client of the person is signed in as this user: Enter signs in here too. */
    static void offered(Turn turn, Remembered remembered) {
        if (turn.session == null && turn.form != null) {
            turn.form = turn.form.offering(remembered);
        }
    }

    static void started(Turn turn) {
        if (turn.session == null) {
            askCommand(turn);
        }
    }

    /** Where there is nobody to ask for the form's password but a program. */
    static void askCommand(Turn turn) {
        Profile profile = turn.preferences.profile();
        if (turn.form != null && profile.knowsPassword(turn.server)) {
            turn.form = turn.form.waiting();
            turn.effect(new Effect.AskPassword(profile.passwordCommand()));
        }
    }

    static void passwordGiven(Turn turn, String password) {
        // Unless the person was faster.
        if (turn.session == null
                && turn.credentials == null
                && turn.preferences.profile().knowsPassword(turn.server)) {
            SigningIn.want(turn, new Credentials(turn.preferences.profile().user(), password, false));
        }
    }

    static void signedIn(Turn turn) {
        if (turn.session != null && turn.preferences.remember()) {
            turn.effect(new Effect.KeepToken(turn.server, turn.session));
        }
    }

    /** The setting is what it is now. */
    static void chosen(Turn turn) {
        if (!turn.preferences.remember()) {
            turn.effect(new Effect.ForgetAllTokens());
        } else if (turn.isOnline()) {
            signedIn(turn);
        }
    }

    static void refused(Turn turn, ErrorReply error) {
        if (error.is(ErrorCode.BAD_CREDENTIALS)) {
            forget(turn, false);
        }
    }

    static void loggedOut(Turn turn) {
        forget(turn, true);
    }

    private static void forget(Turn turn, boolean signedOut) {
        if (turn.session != null) {
            turn.effect(new Effect.ForgetToken(turn.server, turn.session, signedOut));
        }
    }
}
