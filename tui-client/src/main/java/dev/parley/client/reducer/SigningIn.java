package dev.parley.client.reducer;

import dev.parley.client.keys.Action;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Conversations;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Effect;
import dev.parley.client.model.NewName;
import dev.parley.client.model.Pending;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RegistrationCode;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.model.Tone;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Getting in with a password, in again with the token, and out. */
final class SigningIn {

    private static final String FIRST_ROOM = "lobby";

    /** The server does not tell which of the two it is. */
    private static final String NOT_KNOWN = "Wrong password, or no account of that name.";

    private SigningIn() {}

    /** The person wants in: now if the server has greeted, else as soon as it has. */
    static void want(Turn turn, Credentials credentials) {
        turn.credentials = credentials;
        if (turn.form != null) {
            turn.form = turn.form.waiting();
        }
        if (turn.connection instanceof Connection.Greeted) {
            greeted(turn);
        } else if (turn.connection instanceof Connection.Idle) {
            Linking.connect(turn, 0);
        }
    }

    /** The server does not wait for somebody who fills in the form: they connect again when they have, and notice nothing. */
    static void ended(Turn turn) {
        turn.effect(new Effect.Disconnect());
        for (Pending lost : turn.pending.values()) {
            if (lost.purpose() instanceof Purpose.SignIn) {
                // Sent when the server had closed the connection already.
                turn.credentials = credentials(lost.request());
            }
        }
        turn.pending.clear();
        turn.connection = new Connection.Idle();
        if (turn.credentials != null) {
            Linking.connect(turn, 0);
        }
    }

    private static @Nullable Credentials credentials(Request request) {
        if (request instanceof Request.Register register) {
            return new Credentials(register.user(), register.password(), true, register.code());
        }
        return request instanceof Request.Login login && login.user() != null && login.password() != null
                ? new Credentials(login.user(), login.password(), false)
                : null;
    }

    /** The server is ready to be asked. */
    static void greeted(Turn turn) {
        String device = turn.settings.device();
        if (turn.credentials != null) {
            Credentials wanted = turn.credentials;
            turn.credentials = null;
            turn.connection = new Connection.SigningIn(turn.connection.attempt());
            Request request = wanted.register()
                    ? new Request.Register(wanted.user(), wanted.password(), code(turn, wanted), device, Feature.ALL)
                    : new Request.Login(wanted.user(), wanted.password(), null, device, null, Feature.ALL);
            turn.ask(request, new Purpose.SignIn(false));
        } else if (turn.session != null) {
            turn.connection = new Connection.SigningIn(turn.connection.attempt());
            turn.ask(
                    new Request.Login(null, null, turn.session.token(), device, null, Feature.ALL),
                    new Purpose.SignIn(true));
        }
    }

    private static @Nullable String code(Turn turn, Credentials wanted) {
        return wanted.code() == null ? turn.settings.invite() : wanted.code();
    }

    static void signedIn(Turn turn, Result.SignedIn reply, boolean withToken) {
        // Whoever signs in with another name must not find the conversations of the one before.
        boolean first = !RoomKey.sameUser(turn.owner, reply.user());
        if (first) {
            turn.conversations = Conversations.EMPTY;
            turn.finding = null;
            Offering.signedOut(turn);
            turn.owner = reply.user();
            turn.effect(new Effect.OpenOutbox(turn.server, reply.user()));
        }
        if (!first && !Objects.equals(turn.session == null ? null : turn.session.forgotten(), reply.forgotten())) {
            Clearing.missed(turn);
        }
        turn.session = Blocking.of(turn, reply);
        turn.connection = new Connection.Online(turn.connection.attempt(), turn.now);
        turn.form = null;
        takeRooms(turn, reply, first);
        boolean again = withToken && !first;
        if (!again && !turn.isPasswordDue()) {
            turn.settings.rooms().forEach(room -> Opening.join(turn, RoomKey.unsigned(room)));
        }
        Remembering.signedIn(turn);
        turn.say(Tone.INFO, again ? "Connected again." : "Signed in as " + reply.user() + ". /help tells more.");
        Invitations.waiting(turn, reply.invitations());
        Choosing.tellTroubles(turn, again);
    }

    private static void takeRooms(Turn turn, Result.SignedIn reply, boolean first) {
        Set<String> mine = new LinkedHashSet<>();
        for (Result.OwnRoom own : reply.rooms()) {
            mine.add(RoomKey.of(own.room()));
            Opening.take(turn, own, first);
        }
        for (Conversation conversation : turn.conversations.all()) {
            boolean mayBegin = conversation.isDirect();
            if (mayBegin && !mine.contains(conversation.key())) {
                turn.toOpen.add(conversation.key());
            } else if (!mine.contains(conversation.key())) {
                Membership.gone(turn, conversation, "You are no longer in " + conversation.title() + ".");
            }
        }
        if (turn.conversations.current() == null) {
            Viewing.first(turn, FIRST_ROOM);
        }
        Opening.goOn(turn);
    }

    static void refused(Turn turn, ErrorReply error, boolean withToken) {
        turn.connection = new Connection.Greeted(turn.connection.attempt());
        if (!withToken) {
            refused(turn, error);
            return;
        }
        Remembering.refused(turn, error);
        toForm(turn, "You were signed out. Please sign in again.");
        turn.complain(error.is(ErrorCode.BAD_CREDENTIALS) ? "Sign in again." : error.text());
        Remembering.askCommand(turn);
    }

    /** The cursor goes to where the fault is; what is right stays typed. */
    private static void refused(Turn turn, ErrorReply error) {
        SignInForm form = turn.form;
        if (form == null) {
            turn.complain(error.is(ErrorCode.BAD_CREDENTIALS) ? NOT_KNOWN : error.text());
            return;
        }
        String user = form.user().text().strip();
        if (error.is(ErrorCode.BAD_CREDENTIALS)) {
            String impossible = NewName.whyNot(user);
            if (impossible != null) {
                turn.form = form.wrong(Field.USER, NOT_KNOWN + " " + impossible);
            } else if (RegistrationCode.isRegistrationOpen(turn.hello)) {
                turn.form =
                        form.refused(NOT_KNOWN + " New here? Register " + user + ": press " + registerKey(turn) + ".");
            } else {
                turn.form = form.refused(NOT_KNOWN + " " + RegistrationCode.CLOSED_TO_NEW);
            }
            turn.complain(NOT_KNOWN);
            return;
        }
        if (form.register() && RegistrationCode.mayHelp(error, turn.hello)) {
            boolean sent = form.asksCode() || turn.settings.invite() != null;
            turn.form = form.wantingCode(RegistrationCode.told(error, turn.hello, user, sent));
            turn.complain(turn.form.error());
            return;
        }
        boolean ofName = error.is(ErrorCode.BAD_NAME) || error.is(ErrorCode.NAME_TAKEN);
        boolean closed = error.is(ErrorCode.REGISTRATION_CLOSED);
        turn.form = error.is(ErrorCode.WEAK_PASSWORD)
                ? form.withoutPasswords(error.text())
                : form.wrong(ofName ? Field.USER : closed ? Field.CHOICE : Field.PASSWORD, error.text());
        turn.complain(error.text());
    }

    private static String registerKey(Turn turn) {
        List<Key> keys = turn.preferences.keys().byAction().getOrDefault(Action.REGISTER, List.of());
        return keys.isEmpty() ? "Tab, and choose it" : keys.get(0).toString();
    }

    /** The server was not reached, or no password came from where it is kept. */
    static void failed(Turn turn, String why) {
        turn.credentials = null;
        if (turn.form != null) {
            boolean asked = turn.form.busy();
            turn.form = turn.form.wrong(asked ? Field.PASSWORD : turn.form.focus(), why);
        }
        turn.complain(why);
    }

    /** Back to the form, as nobody. What was read and written stays for the same user's return. */
    static void toForm(Turn turn, String why) {
        String user = turn.session == null ? "" : turn.session.user();
        toForm(turn, user, why);
    }

    private static void toForm(Turn turn, String user, String why) {
        turn.session = null;
        turn.page = null;
        Switching.close(turn);
        Toggling.putAway(turn);
        turn.writing = turn.writing.question(null);
        SignInForm form = SignInForm.of(turn.server, user);
        turn.form = form.wrong(form.focus(), why);
        tellForm(turn);
    }

    /** The form asks for a code where the server said that nobody registers without. */
    static void tellForm(Turn turn) {
        if (turn.form != null) {
            turn.form =
                    turn.form.codeNeeded(RegistrationCode.isNeeded(turn.hello), turn.server, turn.settings.invite());
        }
    }

    /** To the form, with nothing left of who was signed in. */
    static void loggedOut(Turn turn) {
        // The next name need not be the same.
        toForm(turn, "", "");
        turn.conversations = Conversations.EMPTY;
        turn.finding = null;
        turn.owner = "";
        turn.pending.clear();
        turn.retries.clear();
        turn.toOpen.clear();
        turn.typedAhead.clear();
    }
}
