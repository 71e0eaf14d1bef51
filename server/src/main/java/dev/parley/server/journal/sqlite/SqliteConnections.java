package dev.parley.server.journal.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The driver's connections, set up as this store needs them. {@link NativeLibrary} is loaded before the first. */
final class SqliteConnections implements ConnectionSource {

    /** Longer than anything that holds a lock here. */
    static final int BUSY_MS = 5_000;

    /**
     * Pages in the write-ahead log at which a commit copies it into the database: 32 MiB. Under load the same pages are written
     * again and again, and the more of that happens between two copies the less is written in all; SQLite's own 1,000 pages
     * came to a copy, with two syncs, every few commits. What is in the log is read at a start after a crash, a tenth of a
     * second for so much.
     */
    private static final int PAGES_BEFORE_CHECKPOINT = 8_000;

    /** Bytes that a write-ahead log keeps on disk once it was emptied; more is cut off then. */
    private static final int WAL_KEPT = 64 << 20;

    @Override
    public Connection forWriting(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement set = connection.createStatement()) {
            if (isNew(set)) {
                // Before the journal's mode, which writes the first page; a store that is there would be written to.
                set.execute("PRAGMA auto_vacuum = INCREMENTAL");
            }
            set.execute("PRAGMA journal_mode = WAL");
            // Each commit is on the disk before it returns; NORMAL would do that for checkpoints only.
            set.execute("PRAGMA synchronous = FULL");
            // What is deleted is overwritten, not only unlinked.
            set.execute("PRAGMA secure_delete = ON");
            // Or a large sort would leave people's texts in a file under /tmp.
            set.execute("PRAGMA temp_store = MEMORY");
            set.execute("PRAGMA wal_autocheckpoint = " + PAGES_BEFORE_CHECKPOINT);
            set.execute("PRAGMA journal_size_limit = " + WAL_KEPT);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static boolean isNew(Statement ask) throws SQLException {
        try (ResultSet row = ask.executeQuery("PRAGMA page_count")) {
            return row.next() && row.getLong(1) == 0;
        }
    }

    @Override
    public Connection forReading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Not READONLY: a reader may be the first to open a write-ahead log and has to make its index.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return reading(file, config);
    }

    /**
     * For reading where no server may be running. Whoever is the last to close a store brings its write-ahead log there, and
     * deletes it with whatever is wrong in it; this one leaves it as it is.
     */
    Connection forReadingAlone(StoreFiles files) throws SQLException {
        if (!Files.exists(files.wal())) {
            return forReading(files.store());
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return reading(files.store(), config);
    }

    private static Connection reading(Path file, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement set = connection.createStatement()) {
            set.execute("PRAGMA query_only = ON");
            set.execute("PRAGMA temp_store = MEMORY");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }
}
