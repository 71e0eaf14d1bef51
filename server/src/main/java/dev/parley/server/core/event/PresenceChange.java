package dev.parley.server.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact about live sessions, true until they end; never journaled, gone with a restart. */
public sealed interface PresenceChange {

    /**
     * @param address {@code ip:port}, for people
     * @param network what limits count as one client's doing
     */
    record Connected(long session, String address, String network) implements PresenceChange {}

    record Disconnected(long session) implements PresenceChange {}

    /**
     * @param tokenHash of the token that the session holds
     */
    record SignedIn(long session, String user, String tokenHash, Instant at) implements PresenceChange {
        @Override
        public String toString() {
            return "SignedIn[" + session + ", " + user + ", " + at + "]";
        }
    }

    record SignedOut(long session) implements PresenceChange {}

    /** A token that could not be stored: it is good until the process ends. */
    record TokenLent(String user, String tokenHash) implements PresenceChange {
        @Override
        public String toString() {
            return "TokenLent[" + user + "]";
        }
    }

    /** Such a token is void; nothing if there is none of this hash. */
    record TokenEnded(String tokenHash) implements PresenceChange {
        @Override
        public String toString() {
            return "TokenEnded[hidden]";
        }
    }

    /** The user is to become a member of the lobby as soon as that can be stored. */
    record LobbyOwed(String user) implements PresenceChange {}

    /** Away with a text, back with null. */
    record AwaySet(String user, @Nullable String text) implements PresenceChange {}

    /** Somebody in this network tried a name and a secret, rightly or not. */
    record SignInTried(String network, Instant at) implements PresenceChange {}

    record SignInFailed(String user, String network, Instant at) implements PresenceChange {}

    /** By password or token, or a new account's first time. */
    record SignInSucceeded(String user, String network) implements PresenceChange {}
}
