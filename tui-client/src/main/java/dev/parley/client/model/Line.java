package dev.parley.client.model;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Entry;
import java.time.Instant;

/** One line of a transcript. Texts are as they came: whoever shows them cleans them. */
public sealed interface Line {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R said(Said said);

        R note(Note note);

        R hole(Hole hole);
    }

    /** What an entry takes beside its text: the record, its time, and what it refers to. */
    int ENTRY_BYTES = 250;

    int REACTION_BYTES = 160;
    int NOTE_BYTES = 100;

    Instant at();

    /** About how many bytes of memory it takes, at most. */
    long bytes();

    /** Columns of the name that it is written under; 0 where it has none. */
    default int nameColumns() {
        return 0;
    }

    /** An entry of the conversation's log. Names that thousands of lines have are held once. */
    record Said(Entry entry) implements Line {

        public Said {
            entry = entry instanceof Entry.Message message ? sharing(message) : entry;
        }

        private static Entry sharing(Entry.Message message) {
            return new Entry.Message(
                    message.room().intern(),
                    message.seq(),
                    message.at(),
                    message.from().intern(),
                    message.text(),
                    message.cid(),
                    message.style(),
                    message.replyTo(),
                    message.edited(),
                    message.deleted(),
                    message.reactions());
        }

        @Override
        public Instant at() {
            return entry.at();
        }

        @Override
        public int nameColumns() {
            return entry instanceof Entry.Message message && message.style() == null
                    ? TextWidth.of(CleanText.line(message.from()))
                    : 0;
        }

        @Override
        public long bytes() {
            String words = entry.words();
            int reactions = entry instanceof Entry.Message message && message.reactions() != null
                    ? message.reactions().size()
                    : 0;
            return ENTRY_BYTES + 2L * (words == null ? 0 : words.length()) + (long) REACTION_BYTES * reactions;
        }

        @Override
        public <R> R accept(Line.Visitor<R> visitor) {
            return visitor.said(this);
        }
    }

    /** Something the client itself has to say here; only this client has it. */
    record Note(Instant at, Tone tone, String text) implements Line {
        @Override
        public long bytes() {
            return NOTE_BYTES + 2L * text.length();
        }

        @Override
        public <R> R accept(Line.Visitor<R> visitor) {
            return visitor.note(this);
        }
    }

    /**
     * Entries that the server has and this client has not, both ends included.
     *
     * @param at when what stands before them was said
     */
    record Hole(Instant at, long from, long to) implements Line {

        /** How many entries; that many messages at most. */
        public long size() {
            return to - from + 1;
        }

        @Override
        public long bytes() {
            return NOTE_BYTES;
        }

        @Override
        public <R> R accept(Line.Visitor<R> visitor) {
            return visitor.hole(this);
        }
    }
}
