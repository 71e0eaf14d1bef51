package dev.parley.client.model;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.ServerEvent;
import org.jspecify.annotations.Nullable;

/** The code that registers an operator's name: when it is asked for, and what is said about it. */
public final class OperatorCode {

    /** Where strangers may not register. */
    public static final String CLOSED_TO_NEW = "This server does not accept new accounts.";

    private static final String CLOSED = "closed";

    private OperatorCode() {}

    /** Whether strangers may register; the server says so in its greeting. */
    public static boolean isRegistrationOpen(ServerEvent.@Nullable Hello hello) {
        return hello == null || !hello.registration().equals(CLOSED);
    }

    /**
     * Whether a code may help where {@code register} was refused. A server that is full says the same as one that is closed, but
     * its greeting does not.
     */
    public static boolean mayHelp(ErrorReply refusal, ServerEvent.@Nullable Hello hello) {
        return refusal.is(ErrorCode.FORBIDDEN)
                || (refusal.is(ErrorCode.REGISTRATION_CLOSED) && !isRegistrationOpen(hello));
    }

    /**
     * What the code is and where it comes from.
     *
     * @param sent whether a code was sent already
     */
    public static String told(ErrorReply refusal, String user, boolean sent) {
        if (sent) {
            return "Wrong code for " + user + ". Use the code that the server printed at its last start.";
        }
        return refusal.is(ErrorCode.FORBIDDEN)
                ? "The name " + user + " is kept for an operator. Type the code that the server printed at its start."
                : "This server does not accept new users. Operators type the code that it printed at its start.";
    }
}
