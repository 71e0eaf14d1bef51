package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes read positions that later ones supersede, so that their number goes by who reads what, and not by time. Of the moves
 * before the oldest snapshot the last of each cursor stays where it is. So every replay leads to the same state as before: from
 * a snapshot, and from the first event. What was done is in the store, batch by batch; what a crash leaves is done the next
 * time.
 *
 * <p>On the thread of {@link Housekeeping}. It remembers each cursor that it has met, in about 100 bytes for two of them. That is
 * a quarter of what a member takes in the state, and less than what the snapshot before it may have taken.
 */
final class MoveCompaction {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    /** Deleted in a few milliseconds. */
    private static final int ROWS_AT_ONCE = 1_000;

    private static final int PAGE = 10_000;
    private static final int RUNS_AT_ONCE = 5_000;

    private final Chores chores;

    MoveCompaction(Chores chores) {
        this.chores = chores;
    }

    /** Does all that can be done now. */
    void run(Connection connection) throws SQLException, IOException, InterruptedException {
        List<Long> newestFirst = new Snapshots(connection).complete();
        if (newestFirst.isEmpty()) {
            return;
        }
        long deleted = deleteUpTo(connection, newestFirst.get(newestFirst.size() - 1));
        forgetRuns(connection, Meta.base(connection));
        if (deleted > 0) {
            LOG.info("Deleted {} read positions that later ones supersede", deleted);
        }
    }

    /** Goes from the newest to the oldest: a move that is met after another of the same cursor is superseded by it. */
    private long deleteUpTo(Connection connection, long oldestSnapshot)
            throws SQLException, IOException, InterruptedException {
        StoredRows rows = new StoredRows(connection);
        Map<StoredRows.Place, Integer> met = new HashMap<>();
        long deleted = 0;
        long before = oldestSnapshot + 1;
        while (true) {
            List<Long> superseded = new ArrayList<>();
            int count = 0;
            try (PreparedStatement select =
                    connection.prepareStatement(StoredRows.movesBackwards("position < ?1", PAGE))) {
                select.setLong(1, before);
                try (ResultSet row = select.executeQuery()) {
                    for (; row.next(); count++) {
                        before = StoredRows.position(row);
                        if (isSuperseded(move(rows, row), StoredRows.placeOf(row), met)) {
                            superseded.add(before);
                        }
                    }
                }
            }
            delete(superseded);
            deleted += superseded.size();
            if (count < PAGE) {
                return deleted;
            }
        }
    }

    /** By a row that is damaged no other is deleted. */
    private static Event.CursorMoved move(StoredRows rows, ResultSet row) throws SQLException, DamagedStoreException {
        if (rows.good(row).event() instanceof Event.CursorMoved moved) {
            return moved;
        }
        throw new DamagedStoreException("event " + StoredRows.position(row) + " is no read position");
    }

    private static boolean isSuperseded(
            Event.CursorMoved moved, StoredRows.Place place, Map<StoredRows.Place, Integer> met) {
        int bit = 1 << Moves.number(moved.cursor());
        int before = met.getOrDefault(place, 0);
        if (moved.cursor() != Event.Cursor.READ || moved.unread() != null) {
            // One that does not say how much it leaves unread builds on those before it.
            met.put(place, before | bit);
        }
        return (before & bit) != 0;
    }

    /** Positions without a gap. */
    private record Run(long first, long last) {}

    /**
     * Deletes moves, many in a transaction.
     *
     * @param superseded their positions, the highest first
     */
    private void delete(List<Long> superseded) throws IOException, InterruptedException {
        for (int from = 0; from < superseded.size(); from += ROWS_AT_ONCE) {
            List<Run> runs = runs(superseded.subList(from, Math.min(superseded.size(), from + ROWS_AT_ONCE)));
            chores.run(store -> store.inTransaction(one -> {
                for (Run run : runs) {
                    store.moves().supersede(run.first, run.last);
                }
            }));
        }
    }

    private static List<Run> runs(List<Long> positions) {
        List<Run> runs = new ArrayList<>();
        long last = positions.get(0);
        long first = last;
        for (long position : positions.subList(1, positions.size())) {
            if (position != first - 1) {
                runs.add(new Run(first, last));
                last = position;
            }
            first = position;
        }
        runs.add(new Run(first, last));
        return runs;
    }

    /** Events up to the base may be missing anyway. */
    private void forgetRuns(Connection connection, long base) throws SQLException, IOException, InterruptedException {
        while (hasRuns(connection, base)) {
            chores.run(store -> store.inTransaction(one -> {
                try (PreparedStatement delete = one.prepareStatement("DELETE FROM superseded WHERE last IN"
                        + " (SELECT last FROM superseded WHERE last <= ? LIMIT " + RUNS_AT_ONCE + ")")) {
                    delete.setLong(1, base);
                    delete.executeUpdate();
                }
            }));
        }
    }

    private static boolean hasRuns(Connection connection, long base) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM superseded WHERE last <= ? LIMIT 1")) {
            select.setLong(1, base);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
