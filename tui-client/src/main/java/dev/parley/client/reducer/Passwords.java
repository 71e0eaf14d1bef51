package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /password}: the old password, and the new one twice, typed unseen. The old one is known after a temporary one. */
final class Passwords {

    private static final int LEAST = 8;

    private Passwords() {}

    static void pressed(Turn turn, NewPassword asked, Key key) {
        Action action = turn.preferences.keys().action(key).orElse(null);
        if (key instanceof Key.Text text) {
            turn.writing = turn.writing.question(asked.typed(asked.typed().insert(text.text())));
        } else if (key instanceof Key.Paste paste) {
            String line = paste.text().strip().replace("\n", "");
            turn.writing = turn.writing.question(asked.typed(asked.typed().insert(line)));
        } else if (action == Action.SEND) {
            given(turn, asked.typed().text());
        } else if (action == Action.CANCEL || action == Action.INTERRUPT) {
            leave(turn, asked);
        } else if (action != null) {
            turn.writing = turn.writing.question(asked.typed(Editing.edit(asked.typed(), action)));
        }
    }

    /** The person has just signed in with a password that the operator set. */
    static void replaceTemporary(Turn turn, String temporary) {
        Questions.ask(turn, NewPassword.inPlaceOf(temporary));
    }

    /** The person has just signed in with a password that is for this once. */
    static void replaceIssued(Turn turn, String issued) {
        Questions.ask(turn, NewPassword.due(issued));
    }

    /** What waited for the person's own password goes on. */
    static void changed(Turn turn) {
        if (!turn.isPasswordDue()) {
            turn.say(Tone.INFO, "Password changed. Your other sessions have ended: sign in there with the new one.");
            return;
        }
        turn.session = Objects.requireNonNull(turn.session).withPassword();
        turn.say(Tone.INFO, "Password changed. Welcome.");
        turn.settings.rooms().forEach(room -> Opening.join(turn, RoomKey.unsigned(room)));
    }

    /** The server has not taken the new one. Whoever can do nothing without is asked again. */
    static void refused(Turn turn, Request.Password asked, ErrorReply error) {
        if (turn.isPasswordDue() && turn.writing.question() == null && !error.is(ErrorCode.BAD_CREDENTIALS)) {
            Questions.ask(turn, NewPassword.due(asked.oldPassword()).wrong(error.text()));
        } else {
            turn.complain(error.text());
        }
    }

    static void leave(Turn turn, NewPassword asked) {
        turn.writing = turn.writing.question(null);
        turn.say(
                Tone.INFO,
                turn.isPasswordDue()
                        ? NewPassword.FIRST
                        : "Your password is not changed." + (asked.why().isEmpty() ? "" : " /password changes it."));
        TypingAhead.arrived(turn);
    }

    /** One of the three, whole. */
    static void given(Turn turn, String password) {
        if (!(turn.writing.question() instanceof NewPassword asked)) {
            return;
        }
        String wrong = wrong(asked, password);
        if (wrong != null) {
            Questions.ask(turn, asked.wrong(wrong));
        } else if (asked.step() == NewPassword.Step.OLD) {
            Questions.ask(turn, asked.oldIs(password));
        } else if (asked.step() == NewPassword.Step.NEW) {
            Questions.ask(turn, asked.newIs(password));
        } else {
            change(turn, asked);
        }
    }

    private static @Nullable String wrong(NewPassword asked, String password) {
        if (password.isEmpty()) {
            return "Nothing was typed.";
        }
        if (asked.step() == NewPassword.Step.NEW && password.codePointCount(0, password.length()) < LEAST) {
            return "A password has at least " + LEAST + " characters.";
        }
        if (asked.step() == NewPassword.Step.NEW && !asked.why().isEmpty() && password.equals(asked.old())) {
            return "Choose another password than the one that you were given.";
        }
        boolean unlike = asked.step() == NewPassword.Step.AGAIN && !password.equals(asked.fresh());
        return unlike ? "The two new passwords are not the same." : null;
    }

    private static void change(Turn turn, NewPassword asked) {
        turn.writing = turn.writing.question(null);
        if (turn.isOnline()) {
            turn.ask(new Request.Password(asked.old(), asked.fresh()), Purpose.Question.PASSWORD);
        } else {
            turn.complain("No connection. Your password was not changed. Try again when it is back.");
        }
        TypingAhead.arrived(turn);
    }
}
