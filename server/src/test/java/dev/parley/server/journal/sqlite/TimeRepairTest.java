package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeRepairTest {

    private static final Options WITH_SNAPSHOTS =
            Options.usual().withCompaction(FoldedState::new).withSnapshotEvery(300);
    private static final Duration DAYS_60 = Duration.ofDays(60);

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();

    static LongStream seeds() {
        return Seeds.some(3);
    }

    /** The times of each log's entries, in order. */
    private Map<LogId, List<Instant>> times(Path of) throws IOException {
        Map<LogId, List<Instant>> times = new HashMap<>();
        try (Connection connection =
                new SqliteConnections().forReading(StoreFiles.in(of).store())) {
            new EventRows(connection).readWhatIsLeft(0, Long.MAX_VALUE, (position, event) -> {
                if (event instanceof Event.EntryWritten written) {
                    times.computeIfAbsent(written.log(), log -> new ArrayList<>())
                            .add(written.entry().at());
                }
            });
        } catch (java.sql.SQLException failed) {
            throw new IOException(failed);
        }
        return times;
    }

    private void write(SqliteJournal journal, ChatEvents chat, int events) throws Exception {
        for (int i = 0; i < events; i += 100) {
            journal.append(chat.next(100));
            loop.awaitCommitted(chat.all().size());
        }
        journal.awaitIdle();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void timesThatAreAheadBecomeThoseOfTheLastGoodEntryAndTheStoreIsWhole(long seed) throws Exception {
        ChatEvents chat = new ChatEvents(new Random(seed));
        String epoch;
        Instant now;
        try (SqliteJournal journal = SqliteJournal.open(folder, WITH_SNAPSHOTS, loop)) {
            epoch = journal.epoch();
            write(journal, chat, 500);
            now = chat.now();
            chat.jump(DAYS_60);
            write(journal, chat, 700);
            journal.remember(new KnownTime(chat.now(), Duration.ofHours(1)));
        }
        Map<LogId, List<Instant>> before = times(folder);

        TimeRepair.Outcome outcome = TimeRepair.repair(folder, FoldedState::new, now);

        Map<LogId, List<Instant>> after = times(folder);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((log, was) -> {
            List<Instant> is = after.get(log);
            List<Instant> good = was.stream().filter(at -> !at.isAfter(now)).toList();
            Instant last = good.isEmpty() ? now : good.get(good.size() - 1);
            assertThat(is).as("%s", log).hasSameSizeAs(was).isSorted();
            assertThat(is.subList(0, good.size())).isEqualTo(good);
            assertThat(is.subList(good.size(), is.size())).allMatch(last::equals);
        });
        assertThat(outcome.logs()).isNotEmpty().anyMatch(line -> line.startsWith("room room"));
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
        try (SqliteJournal journal = SqliteJournal.open(folder, WITH_SNAPSHOTS, loop)) {
            assertThat(journal.epoch()).isNotEqualTo(epoch);
            assertThat(journal.knownTime()).isEqualTo(new KnownTime(now, Duration.ZERO));
            FoldedState state = new FoldedState();
            journal.replay(state::apply);
            assertThat(state.describe())
                    .doesNotContain(now.plus(DAYS_60).toString().substring(0, 10));
            write(journal, chat, 100);
        }
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
        assertRestoresAsItWas(outcome.before(), before);
    }

    private void assertRestoresAsItWas(Path backup, Map<LogId, List<Instant>> before) throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("restored"));
        StoreCopy.restore(backup, elsewhere);
        assertThat(times(elsewhere)).isEqualTo(before);
    }

    @Test
    void aStoreWithoutSuchTimesIsLeftAsItIs() throws Exception {
        ChatEvents chat = new ChatEvents(new Random(1));
        String epoch;
        try (SqliteJournal journal = SqliteJournal.open(folder, WITH_SNAPSHOTS, loop)) {
            epoch = journal.epoch();
            write(journal, chat, 400);
        }

        TimeRepair.Outcome outcome = TimeRepair.repair(folder, FoldedState::new, chat.now());

        assertThat(outcome.before()).isNull();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("parley.db.before"));
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, WITH_SNAPSHOTS, loop)) {
            assertThat(journal.epoch()).isEqualTo(epoch);
        }
    }

    @Test
    void aDamagedStoreIsLeftAsItIs() throws Exception {
        ChatEvents chat = new ChatEvents(new Random(1));
        try (SqliteJournal journal = SqliteJournal.open(folder, WITH_SNAPSHOTS, loop)) {
            write(journal, chat, 200);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE event SET checksum = checksum + 1 WHERE position = 100");
        }

        assertThatThrownBy(() -> TimeRepair.repair(folder, FoldedState::new, Instant.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }
}
