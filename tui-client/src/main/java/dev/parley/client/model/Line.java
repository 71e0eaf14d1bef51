package dev.parley.client.model;

import dev.parley.protocol.Entry;
import java.time.Instant;

/** One line of a transcript. Texts are as they came: whoever shows them cleans them. */
public sealed interface Line {

    /** What an entry takes beside its text: the record, its time, and what it refers to. */
    int ENTRY_BYTES = 250;

    int REACTION_BYTES = 160;
    int NOTE_BYTES = 100;

    Instant at();

    /** About how many bytes of memory it takes, at most. */
    long bytes();

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
        public long bytes() {
            String words = entry.words();
            int reactions = entry instanceof Entry.Message message && message.reactions() != null
                    ? message.reactions().size()
                    : 0;
            return ENTRY_BYTES + 2L * (words == null ? 0 : words.length()) + (long) REACTION_BYTES * reactions;
        }
    }

    /** Something the client itself has to say here; only this client has it. */
    record Note(Instant at, Tone tone, String text) implements Line {
        @Override
        public long bytes() {
            return NOTE_BYTES + 2L * text.length();
        }
    }
}
