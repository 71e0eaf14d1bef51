package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.journal.Journal;
import dev.parley.server.journal.JournalContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {

    @TempDir
    Path folders;

    private Path folder = Path.of("");

    @Override
    protected Journal create(Journal.Listener listener) throws IOException {
        folder = Files.createTempDirectory(folders, "store");
        return SqliteJournal.open(folder, Options.usual(), listener);
    }

    @Override
    protected Journal reopen(Journal before, Journal.Listener listener) throws IOException {
        before.close();
        return SqliteJournal.open(folder, Options.usual(), listener);
    }

    @Test
    void aCleanStopLeavesOneFileForItsOwnersEyes() throws IOException {
        try (Journal journal = create(heard)) {
            journal.append(EVENTS);
        }
        heard.await(EVENTS.size());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("parley.db"));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("parley.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void closingCommitsWhatWasAppendedAndLeavesNoThread() throws IOException {
        try (Journal journal = create(heard)) {
            for (int i = 0; i < 50; i++) {
                journal.append(messages(1 + 100 * i, 100));
            }
        }
        assertThat(heard.committedUpTo()).isEqualTo(5_000);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("parley-journal");
    }

    @Test
    void aFlippedBitInARowIsRefused() throws Exception {
        try (Journal journal = create(heard)) {
            journal.append(messages(1, 10));
        }
        change("UPDATE event SET body = replace(body, 'text 7', 'text 6') WHERE position = 7");
        assertThatReplayRefuses("event 7 does not match its checksum");
    }

    @Test
    void aMissingRowIsRefused() throws Exception {
        try (Journal journal = create(heard)) {
            journal.append(messages(1, 10));
        }
        change("DELETE FROM event WHERE position IN (4, 5)");
        assertThatReplayRefuses("the events 4 to 5 are missing");
    }

    @Test
    void aRowThatWentToAnotherLogIsRefused() throws Exception {
        try (Journal journal = create(heard)) {
            journal.append(messages(1, 10));
        }
        change("UPDATE log SET first = 'tee'");
        assertThatReplayRefuses("log 1 does not match its checksum");
    }

    @Test
    void aDamagedPageIsRefused() throws Exception {
        try (Journal journal = create(heard)) {
            journal.append(messages(1, 2_000));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("parley.db"));
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8_192, (byte) 0x55);
        Files.write(folder.resolve("parley.db"), bytes);
        assertThatReplayRefuses("");
    }

    @Test
    void aStoreOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        create(heard).close();
        change("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(folder.resolve("parley.db"));
        assertThatThrownBy(() -> SqliteJournal.open(folder, Options.usual(), heard))
                .isInstanceOf(StoreVersionException.class)
                .hasMessageContaining("newer Parley");
        assertThat(Files.readAllBytes(folder.resolve("parley.db"))).isEqualTo(before);
    }

    @Test
    void anotherProgramsDatabaseIsRefused() throws Exception {
        folder = folders;
        change("CREATE TABLE mine(x)");
        assertThatThrownBy(() -> SqliteJournal.open(folder, Options.usual(), heard))
                .isInstanceOf(StoreVersionException.class)
                .hasMessageContaining("belongs to another program");
    }

    @Test
    void whatIsNoDatabaseIsRefused() throws Exception {
        folder = folders;
        Files.writeString(folder.resolve("parley.db"), "hello ".repeat(1_000));
        assertThatThrownBy(() -> SqliteJournal.open(folder, Options.usual(), heard))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("repair");
    }

    @Test
    void twoJournalsWriteOneFileOneAfterTheOtherAndASecondWriterChangesNothingOfTheFirst() throws IOException {
        List<Long> positions = new ArrayList<>();
        try (Journal first = create(heard)) {
            first.append(messages(1, 10));
            heard.await(10);
            Heard other = new Heard();
            try (Journal second = SqliteJournal.open(folder, Options.usual(), other)) {
                positions.add(second.replay(event -> {}));
                second.append(messages(11, 5));
                other.await(15);
            }
            first.append(messages(16, 5));
            heard.awaitFailure();
            positions.add(first.replay(event -> {}));
        }
        assertThat(positions).containsExactly(10L, 15L);
    }

    private void assertThatReplayRefuses(String what) throws IOException {
        assertThatThrownBy(() -> {
                    try (Journal journal = SqliteJournal.open(folder, Options.usual(), new Heard())) {
                        journal.replay(event -> {});
                    }
                })
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("scripts/server.sh repair");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
