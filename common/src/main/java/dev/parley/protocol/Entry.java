package dev.parley.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a room's or a direct conversation's log. The same record is stored, sent live and returned as history.
 * {@code room} is the name as the receiver addresses it: in a direct conversation {@code @} and the other user's name.
 * {@code seq} counts 1, 2, 3 … within a log; {@code at} has milliseconds and never steps back within a log.
 */
public sealed interface Entry extends ServerEvent {

    String room();

    long seq();

    Instant at();

    /** The same entry, as somebody sees it who calls the conversation by another name. */
    Entry inRoom(String room);

    record Message(
            String room,
            long seq,
            Instant at,
            String from,
            String text,
            @Nullable String cid,
            @Nullable MessageStyle style,
            @Nullable Long replyTo)
            implements Entry {
        @Override
        public Message inRoom(String other) {
            return new Message(other, seq, at, from, text, cid, style, replyTo);
        }
    }

    record Joined(String room, long seq, Instant at, String user) implements Entry {
        @Override
        public Joined inRoom(String other) {
            return new Joined(other, seq, at, user);
        }
    }

    record Left(
            String room,
            long seq,
            Instant at,
            String user,
            LeaveReason reason,
            @Nullable String by,
            @Nullable String text)
            implements Entry {
        @Override
        public Left inRoom(String other) {
            return new Left(other, seq, at, user, reason, by, text);
        }
    }

    record Topic(String room, long seq, Instant at, String by, String text) implements Entry {
        @Override
        public Topic inRoom(String other) {
            return new Topic(other, seq, at, by, text);
        }
    }
}
