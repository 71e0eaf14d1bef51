package dev.parley.server.journal.archive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens the two files as their readers and the index's writer need them, and tells what an error means. */
final class Databases {

    static final String STORE = "parley.db";
    static final String INDEX = "index.db";

    private static final int BUSY_TIMEOUT_MS = 10_000;

    /** In KiB: the pages that a batch of the index touches. */
    private static final int WRITER_CACHE = 32 * 1024;

    private Databases() {}

    /** A connection that cannot change anything. */
    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** Creates the file if there is none. */
    static Connection writing(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What a power cut takes is written again: the marks are in the same transactions.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setCacheSize(-WRITER_CACHE);
        // What was said and is deleted must not stay in pages that nobody uses.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** Whether a {@link TimeLimit} stopped the statement. */
    static boolean isStopped(SQLException failure) {
        return failure instanceof SQLiteException known && known.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT;
    }

    /** Whether the file is damaged, or none of SQLite's. */
    static boolean isDamage(SQLException failure) {
        if (!(failure instanceof SQLiteException known)) {
            return false;
        }
        // The low byte is the kind, whatever stands above it.
        int kind = known.getResultCode().code & 0xff;
        return kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code;
    }
}
