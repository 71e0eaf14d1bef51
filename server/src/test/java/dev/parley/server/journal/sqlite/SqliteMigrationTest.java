package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.JournalContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationTest {

    @TempDir
    Path folder;

    @Test
    void aStoreOfTheFirstVersionIsReadToTheLetterAndGoesOnBeingWritten() throws IOException {
        StoreOfVersion1.copyTo(folder);
        List<Event> events = StoreOfVersion1.events();
        assertThat(replayed()).isEqualTo(events);

        LoopSide loop = new LoopSide();
        List<Event> more = JournalContract.messages(306, 50);
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), loop)) {
            journal.append(more);
            loop.awaitCommitted(events.size() + more.size());
        }
        events.addAll(more);
        assertThat(replayed()).isEqualTo(events);
    }

    @Test
    void aStoreOf98bb660IsFoundGoodBeforeAndAfterItsFirstStart() throws IOException {
        Files.copy(
                Path.of("src/test/resources/since-98bb660/parley.db"),
                StoreFiles.in(folder).store());
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
        assertThat(replayed()).isNotEmpty();
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
    }

    private List<Event> replayed() throws IOException {
        List<Event> events = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), new LoopSide())) {
            journal.replay(events::add);
        }
        return events;
    }
}
