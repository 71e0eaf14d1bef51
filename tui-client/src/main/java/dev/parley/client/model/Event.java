package dev.parley.client.model;

import dev.parley.client.settings.Preferences;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.tls.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a model. */
public sealed interface Event {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void tick(Tick tick);

        void started(Started started);

        void linkUp(LinkUp linkUp);

        void linkDown(LinkDown linkDown);

        void unknownServer(UnknownServer unknownServer);

        void refusedServer(RefusedServer refusedServer);

        void fromServer(FromServer fromServer);

        void found(Found found);

        void notKept(NotKept notKept);

        void pressed(Pressed pressed);

        void typed(Typed typed);

        void signIn(SignIn signIn);

        void configured(Configured configured);

        void told(Told told);

        void warned(Warned warned);

        void noted(Noted noted);

        void recalled(Recalled recalled);

        void offered(Offered offered);

        void passwordGiven(PasswordGiven passwordGiven);

        void noPassword(NoPassword noPassword);

        void exported(Exported exported);

        void shared(Shared shared);

        void secret(Secret secret);
    }

    /**
     * It is this late. Comes before other events when time has passed, and when {@link Model#nextDeadline} is reached.
     *
     * @param now by a clock that never steps: for waits
     * @param wall by the machine's clock: for what is shown and kept
     */
    record Tick(Instant now, Instant wall) implements Event {
        /** Where the machine's clock is right. */
        public Tick(Instant now) {
            this(now, now);
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.tick(this);
        }
    }

    /**
     * The program has started.
     *
     * @param dialled whether a connection is being opened already; else the model wants one
     */
    record Started(boolean dialled) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.started(this);
        }
    }

    /**
     * The server has greeted.
     *
     * @param exposed whether others can read what is said: it is in plain text over a network
     */
    record LinkUp(ServerEvent.Hello hello, boolean exposed) implements Event {
        public LinkUp(ServerEvent.Hello hello) {
            this(hello, false);
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.linkUp(this);
        }
    }

    /**
     * The connection is over, or never came to be.
     *
     * @param wasUp whether the server had greeted
     * @param reconnectMs when the server wants to be asked again, if it said so
     * @param jitter 0 up to 1, so that not all clients come back at the same moment
     */
    record LinkDown(String why, boolean wasUp, @Nullable Long reconnectMs, double jitter) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.linkDown(this);
        }
    }

    /**
     * There is no connection, since nothing vouches for the server: the person may.
     *
     * @param key what the server proves to have
     * @param why no certificate authority vouches for it, in a sentence
     */
    record UnknownServer(Fingerprint key, String why) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.unknownServer(this);
        }
    }

    /**
     * There is no connection, and will be none before somebody has done something: the server is not the one that it was, or speaks TLS and
     * is not asked to, or the other way round.
     *
     * @param why in lines: what it may mean, and what to do
     */
    record RefusedServer(String why) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.refusedServer(this);
        }
    }

    /** A reply or an event. */
    record FromServer(ServerMessage message) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.fromServer(this);
        }
    }

    /** Messages of this user that an earlier run of a client has left unsent, in the order in which they were said. */
    record Found(String user, List<Kept> messages) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.found(this);
        }
    }

    /** Messages cannot be kept in a file. */
    record NotKept(String why) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.notKept(this);
        }
    }

    /** From the keyboard of the full-screen client. */
    record Pressed(Key key) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.pressed(this);
        }
    }

    /** A whole line, as the line client reads it: a command or a message for the conversation in view. */
    record Typed(String line) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.typed(this);
        }
    }

    /** The person wants in: from the line client. The full-screen client has its form. */
    record SignIn(Credentials credentials) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.signIn(this);
        }
    }

    /** What the person has chosen, from the settings file: at the start. */
    record Configured(Preferences preferences) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.configured(this);
        }
    }

    /** What came of something that was done behind the loop's back, for the person to know. */
    record Told(Tone tone, String text) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.told(this);
        }
    }

    /** Something that the person is to know of their terminal: a line of its own in the conversation in view. */
    record Warned(String text) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.warned(this);
        }
    }

    /** Old names in a file of the person's, a line each: they go on being read. */
    record Noted(List<String> lines) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.noted(this);
        }
    }

    /** Who was signed in when an earlier run ended: before {@link Started}. Or who was {@link Offered}. */
    record Recalled(Remembered remembered) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.recalled(this);
        }
    }

    /** Who is signed in by another client on this machine: this one may be too, and {@link Recalled} says that it wants to. */
    record Offered(Remembered remembered) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.offered(this);
        }
    }

    /** The program that knows the password has printed it. */
    record PasswordGiven(String password) implements Event {
        @Override
        public String toString() {
            return "PasswordGiven[password hidden]";
        }

        @Override
        public void handle(Event.Handler handler) {
            handler.passwordGiven(this);
        }
    }

    /** It has not, and this says why. */
    record NoPassword(String why) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.noPassword(this);
        }
    }

    /** Whether another client on this machine is signed in with the same token. */
    record Shared(boolean byOthers) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.shared(this);
        }
    }

    /** A password that was asked for, from the line client, which reads it unseen. */
    record Secret(String text) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.secret(this);
        }

        @Override
        public String toString() {
            return "Secret[hidden]";
        }
    }

    /** What was read so far stands in the file. */
    record Exported(Export export, boolean whole) implements Event {
        @Override
        public void handle(Event.Handler handler) {
            handler.exported(this);
        }
    }
}
