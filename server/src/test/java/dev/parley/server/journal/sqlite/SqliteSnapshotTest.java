package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteSnapshotTest {

    private static final Options EVERY_500 =
            Options.usual().withCompaction(FoldedState::new).withSnapshotEvery(500);

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReplayedFromASnapshotIsWhatAllEventsLeadTo(long seed) throws Exception {
        ChatEvents chat = new ChatEvents(new Random(seed));
        for (int run = 0; run < 3; run++) {
            try (SqliteJournal journal = SqliteJournal.open(folder, EVERY_500, loop)) {
                for (int i = 0; i < 10; i++) {
                    journal.append(chat.next(130));
                    loop.awaitCommitted(chat.all().size());
                    assertThat(replayed(journal))
                            .isEqualTo(FoldedState.of(chat.all()).describe());
                }
                journal.awaitIdle();
                List<Event> events = new ArrayList<>();
                assertThat(journal.replay(events::add)).isEqualTo(chat.all().size());
                assertThat(events.get(0)).isInstanceOf(Restored.UpTo.class);
                assertThat(FoldedState.of(events).describe())
                        .isEqualTo(FoldedState.of(chat.all()).describe());
            }
        }
        assertThat(number("SELECT count(*) FROM snapshot")).isBetween(1L, 2L);
        assertThat(number("SELECT count(*) FROM snapshot_part WHERE position NOT IN (SELECT position FROM snapshot)"))
                .isZero();
    }

    @Test
    void withoutTheNewestSnapshotTheOneBeforeIsUsedAndThenEveryEvent() throws Exception {
        ChatEvents chat = new ChatEvents(new Random(1)).keepingAll();
        try (SqliteJournal journal = SqliteJournal.open(folder, EVERY_500, loop)) {
            for (int i = 0; i < 3; i++) {
                journal.append(chat.next(520));
                loop.awaitCommitted(chat.all().size());
                journal.awaitIdle();
            }
        }
        String wanted = FoldedState.of(chat.all()).describe();
        assertThat(number("SELECT count(*) FROM snapshot")).isEqualTo(2);
        long newest = number("SELECT max(position) FROM snapshot");
        change("UPDATE snapshot_part SET body = replace(body, 'user1', 'user2') WHERE position = " + newest);
        assertThat(replayedByTheNextProcess()).isEqualTo(wanted);
        change("DELETE FROM snapshot_part WHERE part = 0 AND position < " + newest);
        assertThat(replayedByTheNextProcess()).isEqualTo(wanted);
        change("UPDATE meta SET value = '3' WHERE key = 'base'");
        assertThatThrownBy(this::replayedByTheNextProcess)
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("no snapshot");
    }

    @Test
    void aSnapshotOfManyPartsIsReadAsItWasWritten() throws Exception {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            events.add(new Event.AccountCreated(
                    new dev.parley.name.Name("Ольга" + i, "ольга" + i),
                    "$argon2id$".repeat(8) + i,
                    java.time.Instant.EPOCH));
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, EVERY_500, loop)) {
            journal.append(events);
            loop.awaitCommitted(events.size());
            journal.awaitIdle();
        }
        assertThat(number("SELECT max(part) FROM snapshot_part")).isGreaterThan(2);
        assertThat(replayedByTheNextProcess()).isEqualTo(FoldedState.of(events).describe());
    }

    @Test
    void closingInTheMiddleOfASnapshotLeavesNothingThatCounts() throws Exception {
        ChatEvents chat = new ChatEvents(new Random(2));
        for (int i = 0; i < 5; i++) {
            try (SqliteJournal journal = SqliteJournal.open(folder, EVERY_500, loop)) {
                journal.append(chat.next(600));
            }
            assertThat(replayedByTheNextProcess())
                    .isEqualTo(FoldedState.of(chat.all()).describe());
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("parley-journal", "parley-housekeeping");
    }

    private static String replayed(SqliteJournal journal) throws Exception {
        FoldedState state = new FoldedState();
        journal.replay(state::apply);
        return state.describe();
    }

    private String replayedByTheNextProcess() throws Exception {
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), new LoopSide())) {
            return replayed(journal);
        }
    }

    private long number(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + StoreFiles.in(folder).store());
    }
}
