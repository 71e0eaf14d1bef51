package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the person fills in to get in.
 *
 * @param again the password once more, where it is to be a new one
 * @param register whether the name is to be a new one
 * @param error what was wrong the last time; empty if nothing was
 * @param busy whether the server has been asked and has not answered
 */
public record SignInForm(
        LineEditor server,
        LineEditor user,
        LineEditor password,
        LineEditor again,
        Field focus,
        boolean register,
        String error,
        boolean busy) {

    private static final int LONGEST = 256;

    /** Where the caret is. */
    public enum Field {
        SERVER,
        USER,
        PASSWORD,
        AGAIN,
        CHOICE
    }

    public static SignInForm of(String server, String user) {
        return new SignInForm(
                LineEditor.empty(LONGEST).withText(server),
                LineEditor.empty(LONGEST).withText(user),
                LineEditor.empty(LONGEST),
                LineEditor.empty(LONGEST),
                user.isEmpty() ? Field.USER : Field.PASSWORD,
                false,
                "",
                false);
    }

    /** The fields that are filled in, in the order in which Tab goes through them. */
    public List<Field> fields() {
        return Stream.of(Field.values())
                .filter(field -> register || field != Field.AGAIN)
                .toList();
    }

    public SignInForm focus(Field field) {
        return new SignInForm(server, user, password, again, field, register, error, busy);
    }

    public SignInForm register(boolean now) {
        return new SignInForm(server, user, password, again, focus, now, error, busy);
    }

    public SignInForm waiting() {
        return new SignInForm(server, user, password, again, focus, register, "", true);
    }

    /** Not let in: the password is to be typed again, and the caret is where it is typed. */
    public SignInForm failed(String why) {
        Field next = user.isEmpty() ? Field.USER : Field.PASSWORD;
        return new SignInForm(server, user, password.cleared(), again.cleared(), next, register, why, false);
    }

    /** Two passwords, and nobody knows which of them was meant. */
    public SignInForm unlike() {
        return new SignInForm(
                server,
                user,
                password.cleared(),
                again.cleared(),
                Field.PASSWORD,
                register,
                "The passwords differ. Type both again.",
                false);
    }

    /** Something is to be mended before the server is asked. */
    public SignInForm wrong(Field where, String why) {
        return new SignInForm(server, user, password, again, where, register, why, false);
    }

    /** The editor that has the caret; an empty one on the choice. */
    public LineEditor editor() {
        return switch (focus) {
            case SERVER -> server;
            case USER -> user;
            case PASSWORD -> password;
            case AGAIN -> again;
            case CHOICE -> LineEditor.empty();
        };
    }

    public SignInForm editor(LineEditor now) {
        return switch (focus) {
            case SERVER -> new SignInForm(now, user, password, again, focus, register, error, busy);
            case USER -> new SignInForm(server, now, password, again, focus, register, error, busy);
            case PASSWORD -> new SignInForm(server, user, now, again, focus, register, error, busy);
            case AGAIN -> new SignInForm(server, user, password, now, focus, register, error, busy);
            case CHOICE -> this;
        };
    }

    @Override
    public String toString() {
        return "SignInForm[server=" + server.text() + ", user=" + user.text() + ", password hidden, focus=" + focus
                + ", register=" + register + ", error=" + error + ", busy=" + busy + "]";
    }
}
