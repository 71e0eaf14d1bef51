package dev.parley.client.model;

import dev.parley.protocol.Entry;
import java.time.Instant;

/** One line of a transcript. Texts are as they came: whoever shows them cleans them. */
public sealed interface Line {

    Instant at();

    /** An entry of the conversation's log. */
    record Said(Entry entry) implements Line {
        @Override
        public Instant at() {
            return entry.at();
        }
    }

    /** Something the client itself has to say here; only this client has it. */
    record Note(Instant at, Tone tone, String text) implements Line {}

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
    }
}
