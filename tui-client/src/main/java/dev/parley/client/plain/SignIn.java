package dev.parley.client.plain;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import org.jspecify.annotations.Nullable;

/**
 * Which request lets an account in: the token of the last time, else the password, else a registration where that was asked
 * for. Each is tried once for a connection.
 */
final class SignIn {

    private static final String DEVICE = "line client";

    private final Account account;
    private @Nullable String token;
    private Way way = Way.PASSWORD;

    private enum Way {
        TOKEN,
        PASSWORD,
        REGISTER
    }

    SignIn(Account account) {
        this.account = account;
    }

    /** The first request on a new connection. */
    Request first() {
        way = token == null ? Way.PASSWORD : Way.TOKEN;
        return token == null ? byPassword() : new Request.Login(null, null, token, DEVICE);
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
            return new Request.Register(account.user(), account.password());
        }
        return null;
    }

    String why(ErrorReply refusal) {
        return refusal.is(ErrorCode.NAME_TAKEN)
                ? "There is an account " + account.user() + " already, and the password is not its."
                : refusal.text();
    }

    private Request byPassword() {
        return new Request.Login(account.user(), account.password(), null, DEVICE);
    }
}
