package dev.parley.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a room's or a direct conversation's log. The same record is stored, sent live and returned as history.
 * {@code room} is the name as the receiver addresses it: in a direct conversation {@code @} and the other user's name.
 * {@code seq} counts 1, 2, 3 … within a log; {@code at} has milliseconds and never steps back within a log. Entries are not
 * changed; what an {@link Amendment} says of a message is seen in how the message reads from then on.
 */
public sealed interface Entry extends ServerEvent {

    String room();

    long seq();

    Instant at();

    /** The text that it has, null for one that has none. */
    default @Nullable String words() {
        if (this instanceof Message message) {
            return message.text();
        }
        if (this instanceof Topic topic) {
            return topic.text();
        }
        return this instanceof Edited edited ? edited.text() : null;
    }

    /** The same entry, as somebody sees it who calls the conversation by another name. */
    Entry inRoom(String room);

    /**
     * Somebody said something. How it reads now: the last four tell what became of it since.
     *
     * @param text empty where it was deleted
     * @param edited the {@code seq} of the entry that gave it this text, null where it reads as it was written
     * @param deleted the {@code seq} of the entry that took its text away, null where it has one
     * @param reactions in the order they came, null where there are none
     */
    record Message(
            String room,
            long seq,
            Instant at,
            String from,
            String text,
            @Nullable String cid,
            @Nullable MessageStyle style,
            @Nullable Long replyTo,
            @Nullable Long edited,
            @Nullable Long deleted,
            @Nullable List<Reaction> reactions)
            implements Entry {

        /** As it is written. */
        public Message(
                String room,
                long seq,
                Instant at,
                String from,
                String text,
                @Nullable String cid,
                @Nullable MessageStyle style,
                @Nullable Long replyTo) {
            this(room, seq, at, from, text, cid, style, replyTo, null, null, null);
        }

        @Override
        public Message inRoom(String other) {
            return new Message(other, seq, at, from, text, cid, style, replyTo, edited, deleted, reactions);
        }

        /** Whether it is not as it was written. */
        public boolean wasAmended() {
            return edited != null || deleted != null || reactions != null;
        }

        /**
         * As it reads once this was written behind it.
         *
         * @param amendment one whose target this is
         */
        public Message amended(Amendment amendment) {
            if (deleted != null) {
                return this;
            }
            if (amendment instanceof Edited edit) {
                // Without a text it was edited again since.
                return edit.text() == null
                        ? this
                        : new Message(
                                room, seq, at, from, edit.text(), cid, style, replyTo, edit.seq(), null, reactions);
            }
            if (amendment instanceof Reacted reacted) {
                List<Reaction> now = reacted.changed(reactions == null ? List.of() : reactions);
                return new Message(
                        room, seq, at, from, text, cid, style, replyTo, edited, null, now.isEmpty() ? null : now);
            }
            return new Message(room, seq, at, from, "", cid, style, replyTo, null, amendment.seq(), null);
        }
    }

    /** What became of another entry of the same log, the {@code target}. */
    sealed interface Amendment extends Entry {

        /** Who did it. */
        String by();

        /** The {@code seq} of the message that is not any more as it was. */
        long target();
    }

    /**
     * The target reads so from here on.
     *
     * @param text null where it was edited again or deleted since: what a message read before is not kept
     */
    record Edited(
            String room,
            long seq,
            Instant at,
            String by,
            long target,
            @Nullable String text) implements Amendment {
        @Override
        public Edited inRoom(String other) {
            return new Edited(other, seq, at, by, target, text);
        }

        /** As it stands in the log once the target reads otherwise. */
        public Edited withoutText() {
            return new Edited(room, seq, at, by, target, null);
        }
    }

    /** The target has no text any more. */
    record Deleted(String room, long seq, Instant at, String by, long target) implements Amendment {
        @Override
        public Deleted inRoom(String other) {
            return new Deleted(other, seq, at, by, target);
        }
    }

    /**
     * A reaction to the target, or the end of one.
     *
     * @param on false where it is taken back
     * @param undoes the {@code seq} of the reaction that is taken back, null where one is set
     */
    record Reacted(
            String room,
            long seq,
            Instant at,
            String by,
            long target,
            String emoji,
            boolean on,
            @Nullable Long undoes) implements Amendment {
        @Override
        public Reacted inRoom(String other) {
            return new Reacted(other, seq, at, by, target, emoji, on, undoes);
        }

        private List<Reaction> changed(List<Reaction> before) {
            List<Reaction> now = new ArrayList<>(before);
            now.removeIf(one -> one.by().equals(by) && one.emoji().equals(emoji));
            if (on) {
                now.add(new Reaction(by, emoji, seq));
            }
            return List.copyOf(now);
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
