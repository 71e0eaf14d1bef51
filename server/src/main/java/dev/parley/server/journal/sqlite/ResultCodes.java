package dev.parley.server.journal.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes (sqlite.org/rescode.html) mean to this store. */
final class ResultCodes {

    private ResultCodes() {}

    /**
     * Whether a COMMIT that failed so may be in the store all the same. Not so for those that come before the frame that
     * makes it a commit is whole: no room, not writable, not permitted. Everything else is taken for doubtful; most of all a
     * failed fsync, after which everything was written and nobody knows what the disk has of it.
     */
    static boolean leavesDoubt(SQLException failed) {
        return switch (of(failed)) {
            case SQLITE_FULL,
                    SQLITE_IOERR_WRITE,
                    SQLITE_READONLY,
                    SQLITE_READONLY_CANTLOCK,
                    SQLITE_READONLY_DBMOVED,
                    SQLITE_READONLY_DIRECTORY,
                    SQLITE_READONLY_RECOVERY,
                    SQLITE_READONLY_ROLLBACK,
                    SQLITE_PERM,
                    SQLITE_BUSY,
                    SQLITE_BUSY_RECOVERY,
                    SQLITE_BUSY_SNAPSHOT,
                    SQLITE_LOCKED,
                    SQLITE_CANTOPEN -> false;
            default -> true;
        };
    }

    /** Whether the file itself is not as it should be. */
    static boolean isDamage(SQLException failed) {
        int primary = of(failed).code & 0xff;
        // A length that is none looks like a row too big to be one: none that is written here is.
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code
                || primary == SQLiteErrorCode.SQLITE_TOOBIG.code;
    }

    private static SQLiteErrorCode of(SQLException failed) {
        return failed instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
