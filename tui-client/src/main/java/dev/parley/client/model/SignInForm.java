package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the person fills in to get in.
 *
 * @param again the password once more, where it is to be a new one
 * @param code the code to register with, where the server asks for one
 * @param codeFor for which name on which server a code is asked for; empty if for none
 * @param codeAt the server that takes nobody new without a code; empty if that is not known of any
 * @param register whether the name is to be a new one
 * @param error what was wrong the last time; empty if nothing was
 * @param busy whether the server has been asked and has not answered
 * @param refused whether the password that stands there was refused: typing replaces it
 * @param offer who is signed in by another client on this machine, while that name stands there untouched; typing replaces it
 */
public record SignInForm(
        LineEditor server,
        LineEditor user,
        LineEditor password,
        LineEditor again,
        LineEditor code,
        String codeFor,
        String codeAt,
        Field focus,
        boolean register,
        String error,
        boolean busy,
        boolean refused,
        @Nullable Remembered offer) {

    private static final int LONGEST = 256;

    /** Where the caret is. */
    public enum Field {
        SERVER,
        USER,
        PASSWORD,
        AGAIN,
        CODE,
        CHOICE
    }

    public static SignInForm of(String server, String user) {
        return new SignInForm(
                LineEditor.empty(LONGEST).withText(server),
                LineEditor.empty(LONGEST).withText(user),
                LineEditor.empty(LONGEST),
                LineEditor.empty(LONGEST),
                LineEditor.empty(LONGEST),
                "",
                "",
                user.isEmpty() ? Field.USER : Field.PASSWORD,
                false,
                "",
                false,
                false,
                null);
    }

    /** The fields that are filled in, in the order in which Tab goes through them. */
    public List<Field> fields() {
        return Stream.of(Field.values())
                .filter(field -> register || field != Field.AGAIN)
                .filter(field -> asksCode() || field != Field.CODE)
                .toList();
    }

    /** Whether the server wants a code, from everybody or for the name that stands there. Another name or server is not asked for it. */
    public boolean asksCode() {
        return register
                && (codeFor.equals(place()) || codeAt.equals(server.text().strip()));
    }

    private String place() {
        return user.text().strip() + "@" + server.text().strip();
    }

    /**
     * The server has said whether everybody needs a code.
     *
     * @param at the server
     * @param given a code that need not be typed; null if there is none
     */
    public SignInForm codeNeeded(boolean needed, String at, @Nullable String given) {
        LineEditor typed = needed && given != null && code.isEmpty() ? code.withText(given) : code;
        Field where = !needed && focus == Field.CODE && !codeFor.equals(place()) ? Field.AGAIN : focus;
        return new SignInForm(
                server,
                user,
                password,
                again,
                typed,
                codeFor,
                needed ? at : "",
                where,
                register,
                error,
                busy,
                refused,
                offer);
    }

    /** The server wants a code for this name. The passwords stay. */
    public SignInForm wantingCode(String why) {
        return new SignInForm(
                server,
                user,
                password,
                again,
                code.cleared(),
                place(),
                codeAt,
                Field.CODE,
                register,
                why,
                false,
                refused,
                offer);
    }

    public SignInForm focus(Field field) {
        return new SignInForm(
                server, user, password, again, code, codeFor, codeAt, field, register, error, busy, refused, offer);
    }

    public SignInForm register(boolean now) {
        return new SignInForm(
                server, user, password, again, code, codeFor, codeAt, focus, now, error, busy, refused, offer);
    }

    public SignInForm waiting() {
        return new SignInForm(
                server, user, password, again, code, codeFor, codeAt, focus, register, "", true, false, offer);
    }

    /** Nothing is wrong any more, as far as is known. */
    public SignInForm withoutError() {
        return error.isEmpty()
                ? this
                : new SignInForm(
                        server, user, password, again, code, codeFor, codeAt, focus, register, "", busy, refused,
                        offer);
    }

    /** Something is to be corrected; all that was typed stays. */
    public SignInForm wrong(Field where, String why) {
        return new SignInForm(
                server, user, password, again, code, codeFor, codeAt, where, register, why, false, refused, offer);
    }

    /** The server has refused the password. It stays, since the name may be the wrong one. */
    public SignInForm refused(String why) {
        return new SignInForm(
                server,
                user,
                password,
                again,
                code,
                codeFor,
                codeAt,
                Field.PASSWORD,
                register,
                why,
                false,
                true,
                offer);
    }

    /** Other passwords are wanted. */
    public SignInForm withoutPasswords(String why) {
        return new SignInForm(
                server,
                user,
                password.cleared(),
                again.cleared(),
                code,
                codeFor,
                codeAt,
                Field.PASSWORD,
                register,
                why,
                false,
                false,
                offer);
    }

    /** The name that was refused is to be a new one, with the password that was typed; that is typed again to confirm it. */
    public SignInForm registering() {
        Field next = user.isEmpty() ? Field.USER : password.isEmpty() ? Field.PASSWORD : Field.AGAIN;
        return new SignInForm(
                server, user, password, again.cleared(), code, codeFor, codeAt, next, true, "", false, false, offer);
    }

    /** The editor that has the caret; an empty one on the choice. */
    public LineEditor editor() {
        return switch (focus) {
            case SERVER -> server;
            case USER -> user;
            case PASSWORD -> password;
            case AGAIN -> again;
            case CODE -> code;
            case CHOICE -> LineEditor.empty();
        };
    }

    public SignInForm editor(LineEditor now) {
        return new SignInForm(
                focus == Field.SERVER ? now : server,
                focus == Field.USER ? now : user,
                focus == Field.PASSWORD ? now : password,
                focus == Field.AGAIN ? now : again,
                focus == Field.CODE ? now : code,
                codeFor,
                codeAt,
                focus,
                register,
                error,
                busy,
                refused && focus != Field.PASSWORD,
                focus == Field.USER || focus == Field.SERVER ? null : offer);
    }

    /** Whether what is typed next takes the place of all that stands there. */
    public boolean replaces() {
        return (refused && focus == Field.PASSWORD) || (offer != null && focus == Field.USER);
    }

    /** Somebody may sign in here without a password; another name may be typed in place of theirs. */
    public SignInForm offering(Remembered remembered) {
        SignInForm named = focus(Field.USER).editor(user.withText(remembered.user()));
        return new SignInForm(
                named.server,
                named.user,
                password,
                again,
                code,
                codeFor,
                codeAt,
                Field.USER,
                register,
                error,
                busy,
                refused,
                remembered);
    }

    /** Whether Enter is to sign in who is offered: nothing else was typed or chosen. */
    public boolean takesOffer() {
        return offer != null && !register && password.isEmpty();
    }

    @Override
    public String toString() {
        return "SignInForm[server=" + server.text() + ", user=" + user.text() + ", password and code hidden, focus="
                + focus + ", register=" + register + ", error=" + error + ", busy=" + busy + "]";
    }
}
