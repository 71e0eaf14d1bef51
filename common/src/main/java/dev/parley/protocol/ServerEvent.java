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
                ServerEvent.Bye {

    /**
     * The server's first line.
     *
     * @param maxLine bytes in a line from a client, its LF not counted
     * @param maxText Unicode code points in a text
     * @param heartbeatS seconds of silence after which the server asks for a sign of life
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
            boolean tls)
            implements ServerEvent {}

    record Ping() implements ServerEvent {}

    /** From the server itself, or from a user's broadcast. */
    record Notice(String text, @Nullable String from) implements ServerEvent {}

    record Presence(String user, boolean online, @Nullable String away) implements ServerEvent {}

    record Typing(String room, String user) implements ServerEvent {}

    /** The other side of a direct conversation has everything up to {@code seq}. */
    record Delivered(String room, String user, long seq) implements ServerEvent {}

    /** The other side of a direct conversation has read everything up to {@code seq}. */
    record Seen(String room, String user, long seq) implements ServerEvent {}

    /** Another connection of the same user has read up to {@code seq}. */
    record Read(String room, long seq) implements ServerEvent {}

    /** Entries of this room are no longer sent to this connection: ask for its history. */
    record Behind(String room, long lastSeq) implements ServerEvent {}

    /** The last line before the server closes the connection. */
    record Bye(String code, String text, @Nullable Long reconnectMs) implements ServerEvent {}

    /** The event's {@code type} on the wire. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
