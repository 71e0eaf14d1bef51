package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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

        /** Events up to a position were moves, which later ones supersede. */
        default void superseded(long upTo) {}
    }

    private final Connection connection;
    private final StoredRows rows;

    EventRows(Connection connection) {
        this.connection = connection;
        this.rows = new StoredRows(connection);
    }

    /**
     * Every event behind a position, as they are committed; of read positions those that no later one supersedes.
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
        try (PreparedStatement select =
                connection.prepareStatement(rows.inOrder("position > ?1 AND position <= ?2", PAGE))) {
            long last = after;
            while (true) {
                select.setLong(1, last);
                select.setLong(2, upTo);
                int count = 0;
                try (ResultSet row = select.executeQuery()) {
                    for (; row.next(); count++) {
                        StoredRow stored = rows.good(row);
                        if (stored.first() > last + 1 && !mayLack) {
                            throw new DamagedStoreException(missing(last + 1, stored.first() - 1));
                        }
                        Event event = stored.event();
                        if (stored.isSuperseded()) {
                            sink.superseded(stored.position());
                        } else if (event != null) {
                            sink.take(stored.position(), event);
                        } else if (!mayLack) {
                            throw new DamagedStoreException(missing(stored.position(), stored.position()));
                        }
                        last = stored.position();
                    }
                }
                if (count < PAGE) {
                    return last;
                }
            }
        }
    }

    private static String missing(long from, long to) {
        return from == to ? "event " + from + " is missing" : "the events " + from + " to " + to + " are missing";
    }
}
