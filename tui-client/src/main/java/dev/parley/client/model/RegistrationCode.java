package dev.parley.client.model;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Registration;
import dev.parley.protocol.ServerEvent;
import org.jspecify.annotations.Nullable;

/** The code that somebody registers with, an invitation code or that of an operator's name: when it is asked for, and what is said about it. */
public final class RegistrationCode {

    /** Where strangers may not register. */
    public static final String CLOSED_TO_NEW = "This server does not accept new accounts.";

    private RegistrationCode() {}

    /** Whether strangers may register, with a code or without; the server says so in its greeting. */
    public static boolean isRegistrationOpen(ServerEvent.@Nullable Hello hello) {
        return registration(hello) != Registration.CLOSED;
    }

    /** Whether everybody needs a code. */
    public static boolean isNeeded(ServerEvent.@Nullable Hello hello) {
        return registration(hello) == Registration.CODE;
    }

    private static Registration registration(ServerEvent.@Nullable Hello hello) {
        return hello == null ? Registration.OPEN : Registration.of(hello.registration());
    }

    /**
     * Whether a code may help where {@code register} was refused. A server that is full says the same as one that is closed, but
     * its greeting does not.
     */
    public static boolean mayHelp(ErrorReply refusal, ServerEvent.@Nullable Hello hello) {
        return refusal.is(ErrorCode.FORBIDDEN)
                || refusal.is(ErrorCode.NO_SUCH_CODE)
                || (refusal.is(ErrorCode.REGISTRATION_CLOSED) && registration(hello) != Registration.OPEN);
    }

    /**
     * What the code is and where it comes from.
     *
     * @param sent whether a code was sent already
     */
    public static String told(ErrorReply refusal, ServerEvent.@Nullable Hello hello, String user, boolean sent) {
        if (refusal.is(ErrorCode.NO_SUCH_CODE) || (refusal.is(ErrorCode.REGISTRATION_CLOSED) && isNeeded(hello))) {
            return refusal.text();
        }
        if (sent) {
            return "Wrong code for " + user + ". Use the code that the server printed at its last start.";
        }
        return refusal.is(ErrorCode.FORBIDDEN)
                ? "The name " + user + " is kept for an operator. Type the code that the server printed at its start."
                : "This server does not accept new users. Operators type the code that it printed at its start.";
    }
}
