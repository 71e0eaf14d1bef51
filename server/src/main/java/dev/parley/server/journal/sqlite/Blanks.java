package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows that nothing is left of but their position, and getting rid of them.
 *
 * <p>Deleting a row makes SQLite join its page with the pages beside it as soon as there is room, and the joined page keeps in
 * its unused middle what stood there before: copies of rows that are alive now, and that no {@code secure_delete} finds when
 * they are deleted one day. Making a row shorter where it stands moves nothing, and does overwrite what it was. So rows are
 * emptied, and only the inner part of a long run of empty ones is deleted: there are only empty ones in the pages around.
 */
final class Blanks {

    /** More rows than two pages can hold: SQLite joins a page with no more than two beside it. */
    private static final int MARGIN = 1_000;

    private static final int ROWS_AT_ONCE = 500;
    private static final int PAGE = 10_000;

    private final Connection connection;
    private final Chores chores;

    Blanks(Connection connection, Chores chores) {
        this.connection = connection;
        this.chores = chores;
    }

    /** Deletes what can be deleted of the empty rows up to a position. */
    void deleteUpTo(long base) throws SQLException, IOException, InterruptedException {
        long first = 0;
        long count = 0;
        long[] margin = new long[MARGIN];
        long last = 0;
        while (true) {
            Rows rows = page(last, base);
            for (int i = 0; i < rows.count; i++) {
                if (rows.isBlank[i]) {
                    // The position that is MARGIN rows back is what may be deleted up to.
                    first = count == MARGIN ? rows.positions[i] : first;
                    long inner = margin[(int) (count % MARGIN)];
                    margin[(int) (count++ % MARGIN)] = rows.positions[i];
                    if (count > 2L * MARGIN && (count - 2L * MARGIN) % ROWS_AT_ONCE == 0) {
                        delete(first, inner);
                    }
                } else {
                    count = 0;
                }
            }
            if (rows.count < PAGE) {
                return;
            }
            last = rows.positions[rows.count - 1];
        }
    }

    private static final class Rows {
        private final long[] positions = new long[PAGE];
        private final boolean[] isBlank = new boolean[PAGE];
        private int count;
    }

    private Rows page(long after, long upTo) throws SQLException {
        Rows rows = new Rows();
        try (PreparedStatement select = connection.prepareStatement("SELECT position, log IS NULL AND length(body) = 0"
                + " FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT " + PAGE)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            try (ResultSet row = select.executeQuery()) {
                for (; row.next(); rows.count++) {
                    rows.positions[rows.count] = row.getLong(1);
                    rows.isBlank[rows.count] = row.getBoolean(2);
                }
            }
        }
        return rows;
    }

    private void delete(long from, long to) throws IOException, InterruptedException {
        chores.run(store -> store.inTransaction(one -> {
            try (PreparedStatement delete =
                    one.prepareStatement("DELETE FROM event WHERE position >= ? AND position <= ?")) {
                delete.setLong(1, from);
                delete.setLong(2, to);
                delete.executeUpdate();
            }
        }));
    }
}
