package dev.parley.client.model;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import java.time.Instant;
import java.util.List;

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

    /** Characters of a name that are counted with what holds it. */
    int USUAL = 64;

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
                    message.reactions(),
                    message.hidden());
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
            return ENTRY_BYTES + 2L * (words == null ? 0 : words.length()) + rest();
        }

        /** Of what else can be long: texts that are no message, and names and keys that are longer than any of the protocol's. */
        private long rest() {
            long length = Math.max(0, entry.room().length() - USUAL);
            if (entry instanceof Entry.Left left) {
                length += left.text() == null ? 0 : left.text().length();
            }
            if (!(entry instanceof Entry.Message message)) {
                return 2 * length;
            }
            length += Math.max(0, message.from().length() - USUAL);
            length += message.cid() == null ? 0 : Math.max(0, message.cid().length() - USUAL);
            long reactions = 0;
            for (Reaction one : message.reactions() == null ? List.<Reaction>of() : message.reactions()) {
                reactions += REACTION_BYTES
                        + 2L
                                * (Math.max(0, one.by().length() - USUAL)
                                        + Math.max(0, one.emoji().length() - USUAL));
            }
            return 2 * length + reactions;
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
