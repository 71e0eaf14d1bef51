package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
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

    /**
     * A row as it stands in the store.
     *
     * @param log null where it has none
     * @param event null for one that was blanked
     */
    record Row(
            long position,
            @Nullable Long log,
            long seq,
            @Nullable Event event) {}

    /** Is told of the rows in order. */
    interface Sink {
        void good(Row row) throws IOException, SQLException;

        /**
         * @param log null if it has none, or that cannot be read either
         */
        void bad(long position, @Nullable Long log, long seq, String why) throws IOException, SQLException;
    }

    private final Connection connection;
    private final Logs logs;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();

    RowScan(Connection connection) {
        this.connection = connection;
        this.logs = new Logs(connection);
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
                unreadable = one(last + 1, sink) ? 0 : unreadable + 1;
                last++;
            }
        }
    }

    /** Tells of the next rows, up to one that cannot be read; if that is the first, it is thrown. */
    private long page(long after, Sink sink) throws IOException, SQLException {
        long last = after;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT position, log, seq, body, checksum FROM event"
                        + " WHERE position > ? ORDER BY position LIMIT " + PAGE)) {
            select.setLong(1, after);
            try (ResultSet row = select.executeQuery()) {
                while (next(row, last > after)) {
                    long position = row.getLong(1);
                    if (position != last + 1 && !isGood(row)) {
                        // Perhaps its position is what is wrong with it: what is there is asked for one by one.
                        if (last > after) {
                            return last;
                        }
                        throw new SQLiteException("A row is in the wrong place", SQLiteErrorCode.SQLITE_CORRUPT);
                    }
                    tell(row, sink);
                    last = position;
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

    /** Whether there was something to tell of, or nothing to be read. */
    private boolean one(long position, Sink sink) throws IOException, SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT position, log, seq, body, checksum FROM event WHERE position = ?")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    tell(row, sink);
                    return true;
                }
                return false;
            }
        } catch (SQLException failed) {
            if (!ResultCodes.isDamage(failed)) {
                throw failed;
            }
            return false;
        }
    }

    private boolean isGood(ResultSet row) throws SQLException {
        long log = row.getLong(2);
        boolean hasLog = !row.wasNull();
        byte[] body = row.getBytes(4);
        if (body == null) {
            return false;
        }
        long sum = hasLog
                ? checksum.ofEntry(row.getLong(1), log, row.getLong(3), body)
                : checksum.ofEvent(row.getLong(1), body);
        return sum == row.getLong(5);
    }

    private void tell(ResultSet row, Sink sink) throws IOException, SQLException {
        long position = row.getLong(1);
        long logId = row.getLong(2);
        Long log = row.wasNull() ? null : logId;
        long seq = row.getLong(3);
        byte[] body = row.getBytes(4);
        if (body == null) {
            sink.bad(position, log, seq, "has no body");
            return;
        }
        if (!isGood(row)) {
            sink.bad(position, log, seq, "does not match its checksum");
            return;
        }
        Event event;
        try {
            event = log == null && body.length == 0 ? null : codec.decode(body, log == null ? null : logs.of(log));
        } catch (IOException unreadable) {
            sink.bad(position, log, seq, "cannot be read: " + unreadable.getMessage());
            return;
        }
        sink.good(new Row(position, log, seq, event));
    }
}
