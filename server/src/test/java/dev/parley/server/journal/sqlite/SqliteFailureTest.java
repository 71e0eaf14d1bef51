package dev.parley.server.journal.sqlite;

import static dev.parley.server.journal.JournalContract.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sqlite.SQLiteErrorCode.SQLITE_FULL;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_FSYNC;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR_WRITE;
import static org.sqlite.SQLiteErrorCode.SQLITE_READONLY;

import dev.parley.server.core.Seeds;
import dev.parley.server.core.event.Event;
import dev.parley.server.journal.JournalEndedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;

/** A disk that does not take what it is given. */
class SqliteFailureTest {

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();

    static LongStream seeds() {
        return Seeds.some(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_READONLY", "SQLITE_IOERR_FSYNC"})
    void whatFailedIsNotInTheStoreAndTheNextTakesItsPlace(SQLiteErrorCode code) throws IOException {
        FaultySource.Once plan = new FaultySource.Once(new FaultySource.Fault(code, false));
        try (SqliteJournal journal = open(plan)) {
            journal.append(messages(1, 10));
            loop.awaitCommitted(10);
            plan.arm(1);
            journal.append(messages(11, 10));
            assertThat(loop.awaitFailure().position()).isEqualTo(10);
            assertThat(replay(journal)).isEqualTo(messages(1, 10));

            journal.append(messages(21, 10));
            assertThat(replay(journal)).as("dropped until the resume").hasSize(10);

            journal.resume();
            loop.awaitWritable();
            journal.append(messages(11, 3));
            loop.awaitCommitted(13);
        }
        assertThat(replayOfTheNextProcess()).isEqualTo(messages(1, 13));
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC", "SQLITE_IOERR"})
    void whatIsStoredAlthoughItSeemedToFailCountsAsSoonAsItIsSafe(SQLiteErrorCode code) throws IOException {
        FaultySource.Once plan = new FaultySource.Once(new FaultySource.Fault(code, true));
        try (SqliteJournal journal = open(plan)) {
            plan.arm(2);
            journal.append(messages(1, 10));
            loop.awaitCommitted(10);
            journal.append(messages(11, 10));
            loop.awaitCommitted(20);
            journal.append(messages(21, 10));
            loop.awaitCommitted(30);
        }
        assertThat(loop.hasFailed()).isFalse();
        assertThat(replayOfTheNextProcess()).isEqualTo(messages(1, 30));
    }

    @Test
    void theJournalTriesUntilTheDiskTakesSomethingAgain() throws IOException {
        int[] failures = {-1};
        try (SqliteJournal journal = SqliteJournal.open(
                folder,
                Options.usual()
                        .withSource(new FaultySource(
                                () -> failures[0]-- > 0 ? new FaultySource.Fault(SQLITE_FULL, false) : null)),
                loop)) {
            journal.append(messages(1, 1));
            loop.awaitCommitted(1);
            failures[0] = 3;
            journal.append(messages(2, 1));
            loop.awaitFailure();
            journal.resume();
            // What comes now is meant, and waits.
            journal.append(messages(2, 5));
            loop.awaitWritable();
            loop.awaitCommitted(6);
        }
        assertThat(replayOfTheNextProcess()).isEqualTo(messages(1, 6));
    }

    @Test
    void closingDoesNotWaitForADiskThatNeverComesBack() throws IOException {
        boolean[] isBroken = {false};
        SqliteJournal journal = SqliteJournal.open(
                folder,
                Options.usual()
                        .withSource(new FaultySource(
                                () -> isBroken[0] ? new FaultySource.Fault(SQLITE_IOERR_FSYNC, false) : null)),
                loop);
        isBroken[0] = true;
        journal.append(messages(1, 1));
        journal.close();
        assertThat(replayOfTheNextProcess()).isEmpty();
    }

    /** The store's files, from one folder to another; they stay the same files. */
    private static void move(Path from, Path to) {
        try (var files = Files.list(from)) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("parley.db"))
                    .toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWaitsIsAnsweredWhenASyncFailsAndTheFilesVanishTogether(boolean isDone, @TempDir Path elsewhere)
            throws IOException {
        boolean[] isArmed = {false};
        FaultySource source = new FaultySource(() -> {
            if (!isArmed[0]) {
                return null;
            }
            isArmed[0] = false;
            move(folder, elsewhere);
            return new FaultySource.Fault(SQLITE_IOERR_FSYNC, isDone);
        });
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual().withSource(source), loop)) {
            journal.append(messages(1, 10));
            loop.awaitCommitted(10);
            isArmed[0] = true;
            journal.append(messages(11, 10));
            LoopSide.Failure failure = loop.awaitFailure();
            assertThat(failure.position()).isEqualTo(10);
            assertThat(failure.cause()).hasMessageContaining("was removed");
            assertThat(replay(journal)).isEqualTo(messages(1, 10));
            move(elsewhere, folder);
            journal.resume();
            if (!isDone) {
                loop.awaitWritable();
                journal.append(messages(11, 3));
                loop.awaitCommitted(13);
            }
        }
        assertThat(replayOfTheNextProcess()).isEqualTo(messages(1, isDone ? 20 : 13));
    }

    @Test
    void aBugThatEndsItsThreadIsSaid() throws IOException {
        boolean[] isBug = {false};
        FaultySource source = new FaultySource(() -> {
            if (isBug[0]) {
                throw new LinkageError("injected");
            }
            return null;
        });
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual().withSource(source), loop)) {
            journal.append(messages(1, 10));
            loop.awaitCommitted(10);
            isBug[0] = true;
            journal.append(messages(11, 10));
            LoopSide.Failure failure = loop.awaitFailure();
            assertThat(failure.position()).isEqualTo(10);
            assertThat(failure.cause()).isInstanceOf(JournalEndedException.class);
        }
        assertThat(replayOfTheNextProcess()).isEqualTo(messages(1, 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostOrDoubledHoweverOftenTheDiskFails(long seed) throws IOException {
        Random random = new Random(seed);
        Random faults = new Random(seed + 1);
        List<SQLiteErrorCode> before = List.of(SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_READONLY, SQLITE_IOERR_FSYNC);
        boolean[] isArmed = {false};
        FaultySource source = new FaultySource(() -> {
            if (!isArmed[0] || faults.nextInt(5) > 0) {
                return null;
            }
            return faults.nextBoolean()
                    ? new FaultySource.Fault(before.get(faults.nextInt(before.size())), false)
                    : new FaultySource.Fault(faults.nextBoolean() ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_DIR_FSYNC, true);
        });
        long position = 0;
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual().withSource(source), loop)) {
            isArmed[0] = true;
            for (int turn = 0; turn < 100; turn++) {
                int count = 1 + random.nextInt(20);
                journal.append(messages(position + 1, count));
                position += count;
                if (random.nextInt(4) == 0) {
                    loop.awaitCommittedOrFailure(position);
                }
                if (loop.hasFailed()) {
                    position = loop.awaitFailure().position();
                    assertThat(position).isEqualTo(loop.committed());
                    assertThat(replay(journal)).isEqualTo(messages(1, (int) position));
                    journal.resume();
                    loop.awaitWritable();
                }
            }
            isArmed[0] = false;
            loop.awaitCommittedOrFailure(position);
            if (loop.hasFailed()) {
                position = loop.awaitFailure().position();
            }
        }
        assertThat(replayOfTheNextProcess()).isEqualTo(messages(1, (int) position));
    }

    private SqliteJournal open(FaultySource.Once plan) throws IOException {
        return SqliteJournal.open(folder, Options.usual().withSource(new FaultySource(plan)), loop);
    }

    private List<Event> replayOfTheNextProcess() throws IOException {
        try (SqliteJournal journal = SqliteJournal.open(folder, Options.usual(), new LoopSide())) {
            return replay(journal);
        }
    }

    private static List<Event> replay(SqliteJournal journal) throws IOException {
        List<Event> events = new ArrayList<>();
        journal.replay(events::add);
        return events;
    }
}
