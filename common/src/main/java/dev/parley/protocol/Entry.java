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

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R message(Message message);

        R joined(Joined joined);

        R left(Left left);

        R topic(Topic topic);

        R edited(Edited edited);

        R deleted(Deleted deleted);

        R reacted(Reacted reacted);

        R role(Role role);

        R setting(Setting setting);
    }

    String room();

    long seq();

    Instant at();

    @Override
    default <R> R accept(ServerEvent.Visitor<R> visitor) {
        return visitor.entry(this);
    }

    @Override
    default void handle(ServerEvent.Handler handler) {
        handler.entry(this);
    }

    /** The text that it has, null for one that has none. */
    @Nullable
    String words();

    /** The same entry, as somebody sees it who calls the conversation by another name. */
    Entry inRoom(String room);

    /**
     * Somebody said something. How it reads now: the last four tell what became of it since.
     *
     * @param text empty where it was deleted
     * @param edited the {@code seq} of the entry that gave it this text, null where it reads as it was written
     * @param deleted the {@code seq} of the entry that took its text away, null where it has one
     * @param reactions in the order they came, null where there are none
     * @param hidden true where the text is kept from a reader who has blocked its author; null otherwise, and in what is stored
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
            @Nullable List<Reaction> reactions,
            @Nullable Boolean hidden)
            implements Entry {

        /** As everybody may read it. */
        public Message(
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
                @Nullable List<Reaction> reactions) {
            this(room, seq, at, from, text, cid, style, replyTo, edited, deleted, reactions, null);
        }

        /** Whether its text is gone: it was deleted, or its author was forgotten. No message is written without one. */
        public boolean hasNothingLeft() {
            return deleted != null || text.isEmpty();
        }

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
        public String words() {
            return text;
        }

        @Override
        public Message inRoom(String other) {
            return new Message(other, seq, at, from, text, cid, style, replyTo, edited, deleted, reactions, hidden);
        }

        /** Whether it is not as it was written. */
        public boolean wasAmended() {
            return edited != null || deleted != null || reactions != null || hidden != null;
        }

        /** Whether its text is kept from the reader, who has blocked its author. */
        public boolean wasHidden() {
            return Boolean.TRUE.equals(hidden);
        }

        /** As one reads it who has blocked its author: where it stands, and that it is there. */
        public Message hide() {
            return new Message(room, seq, at, from, "", null, null, replyTo, null, deleted, reactions, true);
        }

        /** The same with other reactions. */
        public Message with(List<Reaction> others) {
            return new Message(
                    room,
                    seq,
                    at,
                    from,
                    text,
                    cid,
                    style,
                    replyTo,
                    edited,
                    deleted,
                    others.isEmpty() ? null : others,
                    hidden);
        }

        /**
         * As it reads once this was written behind it.
         *
         * @param amendment one whose target this is
         */
        public Message amended(Amendment amendment) {
            return deleted == null ? amendment.applied(this) : this;
        }

        private Message edited(String now, long by) {
            return new Message(room, seq, at, from, now, cid, style, replyTo, by, null, reactions);
        }

        private Message deleted(long by) {
            return new Message(room, seq, at, from, "", cid, style, replyTo, null, by, null);
        }

        private Message reactions(List<Reaction> now) {
            return new Message(
                    room, seq, at, from, text, cid, style, replyTo, edited, null, now.isEmpty() ? null : now);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.message(this);
        }
    }

    /** What became of another entry of the same log, the {@code target}. */
    sealed interface Amendment extends Entry {

        /** Who did it. */
        String by();

        /** The {@code seq} of the message that is not any more as it was. */
        long target();

        /** How the target reads now; it is not deleted. */
        Message applied(Message target);
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
        public @Nullable String words() {
            return text;
        }

        @Override
        public Edited inRoom(String other) {
            return new Edited(other, seq, at, by, target, text);
        }

        /** As it stands in the log once the target reads otherwise. */
        public Edited withoutText() {
            return new Edited(room, seq, at, by, target, null);
        }

        @Override
        public Message applied(Message before) {
            // Without a text it was edited again since.
            return text == null ? before : before.edited(text, seq);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.edited(this);
        }
    }

    /** The target has no text any more. */
    record Deleted(String room, long seq, Instant at, String by, long target) implements Amendment {
        @Override
        public @Nullable String words() {
            return null;
        }

        @Override
        public Deleted inRoom(String other) {
            return new Deleted(other, seq, at, by, target);
        }

        @Override
        public Message applied(Message before) {
            return before.deleted(seq);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.deleted(this);
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
        public @Nullable String words() {
            return null;
        }

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

        @Override
        public Message applied(Message before) {
            return before.reactions(changed(before.reactions == null ? List.of() : before.reactions));
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.reacted(this);
        }
    }

    record Joined(String room, long seq, Instant at, String user) implements Entry {
        @Override
        public @Nullable String words() {
            return null;
        }

        @Override
        public Joined inRoom(String other) {
            return new Joined(other, seq, at, user);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.joined(this);
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
        public @Nullable String words() {
            return null;
        }

        @Override
        public Left inRoom(String other) {
            return new Left(other, seq, at, user, reason, by, text);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.left(this);
        }
    }

    record Topic(String room, long seq, Instant at, String by, String text) implements Entry {
        @Override
        public String words() {
            return text;
        }

        @Override
        public Topic inRoom(String other) {
            return new Topic(other, seq, at, by, text);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.topic(this);
        }
    }

    /**
     * Somebody has another role in the room from here on.
     *
     * @param user whose role it is
     */
    record Role(String room, long seq, Instant at, String by, String user, dev.parley.protocol.Role role)
            implements Entry {
        @Override
        public @Nullable String words() {
            return null;
        }

        @Override
        public Role inRoom(String other) {
            return new Role(other, seq, at, by, user, role);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.role(this);
        }
    }

    /**
     * The room is set otherwise from here on.
     *
     * @param setting the word of a {@link RoomSetting}, or of one that a newer server has
     */
    record Setting(String room, long seq, Instant at, String by, String setting, String value) implements Entry {
        @Override
        public @Nullable String words() {
            return null;
        }

        @Override
        public Setting inRoom(String other) {
            return new Setting(other, seq, at, by, setting, value);
        }

        @Override
        public <R> R accept(Entry.Visitor<R> visitor) {
            return visitor.setting(this);
        }
    }
}
