package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;

/** A disk that does not take a snapshot, or will not let go of what is to be erased. */
class HousekeepingFailureTest {

    private static final Event CLEARED = new Event.HistoryCleared(new LogId.RoomLog("room0"), 5);

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();
    private final ChatEvents chat = new ChatEvents(new Random(7)).keepingAll();

    /** Commits that still work before the disk is full; negative: it is not filling up. */
    private final AtomicInteger left = new AtomicInteger(-1);

    private volatile boolean isFull;

    private FaultySource.Fault next() {
        isFull |= left.get() >= 0 && left.getAndDecrement() == 0;
        return isFull ? new FaultySource.Fault(SQLiteErrorCode.SQLITE_FULL, false) : null;
    }

    private SqliteJournal open(long snapshotEvery) throws IOException {
        Options options = Options.usual()
                .withSource(new FaultySource(this::next))
                .withCompaction(FoldedState::new)
                .withSnapshotEvery(snapshotEvery);
        return SqliteJournal.open(folder, options, loop);
    }

    @Test
    void whoSendsWhileASnapshotFillsTheDiskIsToldSoAndDoesNotWaitForRoom() throws Exception {
        try (SqliteJournal journal = open(100)) {
            List<Event> first = chat.next(100);
            left.set(1);
            journal.append(first);
            loop.awaitCommitted(100);
            await().atMost(Duration.ofSeconds(60)).until(() -> isFull);
            journal.append(chat.next(10));
            assertThat(loop.awaitFailure().position()).isEqualTo(100);
            assertThat(describe(journal)).isEqualTo(FoldedState.of(first).describe());

            isFull = false;
            journal.resume();
            loop.awaitWritable();
            journal.append(chat.all().subList(100, 110));
            loop.awaitCommitted(110);
            awaitInOrder(journal);
        }
        assertGood(chat.all(), 1);
    }

    static IntStream commits() {
        return IntStream.range(1, 12);
    }

    @ParameterizedTest
    @MethodSource("commits")
    void whereverTheDiskGetsFullDuringAnErasureItIsDoneWhenThereIsRoom(int commits) throws Exception {
        List<Event> all = new java.util.ArrayList<>(chat.next(3_000));
        try (SqliteJournal journal = open(1_000_000)) {
            journal.append(List.copyOf(all));
            loop.awaitCommitted(3_000);
            all.add(new Event.UserForgotten("user1"));
            all.add(CLEARED);
            left.set(commits);
            journal.append(all.subList(3_000, 3_002));
            loop.awaitCommitted(3_002);
            await().atMost(Duration.ofSeconds(60)).until(() -> isFull || isIdle(journal));
            if (isFull) {
                loop.awaitFailure();
                isFull = false;
                journal.resume();
                loop.awaitWritable();
            }
            left.set(-1);
            awaitInOrder(journal);
        }
        assertGood(all, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoReadsForLongHoldsUpTheErasureButNobodyWhoSends(boolean isForgetting) throws Exception {
        try (SqliteJournal journal = open(1_000_000);
                Connection reader =
                        new SqliteConnections().forReading(StoreFiles.in(folder).store())) {
            journal.append(chat.next(200));
            loop.awaitCommitted(200);
            begin(reader);
            journal.append(List.of(isForgetting ? new Event.UserForgotten("user1") : CLEARED));
            loop.awaitCommitted(201);
            assertThatThrownBy(journal::awaitIdle).isInstanceOf(IOException.class);
            journal.append(List.of(CLEARED));
            loop.awaitCommitted(202);
            assertThat(loop.hasFailed()).isFalse();
            reader.rollback();
            awaitInOrder(journal);
        }
    }

    private static void begin(Connection reader) throws SQLException {
        reader.setAutoCommit(false);
        try (Statement select = reader.createStatement()) {
            select.executeQuery("SELECT count(*) FROM event").close();
        }
    }

    private static boolean isIdle(SqliteJournal journal) throws InterruptedException {
        try {
            journal.awaitIdle();
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    private static void awaitInOrder(SqliteJournal journal) {
        await().atMost(Duration.ofSeconds(60)).until(() -> isIdle(journal));
    }

    private void assertGood(List<Event> all, int snapshots) throws Exception {
        Verification.Report report = Verification.verify(folder, FoldedState::new);
        assertThat(report.findings()).isEmpty();
        assertThat(report.snapshots()).isGreaterThanOrEqualTo(snapshots);
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), new LoopSide())) {
            assertThat(describe(journal)).isEqualTo(FoldedState.of(all).describe());
        }
    }

    private static String describe(SqliteJournal journal) throws IOException {
        FoldedState state = new FoldedState();
        journal.replay(state::apply);
        return state.describe();
    }
}
