package dev.parley.server.journal.sqlite;

import static dev.parley.server.journal.JournalContract.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a crash leaves behind: ten commits in the log, none of them in the file. */
class SqliteWalTest {

    private static final int COMMITS = 10;

    @TempDir
    Path running;

    @TempDir
    Path crashed;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("parley.store");
    private Path wal = Path.of("");

    @BeforeEach
    void crash() throws IOException {
        LoopSide loop = new LoopSide();
        try (SqliteJournal journal = SqliteJournal.open(running, Options.usual(), loop)) {
            for (int commit = 0; commit < COMMITS; commit++) {
                journal.append(messages(10L * commit + 1, 10));
                loop.awaitCommitted(10L * commit + 10);
            }
            copy();
        }
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
    }

    private void copy() throws IOException {
        StoreFiles from = StoreFiles.in(running);
        StoreFiles to = StoreFiles.in(crashed);
        Files.copy(from.store(), to.store());
        wal = Files.copy(from.wal(), to.wal());
    }

    @Test
    void everyCommitIsThereAfterACrash() throws IOException {
        assertThat(replayed()).isEqualTo(100);
        assertThat(log.list).isEmpty();
    }

    @Test
    void aTornTailIsCutOffAndSaid() throws IOException {
        try (FileChannel file = FileChannel.open(wal, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 100);
        }
        assertThat(replayed()).isEqualTo(90);
        assertThat(log.list).singleElement().satisfies(said -> assertThat(said.getFormattedMessage())
                .contains("No client was told")
                .containsPattern("[1-9][0-9]* bytes"));
        assertThat(replayed()).as("and goes on from there").isEqualTo(90);
        assertThat(log.list).as("said once").hasSize(1);
    }

    @Test
    void aLastTransactionThatWasWrittenInPartIsCutOffAndSaid() throws IOException {
        flip(Files.size(wal) - 2_000);
        assertThat(replayed()).isEqualTo(90);
        assertThat(log.list).hasSize(1);
    }

    @Test
    void damageBeforeTheLastCommitIsRefusedAndNothingIsChanged() throws IOException {
        byte[] store = Files.readAllBytes(StoreFiles.in(crashed).store());
        for (long place : new long[] {40, 32 + 24 + 100, Files.size(wal) / 2, Files.size(wal) / 2 + 1_001}) {
            flip(place);
            byte[] before = Files.readAllBytes(wal);
            assertThatThrownBy(this::replayed)
                    .as("byte %d", place)
                    .isInstanceOf(DamagedStoreException.class)
                    .hasMessageContaining("commits at or after it")
                    .hasMessageContaining("scripts/server.sh repair");
            assertThat(Files.readAllBytes(wal)).isEqualTo(before);
            assertThat(Files.readAllBytes(StoreFiles.in(crashed).store())).isEqualTo(store);
            flip(place);
        }
        assertThat(replayed()).isEqualTo(100);
    }

    @Test
    void aDamagedHeaderIsRefused() {
        for (long place : new long[] {1, 9, 17, 25}) {
            flip(place);
            assertThatThrownBy(this::replayed).as("byte %d", place).isInstanceOf(DamagedStoreException.class);
            flip(place);
        }
    }

    @Test
    void framesOfALogThatWasBegunAgainAreNoDamage() throws IOException {
        LoopSide loop = new LoopSide();
        try (SqliteJournal journal = SqliteJournal.open(crashed, Options.usual(), loop)) {
            // More than a checkpoint's worth in one commit, so that the next one begins the log again.
            journal.append(messages(101, 40_000));
            loop.awaitCommitted(40_100);
            journal.append(messages(40_101, 10));
            loop.awaitCommitted(40_110);
            journal.append(messages(40_111, 10));
            loop.awaitCommitted(40_120);
            Files.delete(StoreFiles.in(running).store());
            Files.copy(StoreFiles.in(crashed).store(), StoreFiles.in(running).store());
            Files.copy(StoreFiles.in(crashed).wal(), StoreFiles.in(running).wal());
        }
        assertThat(Files.size(StoreFiles.in(running).wal())).isGreaterThan(1_000_000);
        try (SqliteJournal journal = SqliteJournal.open(running, Options.usual(), new LoopSide())) {
            assertThat(journal.replay(event -> {})).isEqualTo(40_120);
        }
        assertThat(log.list).isEmpty();
    }

    private void flip(long place) {
        try (FileChannel file = FileChannel.open(wal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            file.read(one, place);
            one.put(0, (byte) (one.get(0) ^ 0x10)).flip();
            file.write(one, place);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private long replayed() throws IOException {
        try (SqliteJournal journal = SqliteJournal.open(crashed, Options.usual(), new LoopSide())) {
            return journal.replay(event -> {});
        }
    }
}
