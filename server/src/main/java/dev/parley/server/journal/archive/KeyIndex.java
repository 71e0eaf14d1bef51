package dev.parley.server.journal.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Under which idempotency keys something was written, by hash, and at which position of the journal. Hashes come in no
 * order; put into one tree of millions, each would rewrite a page of its own. So there is a tree for each run of positions
 * (as in a log-structured merge tree, but never merged: to ask a hundred trees takes less than a millisecond, and one asks
 * only where the filter says so). One thread, one connection.
 */
final class KeyIndex {

    /** Positions of a run share all but these last bits. */
    private static final int RUN_BITS = 19;

    record Key(long hash, long position) {

        long run() {
            return position >>> RUN_BITS;
        }
    }

    private static final Comparator<Key> IN_ORDER_OF_THE_TREE =
            Comparator.comparingLong(Key::run).thenComparingLong(Key::hash).thenComparingLong(Key::position);

    private final Connection connection;

    KeyIndex(Connection connection) {
        this.connection = connection;
    }

    static String table() {
        return "CREATE TABLE sent(run INTEGER NOT NULL, hash INTEGER NOT NULL, position INTEGER NOT NULL,"
                + " PRIMARY KEY(run, hash, position)) WITHOUT ROWID";
    }

    /** Adds keys; those that are there already change nothing. */
    void add(List<Key> keys) throws SQLException {
        List<Key> sorted = new ArrayList<>(keys);
        sorted.sort(IN_ORDER_OF_THE_TREE);
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR IGNORE INTO sent VALUES(?, ?, ?)")) {
            for (Key key : sorted) {
                insert.setLong(1, key.run());
                insert.setLong(2, key.hash);
                insert.setLong(3, key.position);
                insert.executeUpdate();
            }
        }
    }

    /** Where something was written under a key of this hash, newest first. */
    List<Long> positions(long hash, int most) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (PreparedStatement newestRun = connection.prepareStatement("SELECT max(run) FROM sent");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT position FROM sent WHERE run = ? AND hash = ? ORDER BY position DESC")) {
            long run = one(newestRun);
            for (; run >= 0 && found.size() < most; run--) {
                select.setLong(1, run);
                select.setLong(2, hash);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next() && found.size() < most) {
                        found.add(rows.getLong(1));
                    }
                }
            }
        }
        return found;
    }

    /**
     * @param sink returns whether to go on
     */
    void forEachHash(LongPredicate sink) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM sent");
                ResultSet rows = select.executeQuery()) {
            boolean more = true;
            while (more && rows.next()) {
                more = sink.test(rows.getLong(1));
            }
        }
    }

    private static long one(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }
}
