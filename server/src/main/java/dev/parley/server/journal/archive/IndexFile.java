package dev.parley.server.journal.archive;

import dev.parley.server.journal.sqlite.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index as its one writer sees it: how far it has come, and transactions. What it was when it was opened, of another
 * version, of another store or damaged, it is made anew then. One thread.
 */
final class IndexFile implements AutoCloseable {

    /** Of the tables, and of how terms are made. */
    private static final int VERSION = 2;

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final Connection connection;
    private final KeyIndex keys;
    private final WordIndex words;

    private IndexFile(Connection connection) {
        this.connection = connection;
        this.keys = new KeyIndex(connection);
        this.words = new WordIndex(connection);
    }

    /**
     * Opens it, or makes it.
     *
     * @param committed the store's last position; an index that says more is none of this store
     */
    static IndexFile open(Path folder, String epoch, long committed) throws SQLException, IOException {
        Path file = folder.resolve(Databases.INDEX);
        if (Files.exists(file)) {
            String unfit = whyUnfit(file, epoch, committed);
            if (unfit != null) {
                LOG.warn("{} is being rebuilt. This takes a while; you need not do anything. Reason: {}", file, unfit);
                delete(folder);
            }
        }
        // It has people's texts in it, word by word: for its owner's eyes alone, like the store.
        new StoreFiles(file).create();
        Connection connection = Databases.writing(file);
        try {
            IndexFile index = new IndexFile(connection);
            index.create(epoch);
            return index;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Deletes the files. Who has them open reads on in what was. */
    static void delete(Path folder) throws IOException {
        for (String end : new String[] {"-wal", "-shm", ""}) {
            Files.deleteIfExists(folder.resolve(Databases.INDEX + end));
        }
    }

    KeyIndex keys() {
        return keys;
    }

    WordIndex words() {
        return words;
    }

    /** Everything up to here has its keys stored. */
    long keyMark() throws SQLException {
        return keyMark(connection);
    }

    /** Likewise, on a connection that reads. */
    static long keyMark(Connection connection) throws SQLException {
        return Long.parseLong(meta(connection, "keys"));
    }

    /** Everything up to here can be found by its words. */
    long wordMark() throws SQLException {
        return Long.parseLong(meta(connection, "words"));
    }

    void keyMark(long position) throws SQLException {
        put("keys", Long.toString(position));
    }

    void wordMark(long position) throws SQLException {
        put("words", Long.toString(position));
    }

    /** Changes to one or the other index, with its mark: all or none of it. */
    interface Change {
        void make() throws SQLException, IOException;
    }

    void commit(Change change) throws SQLException, IOException {
        execute("BEGIN IMMEDIATE");
        try {
            change.make();
            execute("COMMIT");
        } catch (SQLException | IOException | RuntimeException failure) {
            try {
                execute("ROLLBACK");
            } catch (SQLException rolledBackAlready) {
                failure.addSuppressed(rolledBackAlready);
            }
            throw failure;
        }
    }

    /** Brings all that was written into the file itself, and leaves nothing beside it. */
    void checkpoint() throws SQLException {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            words.close();
        }
    }

    private static @Nullable String whyUnfit(Path file, String epoch, long committed) throws SQLException {
        try (Connection connection = Databases.writing(file)) {
            int version = version(connection);
            if (version == 0) {
                return "it was incomplete";
            }
            if (version != VERSION) {
                return "its version is " + version + ", not " + VERSION;
            }
            if (!meta(connection, "epoch").equals(epoch)) {
                return "it belongs to another store";
            }
            long mark = Math.max(Long.parseLong(meta(connection, "keys")), Long.parseLong(meta(connection, "words")));
            return mark > committed ? "it contains more than the store" : null;
        } catch (SQLException failure) {
            if (Databases.isDamage(failure)) {
                return "it is damaged: " + failure.getMessage();
            }
            throw failure;
        } catch (NumberFormatException odd) {
            return "it is damaged: " + odd.getMessage();
        }
    }

    private void create(String epoch) throws SQLException, IOException {
        if (version(connection) == VERSION) {
            return;
        }
        commit(() -> {
            execute("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
            execute(KeyIndex.table());
            execute(WordIndex.table());
            put("epoch", epoch);
            keyMark(0);
            wordMark(0);
            execute("PRAGMA user_version = " + VERSION);
        });
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static String meta(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private void put(String key, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES(?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
