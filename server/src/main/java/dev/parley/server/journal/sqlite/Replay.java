package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the events that lead to what the store has: the newest good snapshot's, and every one after it. */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    private Replay() {}

    /**
     * Replays up to a position, on a connection for reading.
     *
     * @return the last event's position
     */
    static long run(Connection connection, long upTo, Consumer<Event> sink) throws SQLException, DamagedStoreException {
        return run(connection, upTo, upTo, sink);
    }

    /**
     * Replays up to a position.
     *
     * @param snapshotUpTo the snapshot to begin with is of this position or of an earlier one
     */
    static long run(Connection connection, long snapshotUpTo, long upTo, Consumer<Event> sink)
            throws SQLException, DamagedStoreException {
        long from = restore(connection, snapshotUpTo, sink);
        return new EventRows(connection).read(from, upTo, new EventRows.Sink() {
            @Override
            public void take(long position, Event event) {
                sink.accept(event);
            }

            @Override
            public void superseded(long last) {
                // Or positions would be counted wrongly from here on.
                sink.accept(new Restored.UpTo(last, 0));
            }
        });
    }

    /** Gives the newest good snapshot's events, and its position; 0 if there is none. */
    private static long restore(Connection connection, long upTo, Consumer<Event> sink)
            throws SQLException, DamagedStoreException {
        Snapshots snapshots = new Snapshots(connection);
        long base = Meta.base(connection);
        for (long position : snapshots.complete()) {
            if (position < base || position > upTo) {
                continue;
            }
            try {
                snapshots.check(position);
            } catch (Snapshots.DamagedSnapshotException damaged) {
                LOG.error(
                        "The snapshot of event {} is damaged ({}). An older one is used instead, or all events.",
                        position,
                        damaged.getMessage());
                continue;
            }
            try {
                snapshots.read(position, sink);
                return position;
            } catch (Snapshots.DamagedSnapshotException unreadable) {
                throw new DamagedStoreException(
                        "the snapshot of event " + position + " cannot be read (" + unreadable.getMessage() + ")",
                        unreadable);
            }
        }
        if (base > 0) {
            throw new DamagedStoreException("no snapshot of event " + base
                    + " or later can be read, and earlier events were deleted on purpose");
        }
        return 0;
    }
}
