package dev.parley.server.core.event;

import dev.parley.protocol.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fact about live sessions, true until they end; never journaled, gone with a restart. */
public sealed interface PresenceChange {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void connected(Connected connected);

        void understood(Understood understood);

        void disconnected(Disconnected disconnected);

        void signedIn(SignedIn signedIn);

        void signedOut(SignedOut signedOut);

        void tokenLent(TokenLent tokenLent);

        void tokenEnded(TokenEnded tokenEnded);

        void lobbyOwed(LobbyOwed lobbyOwed);

        void awaySet(AwaySet awaySet);

        void attempted(Attempt attempt);

        void done(Deed deed);
    }

    /**
     * @param address {@code ip:port}, for people
     * @param network what limits count as one client's doing
     */
    record Connected(long session, String address, String network) implements PresenceChange {
        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.connected(this);
        }
    }

    /** The client of a session has said what it understands. */
    record Understood(long session, Set<Feature> features) implements PresenceChange {
        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.understood(this);
        }
    }

    record Disconnected(long session, Instant at) implements PresenceChange {
        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.disconnected(this);
        }
    }

    /**
     * @param tokenHash of the token that the session holds
     */
    record SignedIn(long session, String user, String tokenHash, Instant at) implements PresenceChange {
        @Override
        public String toString() {
            return "SignedIn[" + session + ", " + user + ", " + at + "]";
        }

        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.signedIn(this);
        }
    }

    record SignedOut(long session) implements PresenceChange {
        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.signedOut(this);
        }
    }

    /**
     * A token that could not be stored, or need not be: it is good until the process ends.
     *
     * @param device the client's label for itself, empty where there is none
     */
    record TokenLent(String user, String tokenHash, String device, Instant at) implements PresenceChange {
        @Override
        public String toString() {
            return "TokenLent[" + user + "]";
        }

        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.tokenLent(this);
        }
    }

    /** Such a token is void; nothing if there is none of this hash. */
    record TokenEnded(String tokenHash) implements PresenceChange {
        @Override
        public String toString() {
            return "TokenEnded[hidden]";
        }

        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.tokenEnded(this);
        }
    }

    /** The user is to become a member of the lobby as soon as that can be stored. */
    record LobbyOwed(String user) implements PresenceChange {
        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.lobbyOwed(this);
        }
    }

    /** Away with a text, back with null. */
    record AwaySet(String user, @Nullable String text) implements PresenceChange {
        @Override
        public void handle(PresenceChange.Handler handler) {
            handler.awaySet(this);
        }
    }

    /**
     * A part of somebody's attempt to sign in or to register, which limits count. It is the network's doing, whatever comes of it. Its time
     * is the process's uptime: no clock that jumps changes a limit.
     */
    sealed interface Attempt extends PresenceChange {

        /** Hands this to the handler's method for its kind. */
        void handle(Attempt.Handler handler);

        /** One method for each kind, so that a new kind does not compile until it is counted. */
        interface Handler {
            void signInTried(SignInTried signInTried);

            void tokenTried(TokenTried tokenTried);

            void registrationBegan(RegistrationBegan registrationBegan);

            void registrationDropped(RegistrationDropped registrationDropped);

            void guessBegan(GuessBegan guessBegan);

            void guessDropped(GuessDropped guessDropped);

            void signInFailed(SignInFailed signInFailed);

            void signInSucceeded(SignInSucceeded signInSucceeded);

            void codeFailed(CodeFailed codeFailed);

            void codeBegan(CodeBegan codeBegan);
        }

        @Override
        default void handle(PresenceChange.Handler handler) {
            handler.attempted(this);
        }
    }

    /** Somebody in this network tried a name and a password, rightly or not, or registered. */
    record SignInTried(String network, Duration uptime) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.signInTried(this);
        }
    }

    /** Somebody in this network tried a token, rightly or not. */
    record TokenTried(String network, Duration uptime) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.tokenTried(this);
        }
    }

    /** The password of a new account is being hashed. */
    record RegistrationBegan(String network, Duration uptime) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.registrationBegan(this);
        }
    }

    /** It was not hashed. */
    record RegistrationDropped(String network) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.registrationDropped(this);
        }
    }

    /** A password for this name is being compared; its session is told what came of it, or is gone before. */
    record GuessBegan(long session, String user, String network, Duration uptime) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.guessBegan(this);
        }
    }

    /** It was not compared, or what a code was given for has come to an end. */
    record GuessDropped(long session) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.guessDropped(this);
        }
    }

    /** Somebody in this network gave an invitation code that is none. */
    record CodeFailed(String network, Duration uptime) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.codeFailed(this);
        }
    }

    /** The password of a new account is being hashed that somebody makes with a good code; the session is told, or gone before. */
    record CodeBegan(long session, String codeHash, String network, Duration uptime) implements Attempt {
        @Override
        public String toString() {
            return "CodeBegan[" + session + ", " + network + "]";
        }

        @Override
        public void handle(Attempt.Handler handler) {
            handler.codeBegan(this);
        }
    }

    record SignInFailed(long session, String user, String network, Duration uptime) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.signInFailed(this);
        }
    }

    /** By password or token, or a new account's first time. */
    record SignInSucceeded(long session, String user, String network) implements Attempt {
        @Override
        public void handle(Attempt.Handler handler) {
            handler.signInSucceeded(this);
        }
    }

    /**
     * Something that a user has done, which limits count. Its time is the process's uptime: no clock that jumps changes a limit.
     */
    sealed interface Deed extends PresenceChange {

        /** Hands this to the handler's method for its kind. */
        void handle(Deed.Handler handler);

        /** One method for each kind, so that a new kind does not compile until it is counted. */
        interface Handler {
            void directBegun(DirectBegun directBegun);

            void nameProbed(NameProbed nameProbed);

            void spoke(Spoke spoke);

            void invitedSomebody(InvitedSomebody invitedSomebody);

            void stored(Stored stored);
        }

        @Override
        default void handle(PresenceChange.Handler handler) {
            handler.done(this);
        }
    }

    /** The user is the first to write in a direct conversation. */
    record DirectBegun(String user, Duration uptime) implements Deed {
        @Override
        public void handle(Deed.Handler handler) {
            handler.directBegun(this);
        }
    }

    /** The user wanted to make a room under the name of one that is hidden from the user. */
    record NameProbed(String user, Duration uptime) implements Deed {
        @Override
        public void handle(Deed.Handler handler) {
            handler.nameProbed(this);
        }
    }

    /** The user has written in a room that is in slow mode. */
    record Spoke(String room, String user, Duration uptime) implements Deed {
        @Override
        public void handle(Deed.Handler handler) {
            handler.spoke(this);
        }
    }

    /** The user has invited somebody to a room. */
    record InvitedSomebody(String user, Duration uptime) implements Deed {
        @Override
        public void handle(Deed.Handler handler) {
            handler.invitedSomebody(this);
        }
    }

    /** What the user has written takes so many bytes more of the store. */
    record Stored(String user, long bytes, Duration uptime) implements Deed {
        @Override
        public void handle(Deed.Handler handler) {
            handler.stored(this);
        }
    }
}
