package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads events in order, and sees that each is there and is what was written. One connection, one thread. */
final class EventRows {

    /**
     * Rows read in one statement. Between two of them the write-ahead log may be emptied, which a long read would hold up for
     * as long as it takes.
     */
    private static final int PAGE = 4_096;

    /** Takes an event. */
    interface Sink {
        void take(long position, Event event) throws SQLException, DamagedStoreException;
    }

    private final Connection connection;
    private final Logs logs;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();

    EventRows(Connection connection) {
        this.connection = connection;
        this.logs = new Logs(connection);
    }

    /**
     * Every event behind a position, as they are committed.
     *
     * @param upTo the last one wanted
     * @return the last one's position; {@code after} if there is none
     */
    long read(long after, long upTo, Sink sink) throws SQLException, DamagedStoreException {
        return read(after, upTo, false, sink);
    }

    /** Every event behind a position that is there. */
    long readWhatIsLeft(long after, long upTo, Sink sink) throws SQLException, DamagedStoreException {
        return read(after, upTo, true, sink);
    }

    private long read(long after, long upTo, boolean mayLack, Sink sink) throws SQLException, DamagedStoreException {
        try (PreparedStatement select = connection.prepareStatement("SELECT position, log, seq, body, checksum"
                + " FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT " + PAGE)) {
            long last = after;
            while (true) {
                select.setLong(1, last);
                select.setLong(2, upTo);
                int rows = 0;
                try (ResultSet row = select.executeQuery()) {
                    for (; row.next(); rows++) {
                        long position = row.getLong(1);
                        if (position != last + 1 && !mayLack) {
                            throw new DamagedStoreException(missing(last + 1, position - 1));
                        }
                        Event event = event(row, position);
                        if (event != null) {
                            sink.take(position, event);
                        } else if (!mayLack) {
                            throw new DamagedStoreException(missing(position, position));
                        }
                        last = position;
                    }
                }
                if (rows < PAGE) {
                    return last;
                }
            }
        }
    }

    private static String missing(long from, long to) {
        return from == to ? "event " + from + " is missing" : "the events " + from + " to " + to + " are missing";
    }

    /** Null for one that was blanked. */
    private @Nullable Event event(ResultSet row, long position) throws SQLException, DamagedStoreException {
        long logId = row.getLong(2);
        boolean isEntry = !row.wasNull();
        long seq = row.getLong(3);
        byte[] body = row.getBytes(4);
        if (body == null) {
            throw new DamagedStoreException("event " + position + " does not match its checksum");
        }
        long sum = isEntry ? checksum.ofEntry(position, logId, seq, body) : checksum.ofEvent(position, body);
        if (sum != row.getLong(5)) {
            throw new DamagedStoreException("event " + position + " does not match its checksum");
        }
        if (body.length == 0 && !isEntry) {
            return null;
        }
        LogId log = isEntry ? logs.of(logId) : null;
        try {
            return codec.decode(body, log);
        } catch (DamagedEventException damaged) {
            throw new DamagedStoreException(
                    "event " + position + " cannot be read (" + damaged.getMessage() + ")", damaged);
        }
    }
}
