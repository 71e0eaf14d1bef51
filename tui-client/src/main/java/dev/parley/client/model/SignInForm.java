package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;

/**
 * What the person fills in to get in.
 *
 * @param register whether the name is to be a new one
 * @param error what was wrong the last time; empty if nothing was
 * @param busy whether the server has been asked and has not answered
 */
public record SignInForm(
        LineEditor server,
        LineEditor user,
        LineEditor password,
        Field focus,
        boolean register,
        String error,
        boolean busy) {

    private static final int LONGEST = 256;

    /** Where the caret is; in the order in which Tab goes through them. */
    public enum Field {
        SERVER,
        USER,
        PASSWORD,
        CHOICE
    }

    public static SignInForm of(String server, String user) {
        return new SignInForm(
                LineEditor.empty(LONGEST).withText(server),
                LineEditor.empty(LONGEST).withText(user),
                LineEditor.empty(LONGEST),
                user.isEmpty() ? Field.USER : Field.PASSWORD,
                false,
                "",
                false);
    }

    public SignInForm focus(Field field) {
        return new SignInForm(server, user, password, field, register, error, busy);
    }

    public SignInForm register(boolean now) {
        return new SignInForm(server, user, password, focus, now, error, busy);
    }

    public SignInForm waiting() {
        return new SignInForm(server, user, password, focus, register, "", true);
    }

    /** Not let in: the password is to be typed again, and the caret is where it is typed. */
    public SignInForm failed(String why) {
        Field next = user.isEmpty() ? Field.USER : Field.PASSWORD;
        return new SignInForm(server, user, password.cleared(), next, register, why, false);
    }

    /** Something is to be mended before the server is asked. */
    public SignInForm wrong(Field where, String why) {
        return new SignInForm(server, user, password, where, register, why, false);
    }

    /** The editor that has the caret; an empty one on the choice. */
    public LineEditor editor() {
        return switch (focus) {
            case SERVER -> server;
            case USER -> user;
            case PASSWORD -> password;
            case CHOICE -> LineEditor.empty();
        };
    }

    public SignInForm editor(LineEditor now) {
        return switch (focus) {
            case SERVER -> new SignInForm(now, user, password, focus, register, error, busy);
            case USER -> new SignInForm(server, now, password, focus, register, error, busy);
            case PASSWORD -> new SignInForm(server, user, now, focus, register, error, busy);
            case CHOICE -> this;
        };
    }

    @Override
    public String toString() {
        return "SignInForm[server=" + server.text() + ", user=" + user.text() + ", password hidden, focus=" + focus
                + ", register=" + register + ", error=" + error + ", busy=" + busy + "]";
    }
}
