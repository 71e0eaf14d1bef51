package dev.parley.client.plain;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which request lets an account in: the token of the last time, else the password, else a registration where that was asked
 * for. Each is tried once for a connection.
 */
final class SignIn {

    /** It has no list of blocked people to fold lines by: the server sends theirs without text. */
    private static final Set<Feature> FEATURES = Set.of(Feature.ROLES);

    private static final String DEVICE = "line client";

    private final Account account;
    private @Nullable String token;
    private String password;

    /** Whether the server was asked to change the password, and the answer may be lost. */
    private boolean mayBeChanged;

    private Way way = Way.PASSWORD;

    private enum Way {
        TOKEN,
        PASSWORD,
        REGISTER
    }

    SignIn(Account account) {
        this.account = account;
        this.password = account.password();
    }

    /** The first request on a new connection. */
    Request first() {
        way = token == null ? Way.PASSWORD : Way.TOKEN;
        return token == null ? byPassword() : new Request.Login(null, null, token, DEVICE, null, FEATURES);
    }

    void done(Result.SignedIn signedIn) {
        token = signedIn.token();
    }

    /** What to try after a refusal, or null: then {@link #why} says it. */
    @Nullable
    Request next(ErrorReply refusal) {
        if (!refusal.is(ErrorCode.BAD_CREDENTIALS)) {
            return null;
        }
        if (way == Way.TOKEN) {
            token = null;
            return first();
        }
        if (way == Way.PASSWORD && account.register()) {
            way = Way.REGISTER;
            return new Request.Register(account.user(), password, account.invite(), DEVICE, FEATURES);
        }
        return null;
    }

    String why(ErrorReply refusal) {
        return refusal.is(ErrorCode.NAME_TAKEN) ? taken(refusal.text()) : refusal.text();
    }

    /**
     * Where neither registering nor signing in went: the name is somebody's, or looks like one, or is reserved.
     *
     * @param why it cannot be registered, as the server says it
     */
    static String taken(String why) {
        return why + " If the account is yours, correct the password.";
    }

    private Request byPassword() {
        return new Request.Login(account.user(), password, null, DEVICE, false, FEATURES);
    }

    /** Asks for the new password in the place of the old one; null where there is no new one. */
    Request.@Nullable Password change() {
        String next = account.newPassword();
        return next == null ? null : new Request.Password(password, next);
    }

    /** The connection was lost before the answer to {@link #change}. */
    void changeIsUncertain() {
        mayBeChanged = true;
    }

    /** After a refusal of {@link #change}: whether to ask once more, since the new password may be in force already. */
    boolean changesAgain(ErrorReply refusal) {
        boolean again = mayBeChanged && refusal.is(ErrorCode.BAD_CREDENTIALS);
        if (again) {
            mayBeChanged = false;
            changed();
        }
        return again;
    }

    /** The new password is in force. */
    void changed() {
        String next = account.newPassword();
        password = next == null ? password : next;
    }
}
