package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Reads every row of {@code event} that can be read, and says which cannot. One connection, one thread. */
final class RowScan {

    private static final int PAGE = 1_000;

    /** A page that cannot be read holds no more rows than this; when so many in a row are unreadable, the rest is as well. */
    private static final int GIVES_UP_AFTER = 20_000;

    /** Is told of the rows in order. */
    interface Sink {
        void good(StoredRow row) throws IOException, SQLException;

        /**
         * @param log null if it has none, or that cannot be read either
         */
        void bad(long position, @Nullable Long log, long seq, String why) throws IOException, SQLException;
    }

    private final Connection connection;
    private final StoredRows rows;

    RowScan(Connection connection) {
        this.connection = connection;
        this.rows = new StoredRows(connection);
    }

    void run(Sink sink) throws IOException, SQLException {
        long last = 0;
        int unreadable = 0;
        while (unreadable < GIVES_UP_AFTER) {
            try {
                long read = page(last, sink);
                if (read == last) {
                    return;
                }
                last = read;
                unreadable = 0;
            } catch (SQLException failed) {
                if (!ResultCodes.isDamage(failed)) {
                    throw failed;
                }
                long told = one(last + 1, sink);
                unreadable = told > last ? 0 : unreadable + 1;
                last = Math.max(told, last + 1);
            }
        }
    }

    /** Tells of the next rows, up to one that cannot be read; if that is the first, it is thrown. */
    private long page(long after, Sink sink) throws IOException, SQLException {
        long last = after;
        try (PreparedStatement select = connection.prepareStatement(rows.inOrder("position > ?1", PAGE))) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                while (next(row, last > after)) {
                    if (StoredRows.position(row) != last + 1 && !isGood(row)) {
                        // Perhaps its position is what is wrong with it: what is there is asked for one by one.
                        if (last > after) {
                            return last;
                        }
                        throw new SQLiteException("A row is in the wrong place", SQLiteErrorCode.SQLITE_CORRUPT);
                    }
                    tell(row, sink);
                    last = StoredRows.position(row);
                }
            }
        }
        return last;
    }

    private static boolean next(ResultSet row, boolean mayEndHere) throws SQLException {
        try {
            return row.next();
        } catch (SQLException failed) {
            if (mayEndHere && ResultCodes.isDamage(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * Tells of what stands for a position, in whichever table can be read.
     *
     * @return up to where that goes; less than the position if there is nothing, or it cannot be read
     */
    private long one(long position, Sink sink) throws IOException, SQLException {
        for (String each : rows.at()) {
            try (PreparedStatement select = connection.prepareStatement(each)) {
                select.setLong(1, position);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next() && StoredRows.first(row) <= position) {
                        tell(row, sink);
                        return StoredRows.position(row);
                    }
                }
            } catch (SQLException failed) {
                if (!ResultCodes.isDamage(failed)) {
                    throw failed;
                }
            }
        }
        return position - 1;
    }

    private boolean isGood(ResultSet row) throws SQLException {
        try {
            rows.read(row);
            return true;
        } catch (StoredRows.BadRowException bad) {
            return false;
        }
    }

    private void tell(ResultSet row, Sink sink) throws IOException, SQLException {
        StoredRow stored;
        try {
            stored = rows.read(row);
        } catch (StoredRows.BadRowException bad) {
            sink.bad(StoredRows.position(row), StoredRows.log(row), StoredRows.seq(row), "" + bad.getMessage());
            return;
        }
        sink.good(stored);
    }
}
