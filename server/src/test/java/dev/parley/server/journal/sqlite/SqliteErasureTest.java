package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was deleted is nowhere in the files. */
class SqliteErasureTest {

    private static final Options ERASING = Options.usual().withCompaction(FoldedState::new);
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final LogId MILK = new LogId.RoomLog("milk");
    private static final LogId DIRECT = LogId.DirectLog.between("ann", "bob");

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();
    private final List<Event> events = new ArrayList<>();
    private final Map<LogId, Long> seqs = new HashMap<>();

    static LongStream seeds() {
        return Seeds.some(3);
    }

    private void twoPeople() {
        for (String user : List.of("ann", "bob")) {
            events.add(new Event.AccountCreated(new Name("The" + user, user), "password-of-" + user, AT));
            events.add(new Event.TokenIssued(user, "token-of-" + user, "laptop-of-" + user, null, AT));
        }
        events.add(new Event.RoomCreated(new Name("Tea", "tea"), "", false, "ann", AT));
        events.add(new Event.RoomCreated(new Name("Milk", "milk"), "", false, "bob", AT));
    }

    private void say(LogId log, String user, String text) {
        long seq = seqs.merge(log, 1L, Long::sum);
        String room = log instanceof LogId.DirectLog ? "@" : log.equals(TEA) ? "Tea" : "Milk";
        events.add(new Event.EntryWritten(
                log,
                user,
                new Entry.Message(room, seq, AT, "The" + user, text, "cid-of-" + user + seq, null, null),
                List.of("ann", "bob")));
    }

    private void erase(Event... last) throws Exception {
        events.addAll(List.of(last));
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            append(journal);
            journal.awaitIdle();
            assertThat(FoldedState.of(replay(journal)).describe())
                    .isEqualTo(FoldedState.of(events).describe());
            assertNoTrace("secret");
        }
        assertNoTrace("secret");
    }

    private void append(SqliteJournal journal) {
        for (int i = (int) journal.committed(); i < events.size(); i += 40) {
            journal.append(events.subList(i, Math.min(events.size(), i + 40)));
        }
        loop.awaitCommitted(events.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aClearedHistoryLeavesNoTraceAndTheRestStays(long seed) throws Exception {
        Random random = new Random(seed);
        twoPeople();
        for (int i = 0; i < 5_000; i++) {
            LogId log = random.nextBoolean() ? TEA : MILK;
            boolean isSecret = log.equals(TEA) && seqs.getOrDefault(TEA, 0L) < 2_000;
            say(log, "ann", (isSecret ? "secret " : "open ") + "x".repeat(random.nextInt(i % 100 == 0 ? 9_000 : 300)));
        }
        erase(new Event.HistoryCleared(TEA, 2_000));
        assertThat(count("open ")).isPositive();
        for (long upTo : new long[] {100, 1_000, 2_100, 2_200}) {
            erase(new Event.HistoryCleared(MILK, upTo));
        }
        erase(new Event.HistoryCleared(TEA, seqs.get(TEA)), new Event.HistoryCleared(MILK, seqs.get(MILK)));
        assertThat(count("open "))
                .as("what earlier erasures moved about is gone as well")
                .isZero();
        assertThat(Files.size(StoreFiles.in(folder).store()))
                .as("the margins of what is empty stay")
                .isLessThan(1_000_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aForgottenUserLeavesNoTraceButThePlaces(long seed) throws Exception {
        Random random = new Random(seed);
        twoPeople();
        for (int i = 0; i < 3_000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> say(TEA, "ann", "secret " + "y".repeat(random.nextInt(i % 50 == 0 ? 9_000 : 200)));
                case 1 -> say(DIRECT, "bob", "secret answer");
                case 2 -> events.add(new Event.CursorMoved(TEA, "ann", Event.Cursor.READ, 1, 0L));
                default -> say(TEA, "bob", "open");
            }
        }
        long seq = seqs.merge(TEA, 1L, Long::sum);
        events.add(new Event.EntryWritten(
                TEA, "bob", new Entry.Left("Tea", seq, AT, "Thebob", LeaveReason.KICKED, "Theann", "out"), List.of()));
        erase(new Event.UserForgotten("ann"));
        for (String trace : List.of("Theann", "password-of-ann", "token-of-ann", "laptop-of-ann", "cid-of-ann")) {
            assertNoTrace(trace);
        }
        assertThat(stored("SELECT count(*) FROM move")).isZero();
        assertThat(stored("SELECT count(*) FROM user WHERE name <> ''")).isZero();
        assertThat(count("\"actor\":\"\"")).isPositive();
        assertThat(count("Thebob")).isPositive();
    }

    @Test
    void whatAMessageReadBeforeItWasEditedOrDeletedLeavesNoTrace() throws Exception {
        twoPeople();
        for (int i = 0; i < 500; i++) {
            say(TEA, "ann", "secret one " + i);
            say(TEA, "bob", "open");
        }
        for (long target = 1; target <= 1_000; target += 2) {
            amend(seq -> new Entry.Edited("Tea", seq.at, AT, "Theann", seq.target, "secret two"), target);
            amend(seq -> new Entry.Edited("Tea", seq.at, AT, "Theann", seq.target, "now it reads so"), target);
        }
        for (long target = 1; target <= 500; target += 2) {
            amend(seq -> new Entry.Deleted("Tea", seq.at, AT, "Theann", seq.target), target);
        }
        erase();
        assertThat(count("now it reads so")).isEqualTo(250);
        assertThat(count("cid-of-ann")).as("a retry is still known for one").isPositive();
    }

    private record Place(long at, long target) {}

    private void amend(Function<Place, Entry> making, long target) {
        long seq = seqs.merge(TEA, 1L, Long::sum);
        events.add(new Event.EntryWritten(TEA, "ann", making.apply(new Place(seq, target)), List.of()));
    }

    @Test
    void whatACrashInterruptedIsErasedByTheNextProcess() throws Exception {
        twoPeople();
        for (int i = 0; i < 2_000; i++) {
            say(TEA, "ann", "secret " + i);
        }
        events.add(new Event.HistoryCleared(TEA, 2_000));
        // Without a compaction nothing can be erased: as if the process had ended before it came to it.
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), loop)) {
            append(journal);
        }
        assertThat(count("secret")).isEqualTo(2_000);
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            journal.awaitIdle();
            assertNoTrace("secret");
        }
        // And wherever it is interrupted.
        for (int i = 0; i < 20; i++) {
            say(MILK, "ann", "secret " + i);
            Event clear = new Event.HistoryCleared(MILK, i + 1L);
            events.add(clear);
            try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
                journal.append(events.subList(events.size() - 2, events.size()));
            }
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            journal.awaitIdle();
            assertThat(FoldedState.of(replay(journal)).describe())
                    .isEqualTo(FoldedState.of(events).describe());
        }
        assertNoTrace("secret");
    }

    @Test
    void aRoomThatEndsWithItsMembersLeavesNoTraceOfWhatWasSaid() throws Exception {
        twoPeople();
        for (int i = 0; i < 1_500; i++) {
            say(TEA, "ann", "secret " + i);
            say(MILK, "bob", "open");
        }
        amend(seq -> new Entry.Edited("Tea", seq.at, AT, "Theann", seq.target, "secret two"), 1);
        amend(seq -> new Entry.Reacted("Tea", seq.at, AT, "Theann", seq.target, "👍", true, null), 1);
        erase(new Event.RoomEnded("tea"));
        assertThat(count("open")).isEqualTo(1_500);
        assertNoTrace("cid-of-ann");
        assertThat(rows("SELECT count(*) FROM amendment")).isZero();
        // A room of that name goes on counting, and what becomes of its messages is kept.
        events.add(new Event.RoomCreated(new Name("Tea", "tea"), "", false, "bob", AT));
        say(TEA, "bob", "open");
        long target = seqs.get(TEA);
        amend(seq -> new Entry.Edited("Tea", seq.at, AT, "Thebob", seq.target, "now it reads so"), target);
        erase();
        assertThat(rows("SELECT count(*) FROM amendment")).isEqualTo(1);
        assertThat(count("now it reads so")).isEqualTo(1);
    }

    private long rows(String sql) throws Exception {
        try (Connection connection =
                        new SqliteConnections().forReading(StoreFiles.in(folder).store());
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void whileAUserIsForgottenOthersGoOnDeletingAndNothingComesBack() throws Exception {
        twoPeople();
        for (int i = 0; i < 4_000; i++) {
            // Each has the other's name in it: the row is rewritten without it.
            say(TEA, i % 2 == 0 ? "ann" : "bob", "secret " + i);
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            append(journal);
            events.add(new Event.UserForgotten("bob"));
            append(journal);
            for (long target = 3_999; target > 0; target -= 2) {
                amend(seq -> new Entry.Deleted("Tea", seq.at, AT, "Theann", seq.target), target);
                if (target % 20 == 19) {
                    append(journal);
                }
            }
            append(journal);
            journal.awaitIdle();
            assertNoTrace("secret");
            assertThat(FoldedState.of(replay(journal)).describe())
                    .isEqualTo(FoldedState.of(events).describe());
        }
        assertNoTrace("secret");
        assertNoTrace("Thebob");
    }

    @Test
    void anEndThatACrashInterruptsIsCarriedOutByTheNextProcess() throws Exception {
        twoPeople();
        for (int i = 0; i < 2_000; i++) {
            say(i % 2 == 0 ? TEA : DIRECT, i % 3 == 0 ? "ann" : "bob", "secret " + i);
        }
        events.add(new Event.UserForgotten("bob"));
        events.add(new Event.RoomEnded("tea"));
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), loop)) {
            append(journal);
        }
        assertThat(count("secret")).isEqualTo(2_000);
        for (int i = 0; i < 5; i++) {
            // Closed in the middle of it, wherever that is.
            SqliteJournal.open(folder, ERASING, loop).close();
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            journal.awaitIdle();
            assertThat(FoldedState.of(replay(journal)).describe())
                    .isEqualTo(FoldedState.of(events).describe());
        }
        assertNoTrace("secret");
        assertNoTrace("Thebob");
    }

    private void mistype(String room) {
        LogId log = new LogId.RoomLog(room);
        events.add(new Event.RoomCreated(new Name(room, room), "secret topic", false, "ann", AT));
        long seq = seqs.merge(log, 1L, Long::sum);
        events.add(new Event.EntryWritten(log, "ann", new Entry.Joined(room, seq, AT, "Theann"), List.of()));
        events.add(new Event.CursorMoved(log, "ann", Event.Cursor.RECEIVED, seq, null));
        events.add(new Event.RetentionSet(room, 7));
        seq = seqs.merge(log, 1L, Long::sum);
        events.add(new Event.EntryWritten(
                log,
                "ann",
                new Entry.Left(room, seq, AT, "Theann", LeaveReason.LEAVE, null, "secret farewell"),
                List.of()));
    }

    @Test
    void aRoomThatEndedLeavesNoTraceButItsNameAndWhereItsNumbersGoOn() throws Exception {
        twoPeople();
        mistype("teh");
        mistype("lboby");
        mistype("stays");
        for (int i = 0; i < 700; i++) {
            say(MILK, "ann", "open " + i);
        }
        int before = events.size();
        erase(new Event.RoomEnded("teh"), new Event.RoomEnded("lboby"), new Event.RoomEnded("stays"));
        for (String kind : List.of("room_created", "cursor_moved", "retention_set", "entry")) {
            for (String room : List.of("teh", "lboby")) {
                assertThat(stored("SELECT count(*) FROM event WHERE CAST(body AS TEXT) LIKE '{\"type\":\"" + kind
                                + "%\"" + room + "\"%'"))
                        .as("%s of %s", kind, room)
                        .isZero();
            }
        }
        assertThat(stored("SELECT count(*) FROM move"))
                .as("read positions in these rooms")
                .isZero();
        assertThat(stored("SELECT count(*) FROM event WHERE CAST(body AS TEXT) LIKE '%room_ended%'"))
                .isEqualTo(3);
        assertThat(stored("SELECT count(*) FROM event WHERE position <= " + before + " AND log IS NOT NULL"))
                .as("others are as they were")
                .isEqualTo(700);
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
    }

    @Test
    void aRoomThatIsMadeUnderTheNameOfOneThatEndedGoesOnAfterARestart() throws Exception {
        twoPeople();
        mistype("teh");
        erase(new Event.RoomEnded("teh"));
        State state = new State(new Keeping(10, Long.MAX_VALUE, true));
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            journal.replay(state::apply);
        }
        assertThat(state.room("teh")).isNull();
        assertThat(state.endedRooms().lastSeq("teh")).isEqualTo(2);
        mistype("teh");
        erase(new Event.RoomEnded("teh"));
        mistype("teh");
        assertThat(seqs.get(new LogId.RoomLog("teh"))).isEqualTo(6);
        events.add(new Event.EntryWritten(
                new LogId.RoomLog("teh"), "ann", new Entry.Joined("teh", 7, AT, "Theann"), List.of()));
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            append(journal);
            journal.awaitIdle();
        }
        assertThat(Verification.verify(folder, FoldedState::new).findings()).isEmpty();
        assertThat(stored("SELECT min(e.seq) FROM event e JOIN log l ON l.id = e.log WHERE l.first = 'teh'"))
                .isEqualTo(5);
    }

    @Test
    void aRoomWhoseFirstEntriesWereClearedBeforeItEndedIsErasedWholly() throws Exception {
        twoPeople();
        say(MILK, "bob", "open");
        mistype("teh");
        erase(new Event.HistoryCleared(new LogId.RoomLog("teh"), 1), new Event.RoomEnded("teh"));
    }

    private long stored(String sql) throws Exception {
        try (Connection connection =
                        new SqliteConnections().forReading(StoreFiles.in(folder).store());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aNewAccountOfTheSameNameBeginsAnew() throws Exception {
        twoPeople();
        say(DIRECT, "ann", "secret");
        events.add(new Event.UserForgotten("ann"));
        events.add(new Event.AccountCreated(new Name("Ann2", "ann"), "other", AT));
        seqs.remove(DIRECT);
        say(DIRECT, "bob", "hello");
        erase();
        assertThat(count("hello")).isEqualTo(1);
    }

    @Test
    void whatWasToBeClearedBeforeAConversationEndedIsNotClearedOfTheNext() throws Exception {
        twoPeople();
        say(DIRECT, "ann", "secret");
        events.add(new Event.HistoryCleared(DIRECT, 1));
        events.add(new Event.UserForgotten("ann"));
        events.add(new Event.AccountCreated(new Name("Ann2", "ann"), "other", AT));
        seqs.remove(DIRECT);
        say(DIRECT, "bob", "hello");
        erase();
        assertThat(count("hello")).isEqualTo(1);
    }

    @Test
    void whatTheNextConversationSaysMeanwhileDoesNotTakeAwayTheSnapshot() throws Exception {
        twoPeople();
        say(DIRECT, "ann", "secret");
        events.add(new Event.HistoryCleared(DIRECT, 1));
        events.add(new Event.UserForgotten("ann"));
        long due = events.size();
        events.add(new Event.AccountCreated(new Name("Ann2", "ann"), "other", AT));
        seqs.remove(DIRECT);
        say(DIRECT, "bob", "hello");
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), loop)) {
            append(journal);
        }
        SqliteConnections source = new SqliteConnections();
        Path file = StoreFiles.in(folder).store();
        try (Connection reading = source.forReading(file);
                WriteConnection store = new WriteConnection(source.forWriting(file))) {
            Chores chores = Chores.on(store);
            // As if the last two events had been committed since the work began.
            new Eraser(chores, new SnapshotMaker(chores, FoldedRecords.into(FoldedState::new))).run(reading, due);
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            assertThat(FoldedState.of(replay(journal)).describe())
                    .isEqualTo(FoldedState.of(events).describe());
        }
        assertNoTrace("secret");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsErasedTheStoreLeadsToTheSameState(long seed) throws Exception {
        ChatEvents chat = new ChatEvents(new Random(seed));
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING.withSnapshotEvery(300), loop)) {
            for (int i = 0; i < 20; i++) {
                journal.append(chat.next(200));
                loop.awaitCommitted(chat.all().size());
                assertThat(FoldedState.of(replay(journal)).describe())
                        .isEqualTo(FoldedState.of(chat.all()).describe());
            }
            journal.awaitIdle();
            assertThat(FoldedState.of(replay(journal)).describe())
                    .isEqualTo(FoldedState.of(chat.all()).describe());
        }
    }

    private static List<Event> replay(SqliteJournal journal) throws Exception {
        List<Event> all = new ArrayList<>();
        journal.replay(all::add);
        return all;
    }

    private void assertNoTrace(String text) throws Exception {
        assertThat(count(text)).as(text).isZero();
    }

    /** How often a text stands in the raw bytes of the store's files. */
    private int count(String text) throws Exception {
        int count = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (int at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
                    count++;
                }
            }
        }
        return count;
    }

    /** Rows at the edges of what was deleted stay, without their text. */
    @Test
    void whatWasDeletedCountsNoLongerInTheSizeOfTheStore() throws Exception {
        twoPeople();
        for (int i = 0; i < 6_000; i++) {
            say(TEA, "ann", "x".repeat(1000));
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            assertThat(journal.usedBytes()).isLessThan(200_000);
            append(journal);
            journal.awaitIdle();
        }
        try (SqliteJournal journal = SqliteJournal.open(folder, ERASING, loop)) {
            Awaitility.await().until(() -> journal.usedBytes() > 6_000_000);
            journal.append(List.of(new Event.HistoryCleared(TEA, 5_999)));
            Awaitility.await().until(() -> journal.usedBytes() < 5_000_000);
        }
    }
}
