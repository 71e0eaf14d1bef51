package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Role;
import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Snapshots of a state that goes on changing while it is handed over. */
@Timeout(300)
class LiveSnapshotTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final int HASH = 2 << 10;

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();
    private final LiveState live = new LiveState();
    private final List<Event> events = new ArrayList<>();
    private volatile Supplier<FaultySource.@Nullable Fault> plan = () -> null;

    static LongStream seeds() {
        return Seeds.some(3);
    }

    private SqliteJournal open(long snapshotEvery) throws IOException {
        Options options = Options.usual()
                .withSnapshotsOf(live)
                .withSnapshotEvery(snapshotEvery)
                .withSource(new FaultySource(() -> plan.get()));
        return SqliteJournal.open(folder, options, loop);
    }

    /** Something happens, and is on its way to the store. */
    private void happen(SqliteJournal journal, List<Event> more) {
        for (Event event : more) {
            events.add(event);
            live.apply(event);
        }
        journal.append(more);
    }

    private void happenAndCommit(SqliteJournal journal, List<Event> more) {
        happen(journal, more);
        loop.awaitCommitted(events.size());
    }

    /** Hands on until nothing is due any more, whatever fails meanwhile. */
    private void settle(SqliteJournal journal) throws Exception {
        boolean isIdle = false;
        while (!isIdle || loop.committed() != events.size()) {
            CompletableFuture<Boolean> idle = CompletableFuture.supplyAsync(() -> isIdle(journal), work -> {
                new Thread(work).start();
            });
            while (!idle.isDone()) {
                if (loop.hasFailed()) {
                    goBack(journal);
                }
                live.turn(100);
                TimeUnit.MILLISECONDS.sleep(1);
            }
            isIdle = idle.get();
        }
    }

    /** What failed happens again. */
    private void goBack(SqliteJournal journal) throws IOException {
        int stored = (int) loop.awaitFailure().position();
        live.goBack(journal);
        journal.resume();
        loop.awaitWritable();
        List<Event> again = List.copyOf(events.subList(stored, events.size()));
        events.subList(stored, events.size()).clear();
        happen(journal, again);
    }

    /** Waits until nothing is due; false if something failed, which will be tried again. */
    private static boolean isIdle(SqliteJournal journal) {
        try {
            journal.awaitIdle();
            return true;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException ending) {
            throw new AssertionError(ending);
        }
    }

    private List<Long> snapshots() throws SQLException {
        try (Connection connection =
                new SqliteConnections().forReading(StoreFiles.in(folder).store())) {
            return new Snapshots(connection).complete();
        }
    }

    private FoldedState snapshot(long position) throws Exception {
        FoldedState restored = new FoldedState();
        try (Connection connection =
                new SqliteConnections().forReading(StoreFiles.in(folder).store())) {
            Snapshots all = new Snapshots(connection);
            all.check(position);
            all.read(position, restored::apply);
        }
        return restored;
    }

    private void assertSnapshotIsOf(long position) throws Exception {
        assertThat(snapshots()).contains(position);
        assertThat(snapshot(position).describe())
                .isEqualTo(FoldedState.of(events.subList(0, (int) position)).describe());
    }

    private void assertStoreIsGood(Path of) throws Exception {
        assertThat(Verification.verify(of, FoldedState::new).findings()).isEmpty();
        try (SqliteJournal journal = SqliteJournal.open(of, Options.usual(), new LoopSide())) {
            FoldedState state = new FoldedState();
            int last = (int) journal.replay(state::apply);
            assertThat(state.describe())
                    .isEqualTo(FoldedState.of(events.subList(0, last)).describe());
        }
    }

    /** What each snapshot leads to, as long as it counts: an erasure may take it away again. */
    private final Map<Long, String> seen = new ConcurrentHashMap<>();

    private FaultySource.@Nullable Fault look() {
        try {
            for (long position : snapshots()) {
                if (!seen.containsKey(position)) {
                    seen.put(position, snapshot(position).describe());
                }
            }
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
        return null;
    }

    /** What people do, and what happens to their accounts. */
    private static final class Life {
        private final Random random;
        private final ChatEvents chat;
        private final TreeMap<String, String> tokenOfUser = new TreeMap<>();
        private final TreeSet<String> rooms = new TreeSet<>();
        private int clock;

        Life(long seed) {
            random = new Random(seed);
            chat = new ChatEvents(new Random(seed));
        }

        List<Event> next() {
            if (!tokenOfUser.isEmpty() && !rooms.isEmpty() && random.nextInt(6) == 0) {
                return List.of(byItself());
            }
            List<Event> all = chat.next(1);
            for (Event event : all) {
                if (event instanceof Event.AccountCreated created) {
                    tokenOfUser.put(created.name().canonical(), "");
                } else if (event instanceof Event.UserForgotten gone) {
                    tokenOfUser.remove(gone.user());
                } else if (event instanceof Event.RoomCreated created) {
                    rooms.add(created.name().canonical());
                } else if (event instanceof Event.RoomEnded ended) {
                    rooms.remove(ended.room());
                }
            }
            return all;
        }

        private Event byItself() {
            String user = List.copyOf(tokenOfUser.keySet()).get(random.nextInt(tokenOfUser.size()));
            String token = tokenOfUser.getOrDefault(user, "");
            clock++;
            return switch (random.nextInt(23)) {
                case 0 -> new Event.PasswordChanged(user, "other" + clock, token, random.nextBoolean());
                case 1 -> new Event.TokenUsed(user, token, "address" + clock, AT.plusSeconds(clock));
                case 2 -> {
                    tokenOfUser.put(user, "");
                    yield new Event.TokenRevoked(user, token);
                }
                case 3 -> new Event.AccountDisabled(user, random.nextBoolean());
                case 4 -> new Event.RetentionSet(rooms.first(), random.nextInt(9));
                case 5 ->
                    new Event.RoleGiven(
                            rooms.first(), user, List.of(Role.values()).get(random.nextInt(4)));
                case 6 -> new Event.UserBanned(rooms.first(), user, "Boss", "why " + clock, AT.plusSeconds(clock));
                case 7 -> new Event.UserUnbanned(rooms.first(), user);
                case 8 -> new Event.UserInvited(rooms.first(), user, "Boss", AT.plusSeconds(clock));
                case 9 -> new Event.InvitationEnded(rooms.first(), user);
                case 10 ->
                    new Event.SourceBanned(
                            "192.0.2." + clock % 7,
                            "Boss",
                            "why " + clock,
                            AT.plusSeconds(clock),
                            AT.plusSeconds(9_000));
                case 11 -> new Event.SourceUnbanned("192.0.2." + clock % 7);
                case 12 -> new Event.NoticeSaid(clock, "hear " + clock, null, List.of(user), AT.plusSeconds(clock));
                case 13 -> new Event.NoticesSeen(user, clock);
                case 14 ->
                    new Event.CodeMade(
                            random.nextInt(3),
                            "code" + clock,
                            1 + random.nextInt(3),
                            7,
                            random.nextBoolean() ? rooms.first() : null,
                            "Boss",
                            AT.plusSeconds(clock));
                case 15 -> new Event.CodeUsed(random.nextInt(3));
                case 16 -> new Event.CodeEnded(random.nextInt(3));
                case 17 -> new Event.PasswordDue(user);
                case 18 -> new Event.BotSet(user, random.nextBoolean());
                case 19 -> new Event.UserBlocked(user, tokenOfUser.firstKey(), AT.plusSeconds(clock));
                case 20 -> new Event.UserUnblocked(user, tokenOfUser.firstKey());
                case 21 -> new Event.PreferenceSet(user, "direct_from", random.nextBoolean() ? "known" : "everybody");
                default -> {
                    tokenOfUser.put(user, "of " + user + clock);
                    yield new Event.TokenIssued(user, "of " + user + clock, "phone", null, AT.plusSeconds(clock));
                }
            };
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSnapshotIsOfOneMomentWhateverHappensWhileItIsMade(long seed) throws Exception {
        Life life = new Life(seed);
        Set<Class<?>> kinds = new HashSet<>(Arrays.asList(Event.class.getPermittedSubclasses()));
        kinds.remove(Restored.class);
        Set<Class<?>> meanwhile = new HashSet<>();
        try (SqliteJournal journal = open(1_000)) {
            plan = this::look;
            while (events.size() < 1_000) {
                happen(journal, life.next());
            }
            // A rare kind of event may not be among those of a few rounds.
            for (int round = 0; round < 5 || (meanwhile.size() < kinds.size() && round < 60); round++) {
                while (events.size() < 1_000 * (round + 1)) {
                    happen(journal, life.next());
                }
                loop.awaitCommitted(events.size());
                long position = live.begin();
                for (int i = 0; i < 400; i++) {
                    List<Event> more = life.next();
                    if (live.isHandingOver()) {
                        more.forEach(event -> meanwhile.add(event.getClass()));
                    }
                    happen(journal, more);
                    // In every second round all of the state is still to be handed over, whatever happens to it.
                    if (i % 3 == 0 && round % 2 == 0) {
                        live.turn(1);
                    }
                }
                settle(journal);
                look();
                assertThat(seen).containsKey(position);
            }
        }
        seen.forEach((position, snapshot) -> assertThat(snapshot)
                .isEqualTo(
                        FoldedState.of(events.subList(0, position.intValue())).describe()));
        assertStoreIsGood(folder);
        assertThat(meanwhile).containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static Name user(int number) {
        return new Name("User" + number, "user" + number);
    }

    private static String hash(String what) {
        return what.repeat(HASH / what.length());
    }

    private static List<Event> accounts(int from, int to) {
        return IntStream.range(from, to)
                .<Event>mapToObj(i -> new Event.AccountCreated(user(i), hash("hash" + i), AT))
                .toList();
    }

    private static Event changed(int number) {
        return new Event.PasswordChanged(user(number).canonical(), hash("other" + number), null, false);
    }

    private static Event entry(int user, Entry entry) {
        return new Event.EntryWritten(new LogId.RoomLog("hall"), user(user).canonical(), entry, List.of());
    }

    @Test
    void whatCameAheadOfItsTurnStandsInItsPlaceHoweverMuchItIs() throws Exception {
        int many = 6_000;
        try (SqliteJournal journal = open(many + 2)) {
            happenAndCommit(journal, accounts(0, many));
            happen(journal, List.of(new Event.RoomCreated(new Name("Hall", "hall"), "", false, "user0", AT)));
            happen(
                    journal,
                    IntStream.range(0, many)
                            .mapToObj(i -> entry(i, new Entry.Joined("Hall", i + 1, AT, "User" + i)))
                            .toList());
            loop.awaitCommitted(events.size());
            long position = live.begin();
            Entry message = new Entry.Message("Hall", many + 1, AT, "User0", "hello", null, null, null);
            happen(journal, List.of(entry(0, message)));
            for (int i = many - 1; i >= 0; i -= 2) {
                live.awaitRoom();
                happen(journal, List.of(changed(i)));
            }
            for (int i = 0; i < many / 2; i += 50) {
                live.awaitRoom();
                live.turn(50);
            }
            for (int i = many - 2; i > many / 2; i -= 2) {
                live.awaitRoom();
                happen(journal, List.of(changed(i)));
            }
            live.awaitRoom();
            happen(journal, List.of(new Event.UserForgotten("user3"), new Event.RoomEnded("hall")));
            // Records that had to wait in the store.
            await().atMost(Duration.ofSeconds(60)).until(() -> stagedParts() > 0);
            plan = this::look;
            settle(journal);
            assertThat(seen.get(position))
                    .isEqualTo(FoldedState.of(events.subList(0, (int) position)).describe());
            assertThat(stagedParts()).isZero();
        }
        assertStoreIsGood(folder);
    }

    private long stagedParts() throws SQLException {
        try (Connection connection =
                new SqliteConnections().forReading(StoreFiles.in(folder).store())) {
            return Schema.number(connection, "SELECT count(*) FROM snapshot_part WHERE position < 0");
        }
    }

    @Test
    void whereMoreChangesThanCanBeWrittenTheSnapshotIsGivenUpAndALaterOneIsMade() throws Exception {
        int many = 10_000;
        CountDownLatch diskIsStuck = new CountDownLatch(1);
        try (SqliteJournal journal = open(many)) {
            happenAndCommit(journal, accounts(0, many));
            long first = live.begin();
            plan = () -> {
                awaitLatch(diskIsStuck);
                return null;
            };
            List<Event> changes = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                events.add(changed(i));
                live.apply(changed(i));
                changes.add(changed(i));
            }
            live.turn(1);
            assertThat(live.isHandingOver()).as("given up").isFalse();
            diskIsStuck.countDown();
            assertThatThrownBy(journal::awaitIdle)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more changes meanwhile than can be written down");
            assertThat(snapshots()).isEmpty();
            journal.append(changes);
            settle(journal);
            assertThat(snapshots()).doesNotContain(first);
            assertSnapshotIsOf(events.size());
        }
        assertStoreIsGood(folder);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ending) {
            throw new AssertionError(ending);
        }
    }

    @Test
    void whereverItCrashesThePreviousSnapshotHoldsAndNoneKnowsOfWhatIsNotCommitted(@TempDir Path crashes)
            throws Exception {
        int many = 1_500;
        List<Path> images = new ArrayList<>();
        try (SqliteJournal journal = open(many)) {
            happenAndCommit(journal, accounts(0, many));
            settle(journal);
            long first = events.size();
            happenAndCommit(journal, accounts(many, 2 * many));
            plan = () -> {
                images.add(image(crashes.resolve("crash" + images.size())));
                return null;
            };
            // Ten more are known to memory, and not on their way to the store before everything was handed over.
            List<Event> late = accounts(2 * many, 2 * many + 10);
            for (Event event : late) {
                events.add(event);
                live.apply(event);
            }
            long position = live.begin();
            while (live.isHandingOver()) {
                live.awaitRoom();
                live.turn(100);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> parts(position) * (long) Parts.BYTES > 2L * many * HASH);
            assertThat(snapshots()).containsExactly(first);
            journal.append(late);
            settle(journal);
            assertSnapshotIsOf(position);
            plan = () -> null;
        }
        assertThat(images).hasSizeGreaterThan(10);
        for (Path image : images) {
            assertStoreIsGood(image);
        }
        assertStoreIsGood(folder);
    }

    private long parts(long position) throws SQLException {
        try (Connection connection =
                new SqliteConnections().forReading(StoreFiles.in(folder).store())) {
            return Schema.number(connection, "SELECT count(*) FROM snapshot_part WHERE position = " + position);
        }
    }

    /** What a crash at this moment leaves. */
    private Path image(Path to) {
        try {
            Files.createDirectory(to);
            StoreFiles from = StoreFiles.in(folder);
            Files.copy(from.store(), StoreFiles.in(to).store());
            Files.copy(from.wal(), StoreFiles.in(to).wal());
            return to;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, SQLITE_FULL, false",
        "2, SQLITE_FULL, false",
        "5, SQLITE_FULL, false",
        "8, SQLITE_FULL, false",
        "9, SQLITE_FULL, false",
        "1, SQLITE_IOERR_FSYNC, true",
        "2, SQLITE_IOERR_FSYNC, false",
        "5, SQLITE_IOERR_FSYNC, true",
        "8, SQLITE_IOERR_FSYNC, true",
        "9, SQLITE_IOERR_FSYNC, false"
    })
    void whicheverCommitFailsALaterSnapshotIsGood(int nth, org.sqlite.SQLiteErrorCode code, boolean isDone)
            throws Exception {
        FaultySource.Once once = new FaultySource.Once(new FaultySource.Fault(code, isDone));
        plan = once;
        int many = 1_500;
        try (SqliteJournal journal = open(many)) {
            happenAndCommit(journal, accounts(0, many));
            live.begin();
            once.arm(nth);
            for (int i = 0; i < 10; i++) {
                happen(journal, List.of(changed(i * 100)));
                live.turn(10);
            }
            settle(journal);
            assertThat(snapshots()).hasSize(1);
            assertSnapshotIsOf(snapshots().get(0));
            assertThat(live.describe()).isEqualTo(FoldedState.of(events).describe());
        }
        assertStoreIsGood(folder);
    }

    @Test
    void aJournalThatWaitsForTheStateCanBeClosed() throws Exception {
        try (SqliteJournal journal = open(10)) {
            happenAndCommit(journal, accounts(0, 10));
            live.begin();
        }
        assertThat(snapshots()).isEmpty();
        try (SqliteJournal journal = open(10)) {
            await().atMost(Duration.ofSeconds(60)).until(live::isAsked);
            settle(journal);
        }
        assertThat(snapshots()).hasSize(1);
    }
}
