package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes read positions. They have a table of their own, {@code move}, because most of them are deleted again: the next move of
 * the same cursor supersedes them ({@link MoveCompaction}). Rows are numbers, without names or texts, so they may be deleted one
 * by one, and the copies that SQLite leaves of others tell nobody anything ({@link Blanks}). The table {@code superseded} has
 * the runs of positions whose moves are gone, so that a gap elsewhere is damage as ever.
 *
 * <p>Within transactions of a {@link WriteConnection}; its thread.
 */
final class Moves {

    private final Connection connection;
    private final Logs logs;
    private final Users users;
    private final Checksum checksum = new Checksum();

    /** Prepared for the first: a store of an older version has no such table. */
    private @Nullable PreparedStatement insert;

    Moves(Connection connection, Logs logs, Users users) {
        this.connection = connection;
        this.logs = logs;
        this.users = users;
    }

    /** The number that a cursor has in the store. */
    static int number(Event.Cursor cursor) {
        return switch (cursor) {
            case READ -> 0;
            case RECEIVED -> 1;
        };
    }

    /** The cursor of a number; null if there is none. */
    static Event.@Nullable Cursor cursor(long number) {
        for (Event.Cursor cursor : Event.Cursor.values()) {
            if (number(cursor) == number) {
                return cursor;
            }
        }
        return null;
    }

    /** What a row says beside its position and the user, for its checksum. */
    static String words(long log, long cursor, long seq, @Nullable Long unread) {
        return log + " " + cursor + " " + seq + " " + (unread == null ? "-" : unread);
    }

    void insert(long position, Event.CursorMoved moved) throws SQLException {
        long log = logs.idOf(moved.log());
        long user = users.idOf(moved.user(), position);
        int cursor = number(moved.cursor());
        PreparedStatement row = insertion();
        row.setLong(1, position);
        row.setLong(2, log);
        row.setLong(3, user);
        row.setInt(4, cursor);
        row.setLong(5, moved.seq());
        Long unread = moved.unread();
        if (unread == null) {
            row.setNull(6, Types.INTEGER);
        } else {
            row.setLong(6, unread);
        }
        row.setLong(7, checksum.ofMove(position, moved.user(), words(log, cursor, moved.seq(), unread)));
        row.executeUpdate();
    }

    private PreparedStatement insertion() throws SQLException {
        PreparedStatement prepared = insert;
        if (prepared == null) {
            prepared = connection.prepareStatement(
                    "INSERT INTO move(position, log, user, cursor, seq, unread, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)");
            insert = prepared;
        }
        return prepared;
    }

    /** Deletes a move that has to be forgotten. Does nothing where there is none. */
    void erase(long position) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM move WHERE position = ?")) {
            delete.setLong(1, position);
            delete.executeUpdate();
        }
    }

    /** Deletes the moves of a run of positions, and notes that they are empty: later ones supersede these. */
    void supersede(long first, long last) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM move WHERE position >= ? AND position <= ?")) {
            delete.setLong(1, first);
            delete.setLong(2, last);
            delete.executeUpdate();
        }
        // With the runs beside it, it is one.
        long from = beginningOfRunTo(first - 1);
        long to = endOfRunFrom(last + 1);
        if (from < first) {
            deleteRun(first - 1);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO superseded(last, first, checksum) VALUES (?, ?, ?)")) {
            insert.setLong(1, to);
            insert.setLong(2, from);
            insert.setLong(3, checksum.ofSuperseded(from, to));
            insert.executeUpdate();
        }
    }

    private long endOfRunFrom(long first) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT last, first FROM superseded WHERE last >= ? ORDER BY last LIMIT 1")) {
            select.setLong(1, first);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(2) == first ? row.getLong(1) : first - 1;
            }
        }
    }

    private long beginningOfRunTo(long last) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT first FROM superseded WHERE last = ?")) {
            select.setLong(1, last);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : last + 1;
            }
        }
    }

    private void deleteRun(long last) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM superseded WHERE last = ?")) {
            delete.setLong(1, last);
            delete.executeUpdate();
        }
    }
}
