package dev.parley.protocol;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the server tells without being asked. Those that are entries of a log are {@link Entry}. */
public sealed interface ServerEvent extends ServerMessage
        permits Entry,
                ServerEvent.Hello,
                ServerEvent.Ping,
                ServerEvent.Notice,
                ServerEvent.Presence,
                ServerEvent.Typing,
                ServerEvent.Delivered,
                ServerEvent.Seen,
                ServerEvent.Read,
                ServerEvent.Behind,
                ServerEvent.Cleared,
                ServerEvent.Forgotten,
                ServerEvent.Invited,
                ServerEvent.Blocked,
                ServerEvent.Preference,
                ServerEvent.Bye {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R entry(Entry entry);

        R hello(Hello hello);

        R ping(Ping ping);

        R notice(Notice notice);

        R presence(Presence presence);

        R typing(Typing typing);

        R delivered(Delivered delivered);

        R seen(Seen seen);

        R read(Read read);

        R behind(Behind behind);

        R cleared(Cleared cleared);

        R forgotten(Forgotten forgotten);

        R invited(Invited invited);

        R blocked(Blocked blocked);

        R preference(Preference preference);

        R bye(Bye bye);
    }

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void entry(Entry entry);

        void hello(Hello hello);

        void ping(Ping ping);

        void notice(Notice notice);

        void presence(Presence presence);

        void typing(Typing typing);

        void delivered(Delivered delivered);

        void seen(Seen seen);

        void read(Read read);

        void behind(Behind behind);

        void cleared(Cleared cleared);

        void forgotten(Forgotten forgotten);

        void invited(Invited invited);

        void blocked(Blocked blocked);

        void preference(Preference preference);

        void bye(Bye bye);
    }

    /**
     * The server's first line.
     *
     * @param maxLine bytes in a line from a client, its LF not counted
     * @param maxText Unicode code points in a text
     * @param heartbeatS seconds of silence after which the server asks for a sign of life
     * @param tls whether this connection is encrypted
     * @param insecure true where anybody on the way can read along; else null
     * @param loginS seconds after which a connection ends on which nobody is signed in; null: whenever
     * @param maxLineBeforeLogin bytes in a line while nobody is signed in; null: {@code maxLine}
     */
    record Hello(
            int protocol,
            String server,
            String epoch,
            Instant time,
            int maxLine,
            int maxText,
            int heartbeatS,
            String registration,
            boolean tls,
            @Nullable Boolean insecure,
            @Nullable Integer loginS,
            @Nullable Integer maxLineBeforeLogin)
            implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.hello(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.hello(this);
        }
    }

    record Ping() implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.ping(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.ping(this);
        }
    }

    /**
     * From the server itself, or from a user's broadcast.
     *
     * @param at when it was said, for one who was not there; null for one that is new
     */
    record Notice(
            String text, @Nullable String from, @Nullable Instant at) implements ServerEvent {

        /** One that is new. */
        public Notice(String text, @Nullable String from) {
            this(text, from, null);
        }

        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.notice(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.notice(this);
        }
    }

    /**
     * A user has come, gone, or said something of themselves.
     *
     * @param away null where the user is here, or offline
     * @param bot whether the account is a program's; null where nothing is said of it, and it is as before
     */
    record Presence(
            String user,
            boolean online,
            @Nullable String away,
            @Nullable Boolean bot) implements ServerEvent {

        /** Of which nothing is said whether it is a program. */
        public Presence(String user, boolean online, @Nullable String away) {
            this(user, online, away, null);
        }

        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.presence(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.presence(this);
        }
    }

    record Typing(String room, String user) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.typing(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.typing(this);
        }
    }

    /** The other side of a direct conversation has everything up to {@code seq}. */
    record Delivered(String room, String user, long seq) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.delivered(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.delivered(this);
        }
    }

    /** The other side of a direct conversation has read everything up to {@code seq}. */
    record Seen(String room, String user, long seq) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.seen(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.seen(this);
        }
    }

    /**
     * Another connection of the same user has read up to {@code seq}.
     *
     * @param unread messages of others after it; null from a server that does not count them
     */
    record Read(String room, long seq, @Nullable Long unread) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.read(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.read(this);
        }
    }

    /** Entries of this room are no longer sent to this connection: ask for its history. */
    record Behind(String room, long lastSeq) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.behind(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.behind(this);
        }
    }

    /** The log's entries before {@code firstSeq} are gone for good: who shows them shows them no longer. */
    record Cleared(String room, long firstSeq) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.cleared(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.cleared(this);
        }
    }

    /**
     * A user's account was deleted for good, and all that the user wrote.
     *
     * @param forgotten what signing in tells from now on ({@link Result.SignedIn})
     */
    record Forgotten(String user, long forgotten) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.forgotten(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.forgotten(this);
        }
    }

    /** The user may join the room from now on. */
    record Invited(String room, String by) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.invited(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.invited(this);
        }
    }

    /**
     * Another connection of the same user has blocked somebody, or no longer does.
     *
     * @param on false where somebody is not blocked any more
     */
    record Blocked(String user, boolean on) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.blocked(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.blocked(this);
        }
    }

    /**
     * Another connection of the same user has set something for all of them.
     *
     * @param name the word of a {@link dev.parley.protocol.Preference}, or of one that a newer server has
     */
    record Preference(String name, String value) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.preference(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.preference(this);
        }
    }

    /** The last line before the server closes the connection. */
    record Bye(String code, String text, @Nullable Long reconnectMs) implements ServerEvent {
        @Override
        public <R> R accept(ServerEvent.Visitor<R> visitor) {
            return visitor.bye(this);
        }

        @Override
        public void handle(ServerEvent.Handler handler) {
            handler.bye(this);
        }
    }

    @Override
    default <R> R accept(ServerMessage.Visitor<R> visitor) {
        return visitor.event(this);
    }

    @Override
    default void handle(ServerMessage.Handler handler) {
        handler.event(this);
    }

    /** The event's {@code type} on the wire. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
