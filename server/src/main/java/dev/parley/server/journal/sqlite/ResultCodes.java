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

    /** Whether the file is something else altogether. */
    static boolean isNoDatabase(SQLException failed) {
        return of(failed) == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** Why the store could not do it, for people: the usual reasons in words, with SQLite's name for them, which one can look up. */
    static String words(Throwable failed) {
        if (!(failed instanceof SQLiteException known)) {
            return String.valueOf(failed.getMessage());
        }
        SQLiteErrorCode code = known.getResultCode();
        String said =
                switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
                    case SQLITE_CORRUPT, SQLITE_TOOBIG -> "the file is not as SQLite wrote it";
                    case SQLITE_NOTADB -> "the file is not a database of SQLite";
                    case SQLITE_FULL -> "the disk is full";
                    case SQLITE_IOERR -> "the disk reported an error";
                    case SQLITE_READONLY, SQLITE_PERM -> "the file may not be written";
                    case SQLITE_BUSY, SQLITE_LOCKED -> "another program uses the file";
                    case SQLITE_CANTOPEN -> "the file cannot be opened";
                    default -> "";
                };
        return said.isEmpty() ? String.valueOf(failed.getMessage()) : said + " (" + code.name() + ")";
    }

    private static SQLiteErrorCode of(SQLException failed) {
        return failed instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
