package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InviteCodes;
import dev.parley.protocol.Registration;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.event.Restored;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * By what somebody may register.
 *
 * @param asOperator whether by the code that the server printed for this operator's name
 * @param code the invitation code; null where none was given
 */
record Admission(boolean asOperator, Restored.@Nullable OfCode code) {

    private static final Duration AT_ONCE_RETRY = Duration.ofSeconds(1);

    /** Whoever has an invitation code does not count against the source's limits. */
    boolean isInvited() {
        return code != null;
    }

    @Nullable
    String codeHash() {
        return code == null ? null : code.hash();
    }

    /**
     * Refuses who may not register. A code is compared by its hash, so the time of an answer tells nothing of it. Codes come before names: whoever
     * has none learns nothing of who is here.
     *
     * @param name null where it can be nobody's
     */
    static Admission of(Ask ask, @Nullable Name name, @Nullable String written) {
        boolean isClosed = ask.policy().registration() == Registration.CLOSED;
        if (written == null || written.isBlank()) {
            if (ask.policy().registration() != Registration.OPEN) {
                throw isClosed ? closed() : needed();
            }
            return new Admission(false, null);
        }
        checkSource(ask);
        String operator = name == null ? null : ask.policy().operators().get(name.canonical());
        if (operator != null && operator.equals(TokenHash.of(written))) {
            return new Admission(true, null);
        }
        Restored.OfCode code = isClosed ? null : good(ask, TokenHash.of(InviteCodes.normal(written)));
        if (code == null) {
            Refusal why = isClosed ? closed() : name == null || operator == null ? wrong() : NewNames.kept(name);
            throw why.counting(new PresenceChange.CodeFailed(ask.session().network(), ask.uptime()));
        }
        if (ask.world().throttle().codesUnderWay(code.hash()) >= code.left()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "Others are registering with the last uses of this code. Try again.",
                    AT_ONCE_RETRY);
        }
        return new Admission(false, code);
    }

    /** The code of a registration whose password is hashed by now; null where none was given. */
    static Restored.@Nullable OfCode still(Ask ask, @Nullable String hash) {
        if (hash == null) {
            return null;
        }
        Restored.OfCode code = good(ask, hash);
        if (code == null) {
            throw wrong();
        }
        return code;
    }

    private static Restored.@Nullable OfCode good(Ask ask, String hash) {
        Restored.OfCode code = ask.state().codes().of(hash);
        return code == null || !code.isGoodAt(ask.at()) ? null : code;
    }

    private static void checkSource(Ask ask) {
        Duration wait = SignIns.waitOfCodes(ask);
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "Too many wrong codes from your address. Try again in " + (wait.toSeconds() + 1) + " s.",
                    wait);
        }
    }

    /** The same for a code that never was one, was revoked, is used up or expired. */
    private static Refusal wrong() {
        return Refusal.of(
                ErrorCode.NO_SUCH_CODE,
                "This code is not valid. It may be mistyped, used up or expired. Check it, or ask for a new one.");
    }

    private static Refusal needed() {
        return Refusal.of(
                ErrorCode.REGISTRATION_CLOSED,
                "You need an invitation code to register here. Ask an admin of this server for one.");
    }

    private static Refusal closed() {
        return Refusal.of(ErrorCode.REGISTRATION_CLOSED, "This server does not accept new users.");
    }
}
