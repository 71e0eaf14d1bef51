package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteRepairTest {

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();

    static LongStream seeds() {
        // The same ones each time: of hundreds one or two leave a hole in a direct conversation, which verify names.
        return LongStream.rangeClosed(1, 8);
    }

    private ChatEvents filled(long seed, boolean isErasing, long snapshotEvery) throws Exception {
        ChatEvents chat = new ChatEvents(new Random(seed));
        if (!isErasing) {
            chat.keepingAll();
        }
        Options options = Options.usual().withCompaction(FoldedState::new).withSnapshotEvery(snapshotEvery);
        try (SqliteJournal journal = SqliteJournal.open(folder, options, loop)) {
            for (int i = 0; i < 10; i++) {
                journal.append(chat.next(200));
                loop.awaitCommitted(chat.all().size());
            }
            journal.awaitIdle();
        }
        return chat;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGoodStoreIsFoundGood(long seed) throws Exception {
        filled(seed, true, 300);
        Verification.Report report = Verification.verify(folder, FoldedState::new);
        assertThat(report.findings()).isEmpty();
        assertThat(report.last()).isGreaterThanOrEqualTo(2_000);
        assertThat(report.snapshots()).isPositive();
    }

    /** What versions made that did not count messages. */
    private static final class Uncounting implements Compaction {
        private final FoldedState state = new FoldedState();

        @Override
        public void apply(Event event) {
            state.apply(event);
        }

        @Override
        public Stream<Restored> summary() {
            return state.summary().map(Uncounting::uncounted);
        }

        private static Restored uncounted(Restored one) {
            if (one instanceof Restored.OfRoom room) {
                return room.with(
                        room.members().stream().map(Uncounting::uncounted).toList(), room.log(), null, room.rules());
            }
            return one instanceof Restored.OfDirect direct
                    ? new Restored.OfDirect(
                            direct.id(),
                            uncounted(direct.first()),
                            uncounted(direct.second()),
                            direct.log(),
                            direct.begunBy(),
                            direct.written())
                    : one;
        }

        private static Restored.Member uncounted(Restored.Member member) {
            return new Restored.Member(
                    member.user(), member.read(), member.received(), null, member.mentions(), member.since());
        }

        @Override
        public void describe(Consumer<String> parts) {
            parts.accept(state.describe().replaceAll(" spokenIn=\\w+", "").replaceAll(" unread=\\d+|unread=\\d+", ""));
        }
    }

    @Test
    void aStoreWithSnapshotsOfAVersionThatDidNotCountMessagesIsFoundGood() throws Exception {
        ChatEvents chat = new ChatEvents(new Random(4)).keepingAll();
        Options older = Options.usual().withCompaction(Uncounting::new).withSnapshotEvery(300);
        for (Options options :
                List.of(older, Options.usual().withCompaction(FoldedState::new).withSnapshotEvery(300))) {
            try (SqliteJournal journal = SqliteJournal.open(folder, options, loop)) {
                journal.append(chat.next(400));
                loop.awaitCommitted(chat.all().size());
                journal.awaitIdle();
            }
            assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
        }
        assertThat(replayed()).contains(" spokenIn=");
    }

    @Test
    void aRowThatWasDamagedIsNamedAndAnEmptyEntryTakesItsPlace() throws Exception {
        ChatEvents chat = filled(1, false, 100_000);
        long damaged = 0;
        for (int i = 1_000; damaged == 0; i++) {
            damaged = chat.all().get(i) instanceof Event.EntryWritten written
                            && written.entry() instanceof dev.parley.protocol.Entry.Message
                    ? i + 1
                    : 0;
        }
        change("UPDATE event SET body = replace(body, 'said', 'sold') WHERE position = " + damaged);
        Verification.Report report = Verification.verify(folder, FoldedState::new);
        assertThat(report.findings()).first().asString().contains("event " + damaged, "does not match its checksum");

        Repair.Outcome outcome = Repair.repair(folder, FoldedState::new);
        assertThat(outcome.kept()).isEqualTo(chat.all().size() - 1);
        assertThat(outcome.lost()).hasSize(2).last().asString().contains("replaced by an empty entry");
        assertThat(outcome.damaged()).exists();
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
        assertThat(withoutPosition(replayed()))
                .as("the empty entry stands behind all others")
                .isEqualTo(withoutPosition(FoldedState.of(chat.all()).describe()));
    }

    private static String withoutPosition(String description) {
        return description.substring(description.indexOf('\n'));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsDamagedWhatIsRepairedIsGoodAndGoesOnBeingWritten(long seed) throws Exception {
        Random random = new Random(seed);
        filled(seed, random.nextBoolean(), random.nextBoolean() ? 500 : 100_000);
        try (FileChannel file = FileChannel.open(StoreFiles.in(folder).store(), StandardOpenOption.WRITE)) {
            for (int i = 0; i < 10; i++) {
                // Not the first pages: without the schema nothing can be read.
                long place = 4_096 * 12 + (long) (random.nextDouble() * (file.size() - 4_096 * 14));
                byte[] noise = new byte[1 + random.nextInt(60)];
                random.nextBytes(noise);
                file.write(ByteBuffer.wrap(noise), place);
            }
        }
        Verification.Report report = Verification.verify(folder, FoldedState::new);
        Repair.Outcome outcome = Repair.repair(folder, FoldedState::new);
        assertThat(report.findings()).isNotEmpty();
        assertThat(outcome.kept()).isPositive();
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();

        List<Event> events = new ArrayList<>();
        LoopSide next = new LoopSide();
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), next)) {
            long last = journal.replay(events::add);
            journal.append(List.of(new Event.TokenRevoked("user1", "none")));
            next.awaitCommitted(last + 1);
        }
        assertThat(Files.exists(outcome.damaged())).isTrue();
    }

    @Test
    void aLogThatWasDamagedInTheMiddleIsCutThere() throws Exception {
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), loop)) {
            ChatEvents chat = new ChatEvents(new Random(3)).keepingAll();
            for (int i = 0; i < 10; i++) {
                journal.append(chat.next(50));
                loop.awaitCommitted(chat.all().size());
            }
            Path crashed = Files.createDirectory(folder.resolve("crashed"));
            Files.copy(StoreFiles.in(folder).store(), StoreFiles.in(crashed).store());
            Files.copy(StoreFiles.in(folder).wal(), StoreFiles.in(crashed).wal());
        }
        Path crashed = folder.resolve("crashed");
        Path wal = StoreFiles.in(crashed).wal();
        try (FileChannel file = FileChannel.open(wal, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), Files.size(wal) / 2);
        }
        byte[] damaged = Files.readAllBytes(wal);
        assertThat(Verification.verify(crashed, FoldedState::new).findings())
                .anyMatch(line -> line.contains("write-ahead log"));
        StoreCopy.backup(crashed, folder.resolve("backup"));
        assertThat(Files.readAllBytes(wal))
                .as("who looks changes nothing, or the next start would not know that something is lost")
                .isEqualTo(damaged);
        assertThatThrownBy(() -> SqliteJournal.open(crashed, Options.usual(), new LoopSide()))
                .isInstanceOf(DamagedStoreException.class);
        assertThat(Repair.repair(crashed, FoldedState::new).lost())
                .as("what was in it is lost, and that is said")
                .anyMatch(line -> line.contains("write-ahead log"));
        assertThat(Verification.verify(crashed, FoldedState::new).findings()).isEmpty();
    }

    private String replayed() throws Exception {
        FoldedState state = new FoldedState();
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), new LoopSide())) {
            journal.replay(state::apply);
        }
        return state.describe();
    }

    private void change(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + StoreFiles.in(folder).store());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
