package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read positions in the store: how many there are goes by who reads what, and not by time. */
class MoveCompactionTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final List<String> USERS = List.of("ann", "bob", "eve");
    private static final Options WITHOUT_SNAPSHOTS = Options.usual();

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();

    /** What all events so far lead to. */
    private final FoldedState wanted = new FoldedState();

    /** Events that are not in the store yet. */
    private final List<Event> batch = new ArrayList<>();

    private long events;
    private long seq;

    private void add(Event event) {
        wanted.apply(event);
        batch.add(event);
        events++;
    }

    private void begin() {
        for (String user : USERS) {
            add(new Event.AccountCreated(new Name(user, user), "hash", AT));
        }
        add(new Event.RoomCreated(new Name("Tea", "tea"), "", false, "ann", AT));
        for (String user : USERS) {
            add(new Event.EntryWritten(TEA, user, new Entry.Joined("Tea", ++seq, AT, user), List.of()));
        }
    }

    private void say(String text) {
        add(new Event.EntryWritten(
                TEA, "ann", new Entry.Message("Tea", ++seq, AT, "ann", text, "c" + seq, null, null), List.of("bob")));
    }

    private void move(int number) {
        boolean isRead = number % 2 == 0;
        add(new Event.CursorMoved(
                TEA,
                USERS.get(number % USERS.size()),
                isRead ? Event.Cursor.READ : Event.Cursor.RECEIVED,
                seq,
                isRead ? 0L : null));
    }

    private void store(SqliteJournal journal) {
        journal.append(List.copyOf(batch));
        batch.clear();
        loop.awaitCommitted(events);
    }

    private Options every(long snapshots) {
        return Options.usual().withCompaction(FoldedState::new).withSnapshotEvery(snapshots);
    }

    /** Messages with moves after each, and two snapshots: of the moves before the older the last of each cursor are left. */
    private void fill(int messages, int movesAfterEach) throws Exception {
        begin();
        try (SqliteJournal journal = SqliteJournal.open(folder, every((long) messages * movesAfterEach / 3), loop)) {
            for (int message = 0; message < messages; message++) {
                say("text " + message);
                for (int i = 0; i < movesAfterEach; i++) {
                    move(i);
                }
                if (batch.size() > 10_000 || message == messages - 1) {
                    store(journal);
                    journal.awaitIdle();
                }
            }
        }
    }

    @Test
    void aMillionMovesOfAFewCursorsLeaveASmallStoreThatIsRightInEveryWay() throws Exception {
        int every = 40_000;
        begin();
        try (SqliteJournal journal = SqliteJournal.open(folder, every(every), loop)) {
            for (int i = 0; i < 1_000_000; i++) {
                if (i % 5_000 == 0) {
                    say("text " + i);
                }
                move(i);
                if (batch.size() == 20_000) {
                    store(journal);
                    journal.awaitIdle();
                }
            }
            store(journal);
            journal.awaitIdle();
        }
        assertThat(number("SELECT count(*) FROM move")).isLessThan(3L * every);
        assertThat(number("SELECT count(*) FROM superseded")).isLessThan(500);
        // 40 bytes a row, and the margin of a file that grows and gives nothing back while it is written.
        assertThat(Files.size(StoreFiles.in(folder).store())).isLessThan(12_000_000);
        assertGood();
        repair();
        assertGood();
    }

    @Test
    void withoutAnySnapshotAllEventsThatAreLeftLeadToTheSame() throws Exception {
        fill(30, 100);
        assertThat(number("SELECT count(*) FROM move")).isLessThan(2_100);
        change("DELETE FROM snapshot");
        assertGood();
        Repair.Outcome outcome = repair();
        assertThat(outcome.lost()).isEmpty();
        assertGood();
    }

    @Test
    void killedAfterAnyStepItGoesOnTheNextTime() throws Exception {
        begin();
        try (SqliteJournal journal = SqliteJournal.open(folder, WITHOUT_SNAPSHOTS, loop)) {
            for (int message = 0; message < 30; message++) {
                say("text " + message);
                for (int i = 0; i < 200; i++) {
                    move(i);
                }
            }
            store(journal);
        }
        StoreFiles files = StoreFiles.in(folder);
        try (WriteConnection store = new WriteConnection(new SqliteConnections().forWriting(files.store()));
                Connection reading = new SqliteConnections().forReading(files.store())) {
            new SnapshotMaker(Chores.on(store), FoldedRecords.into(FoldedState::new)).make(reading, events - 50);
        }
        long before = number("SELECT count(*) FROM move");
        int steps = 0;
        for (boolean isDone = false; !isDone; steps++) {
            isDone = compact(files, 1);
            assertGood();
            change("CREATE TABLE aside AS SELECT * FROM snapshot");
            change("DELETE FROM snapshot");
            assertGood();
            change("INSERT INTO snapshot SELECT * FROM aside");
            change("DROP TABLE aside");
        }
        assertThat(before).isEqualTo(6_000);
        assertThat(steps).isGreaterThan(4);
        assertThat(number("SELECT count(*) FROM move")).isEqualTo(50 + 2L * USERS.size());
    }

    /** Does a few steps; returns whether that was all. */
    private static boolean compact(StoreFiles files, int steps) throws Exception {
        AtomicInteger left = new AtomicInteger(steps);
        try (WriteConnection store = new WriteConnection(new SqliteConnections().forWriting(files.store()));
                Connection reading = new SqliteConnections().forReading(files.store())) {
            Chores real = Chores.on(store);
            new MoveCompaction(job -> {
                        if (left.getAndDecrement() == 0) {
                            throw new CancellationException("killed");
                        }
                        real.run(job);
                    })
                    .run(reading);
            return true;
        } catch (CancellationException killed) {
            return false;
        }
    }

    @Test
    void aMoveThatIsLostIsFoundMissing() throws Exception {
        fill(30, 100);
        long last = number("SELECT max(position) FROM move");
        change("DELETE FROM move WHERE position = " + (last - 5));
        assertThat(findings()).containsExactly("the events " + (last - 5) + " to " + (last - 5) + " are missing");
    }

    @Test
    void aRunThatIsLostOrDamagedIsNamed() throws Exception {
        fill(30, 100);
        long last = number("SELECT max(last) FROM superseded");
        change("UPDATE superseded SET first = first + 1 WHERE last = " + last);
        assertThat(findings()).anyMatch(line -> line.startsWith("event " + last + " does not match its checksum"));
        change("DELETE FROM superseded WHERE last = " + last);
        assertThat(findings()).anyMatch(line -> line.endsWith(" to " + last + " are missing"));
    }

    @Test
    void aMoveOfAnotherUserIsFoundDamaged() throws Exception {
        fill(30, 100);
        change("UPDATE user SET name = 'eva' WHERE name = 'eve'");
        assertThat(findings()).anyMatch(line -> line.endsWith("does not match its checksum"));
    }

    @Test
    void byADamagedMoveNoOtherIsDeleted() throws Exception {
        fill(30, 100);
        long bob = number("SELECT id FROM user WHERE name = 'bob'");
        change("UPDATE move SET user = " + bob + " WHERE position = (SELECT max(position) FROM move"
                + " WHERE position <= (SELECT min(position) FROM snapshot) AND user <> " + bob + ")");
        long before = number("SELECT count(*) FROM move");
        try {
            compact(StoreFiles.in(folder), Integer.MAX_VALUE);
        } catch (DamagedStoreException expected) {
            assertThat(expected).hasMessageContaining("does not match its checksum");
        }
        assertThat(number("SELECT count(*) FROM move")).isEqualTo(before);
    }

    /** A page of messages that cannot be read is no reason to give up all that stands behind the moves between them. */
    @Test
    void whatStandsBehindADamagedPageAndManyMovesThatAreGoneIsRepaired() throws Exception {
        fill(60, 2_000);
        Path file = StoreFiles.in(folder).store();
        byte[] bytes = Files.readAllBytes(file);
        int page = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("text 10\"") / 4_096 * 4_096;
        java.util.Arrays.fill(bytes, page, page + 8, (byte) 0xff);
        Files.write(file, bytes);
        assertThat(findings()).isNotEmpty();
        Repair.Outcome outcome = repair();
        assertThat(number("SELECT count(*) FROM event WHERE CAST(body AS TEXT) LIKE '%text 59\"%'"))
                .as("%s", outcome.lost().stream().limit(5).toList())
                .isEqualTo(1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void readPositionsOfAnAccountAreNotThoseOfAnotherThatHadTheNameBefore() throws Exception {
        begin();
        say("text");
        move(0);
        try (SqliteJournal journal = SqliteJournal.open(folder, every(1_000_000), loop)) {
            store(journal);
            add(new Event.UserForgotten("ann"));
            add(new Event.AccountCreated(new Name("ann", "ann"), "other", AT));
            add(new Event.EntryWritten(TEA, "ann", new Entry.Joined("Tea", ++seq, AT, "ann"), List.of()));
            move(0);
            store(journal);
            journal.awaitIdle();
        }
        assertThat(number("SELECT count(*) FROM user WHERE name = 'ann'")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM move")).isEqualTo(1);
        assertGood();
    }

    @Test
    void aStoreOfTheFirstReleaseIsVerifiedAndCopiedAsItIs() throws Exception {
        try (InputStream store = getClass().getResourceAsStream("/since-98bb660/parley.db")) {
            Files.copy(Objects.requireNonNull(store), StoreFiles.in(folder).store());
        }
        long version = number("PRAGMA user_version");
        assertThat(Verification.verify(folder, FoldedState::new).events()).isEqualTo(56);
        assertThat(StoreCopy.backup(folder, folder.resolve("backup"))).isPositive();
        assertThat(number("PRAGMA user_version")).isEqualTo(version).isLessThan(Schema.VERSION);
    }

    private void assertGood() throws Exception {
        assertThat(findings()).isEmpty();
        FoldedState state = new FoldedState();
        try (SqliteJournal journal = SqliteJournal.open(folder, WITHOUT_SNAPSHOTS, new LoopSide())) {
            assertThat(journal.replay(state::apply)).isEqualTo(events);
        }
        assertThat(state.describe()).isEqualTo(wanted.describe());
    }

    private List<String> findings() throws IOException {
        return Verification.verify(folder, FoldedState::new).findings();
    }

    private Repair.Outcome repair() throws IOException {
        return Repair.repair(folder, FoldedState::new);
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
