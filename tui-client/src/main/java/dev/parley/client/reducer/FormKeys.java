package dev.parley.client.reducer;

import dev.parley.client.edit.LineEditor;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Effect;
import dev.parley.client.model.RegistrationCode;
import dev.parley.client.model.Remembered;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.model.Status;
import dev.parley.client.terminal.Key;
import java.util.List;

/** The keyboard of the sign-in form. */
final class FormKeys {

    private FormKeys() {}

    static void pressed(Turn turn, SignInForm shown, Key key) {
        SignInForm form = shown.withoutError();
        turn.form = form;
        if (!shown.error().isEmpty()) {
            turn.status = Status.NONE;
        }
        boolean wasArmed = turn.quitArmed;
        turn.quitArmed = false;
        if (key instanceof Key.Text text) {
            type(turn, form, text.text());
        } else if (key instanceof Key.Paste paste) {
            type(turn, form, paste.text().strip());
        } else {
            turn.preferences.keys().action(key).ifPresent(action -> act(turn, form, action, wasArmed));
        }
    }

    private static void type(Turn turn, SignInForm form, String text) {
        if (form.focus() == Field.CHOICE) {
            turn.form = text.isBlank() ? form.register(!form.register()) : form;
        } else if (!form.busy()) {
            LineEditor before = form.replaces() ? form.editor().cleared() : form.editor();
            LineEditor editor = before.insert(text.replace("\n", "").replace("\t", ""));
            turn.form = form.editor(editor);
        }
    }

    private static void act(Turn turn, SignInForm form, Action action, boolean wasArmed) {
        switch (action) {
            case COMPLETE, NEWER_LINE -> turn.form = form.focus(after(form, 1));
            case COMPLETE_BACK, OLDER_LINE -> turn.form = form.focus(after(form, -1));
            case SEND -> enter(turn, form);
            case REGISTER -> turn.form = form.busy() || form.register() ? form : form.registering();
            case INTERRUPT, END_OF_INPUT -> interrupt(turn, form, action, wasArmed);
            default -> edit(turn, form, action);
        }
    }

    private static Field after(SignInForm form, int places) {
        List<Field> fields = form.fields();
        return fields.get(Math.floorMod(fields.indexOf(form.focus()) + places, fields.size()));
    }

    private static void edit(Turn turn, SignInForm form, Action action) {
        if (form.focus() == Field.CHOICE) {
            boolean other = action == Action.LEFT || action == Action.RIGHT;
            turn.form = other ? form.register(!form.register()) : form;
        } else if (!form.busy()) {
            LineEditor edited = Editing.edit(form.editor(), action);
            boolean shorter = edited.text().length() < form.editor().text().length();
            turn.form = form.editor(form.replaces() && shorter ? edited.cleared() : edited);
        }
    }

    /** From one field to the next; from the last of them, and from the choice, on to the server. */
    private static void enter(Turn turn, SignInForm form) {
        Remembered offer = form.offer();
        if (offer != null && form.takesOffer() && !form.busy() && form.focus() != Field.SERVER) {
            Remembering.recalled(turn, offer);
            return;
        }
        boolean follows =
                switch (form.focus()) {
                    case SERVER, USER -> true;
                    case PASSWORD -> form.register();
                    case AGAIN -> form.asksCode();
                    case CODE, CHOICE -> false;
                };
        if (follows) {
            turn.form = form.focus(after(form, 1));
        } else if (!form.busy()) {
            submit(turn, form);
        }
    }

    private static void submit(Turn turn, SignInForm form) {
        String server = form.server().text().strip();
        String user = form.user().text().strip();
        String password = form.password().text();
        if (server.isEmpty()) {
            turn.form = form.wrong(Field.SERVER, "Type the server's name or address, and a port.");
        } else if (user.isEmpty()) {
            turn.form = form.wrong(Field.USER, "Type your name.");
        } else if (password.isEmpty()) {
            turn.form = form.wrong(Field.PASSWORD, "Type your password.");
        } else if (form.register() && form.again().isEmpty()) {
            turn.form = form.wrong(Field.AGAIN, "Type the password again to confirm.");
        } else if (form.register() && !form.again().text().equals(password)) {
            turn.form = form.withoutPasswords("The passwords differ. Type both again.");
        } else if (form.asksCode() && form.code().text().isBlank()) {
            turn.form = form.wrong(Field.CODE, codeMissing(turn));
        } else {
            if (!server.equals(turn.server)) {
                turn.server = server;
                turn.hello = null;
                turn.effect(new Effect.Disconnect());
                turn.connection = new Connection.Idle();
            }
            String code = form.asksCode() ? form.code().text().strip() : null;
            SigningIn.want(turn, new Credentials(user, password, form.register(), code));
        }
    }

    private static String codeMissing(Turn turn) {
        return RegistrationCode.isNeeded(turn.hello)
                ? "Type your invitation code. An admin of this server has it."
                : "Type the code that the server printed at its start.";
    }

    /** Ctrl-C clears the field that is being filled in; where there is nothing to clear it ends the program, and says so first. */
    private static void interrupt(Turn turn, SignInForm form, Action action, boolean wasArmed) {
        boolean typed = !form.editor().isEmpty();
        if (action == Action.END_OF_INPUT && !typed) {
            Commands.quit(turn);
        } else if (action == Action.END_OF_INPUT) {
            edit(turn, form, Action.DELETE);
        } else if (wasArmed) {
            Commands.quit(turn);
        } else {
            turn.form = form.editor(form.editor().cleared());
            turn.quitArmed = true;
        }
    }
}
