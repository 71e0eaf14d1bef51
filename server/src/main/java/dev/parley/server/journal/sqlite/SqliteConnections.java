package dev.parley.server.journal.sqlite;

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
    private static final int BUSY_MS = 5_000;

    /** Bytes that a write-ahead log keeps on disk once it was emptied; more is cut off then. */
    private static final int WAL_KEPT = 8 << 20;

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
        config.setBusyTimeout(BUSY_MS);
        // Not READONLY: a reader may be the first to open a write-ahead log and has to make its index.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
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
