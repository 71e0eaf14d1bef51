package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies where something is in the way already, or is not what it should be. */
class StoreCopyTest {

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();
    private final ChatEvents chat = new ChatEvents(new Random(7)).keepingAll();
    private Path data;
    private Path copy;

    @BeforeEach
    void fill() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        copy = folder.resolve("copy");
        write(chat.next(500));
    }

    private void write(List<Event> events) throws Exception {
        Options options = Options.usual().withCompaction(FoldedState::new);
        try (SqliteJournal journal = SqliteJournal.open(data, options, loop)) {
            long last = journal.committed() + events.size();
            journal.append(events);
            loop.awaitCommitted(last);
            journal.awaitIdle();
        }
    }

    @Test
    void whatABackupLeftThatWasKilledIsInNobodysWay() throws Exception {
        Files.writeString(folder.resolve("copy.unfinished"), "half a copy");
        assertThat(StoreCopy.backup(data, copy)).isEqualTo(500);
        assertThat(folder.resolve("copy.unfinished")).doesNotExist();
    }

    @Test
    void whatARestoreLeftThatWasKilledIsInNobodysWay() throws Exception {
        StoreCopy.backup(data, copy);
        Path other = Files.createDirectory(folder.resolve("other"));
        leaveALog(other.resolve("parley.db.unfinished-wal"));
        assertThat(StoreCopy.restore(copy, other)).isEqualTo(500);
        assertThat(replay(other)).isEqualTo(chat.all());
    }

    @Test
    void theLogOfAStoreThatWasMovedAwayIsNotTakenForTheRestoredOnes() throws Exception {
        StoreCopy.backup(data, copy);
        Path other = Files.createDirectory(folder.resolve("other"));
        Path log = other.resolve("parley.db-wal");
        leaveALog(log);
        assertThatThrownBy(() -> StoreCopy.restore(copy, other)).isInstanceOf(FileAlreadyExistsException.class);
        Files.delete(log);
        StoreCopy.restore(copy, other);
        assertThat(replay(other)).isEqualTo(chat.all());
    }

    /** As a crash leaves it: what it says of the store's pages was never brought there. */
    private void leaveALog(Path log) throws Exception {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (SqliteJournal journal = SqliteJournal.open(crashed, Options.usual(), loop)) {
            ChatEvents others = new ChatEvents(new Random(8)).keepingAll();
            journal.append(others.next(100));
            loop.awaitCommitted(100);
            Files.copy(StoreFiles.in(crashed).wal(), log);
        }
    }

    @Test
    void aBackupIsNoneIfAnEntryFromBeforeTheLastErasureIsDamaged() throws Exception {
        write(List.of(new Event.HistoryCleared(new LogId.RoomLog("room0"), 5)));
        assertThat(StoreCopy.backup(data, copy)).isPositive();
        change("UPDATE event SET body = replace(body, 'said', 'sais') WHERE position ="
                + " (SELECT min(position) FROM event WHERE body LIKE '%said by%')");
        assertNoCopy();
    }

    @Test
    void aBackupIsNoneIfTheOnlySnapshotIsDamaged() throws Exception {
        write(List.of(new Event.HistoryCleared(new LogId.RoomLog("room0"), 5)));
        change("UPDATE snapshot_part SET body = x'00'");
        assertNoCopy();
    }

    private void assertNoCopy() {
        Path second = folder.resolve("second");
        assertThatThrownBy(() -> StoreCopy.backup(data, second)).isInstanceOf(DamagedStoreException.class);
        assertThat(second).doesNotExist();
        assertThat(folder.resolve("second.unfinished")).doesNotExist();
    }

    private void change(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + StoreFiles.in(data).store());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static List<Event> replay(Path from) throws IOException {
        List<Event> events = new ArrayList<>();
        try (SqliteJournal journal = SqliteJournal.open(from, Options.usual(), new LoopSide())) {
            journal.replay(events::add);
        }
        return events;
    }
}
