package dev.parley.server.journal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.JournalContract;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryJournalTest extends JournalContract {

    private static final Event EVENT = new Event.TokenRevoked("ann", "hash");

    @Override
    protected Journal create(Journal.Listener listener) {
        return new MemoryJournal(UUID.randomUUID().toString(), 100_000, listener);
    }

    /** Its store is itself, and ends with it. */
    @Override
    protected Journal reopen(Journal before, Journal.Listener listener) {
        return before;
    }

    @Test
    void itCommitsWithinAppend() {
        Journal journal = create(heard);
        journal.append(List.of(EVENT, EVENT));
        heard.await(2);
    }

    @Test
    void beyondItsBoundItForgetsAllAndSaysSoInsteadOfReplayingAPart() throws IOException {
        for (int bound : new int[] {0, 3}) {
            Journal journal = new MemoryJournal("e", bound, heard);
            for (int i = 0; i < bound; i++) {
                journal.append(List.of(EVENT));
            }
            assertThat(journal.replay(event -> {})).isEqualTo(bound);
            journal.append(List.of(EVENT));
            journal.append(List.of(EVENT));
            assertThatThrownBy(() -> journal.replay(event -> {})).isInstanceOf(IOException.class);
        }
    }
}
