package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that events are stored in, whichever table they stand in: {@code event}, {@code move} for read positions, and {@code
 * superseded} for what is left of those. One connection, one thread.
 */
final class StoredRows {

    /** A row does not say what was written. Its message says what is wrong with it: "does not match its checksum". */
    static final class BadRowException extends Exception {
        private static final long serialVersionUID = 1;

        BadRowException(String why) {
            super(why);
        }

        BadRowException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    private static final String EVENTS = "SELECT position, log, seq, body, checksum, NULL, NULL, NULL, NULL FROM event";
    private static final String MOVES =
            "SELECT position, log, seq, NULL, checksum, user, cursor, unread, NULL FROM move";
    private static final String SUPERSEDED =
            "SELECT last AS position, NULL, NULL, NULL, checksum, NULL, NULL, NULL, first FROM superseded";

    private static final int LOG = 2;
    private static final int SEQ = 3;
    private static final int BODY = 4;
    private static final int CHECKSUM = 5;
    private static final int USER = 6;
    private static final int CURSOR = 7;
    private static final int UNREAD = 8;
    private static final int FIRST = 9;

    private final Connection connection;
    private final Logs logs;
    private final Users users;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();

    StoredRows(Connection connection) {
        this.connection = connection;
        this.logs = new Logs(connection);
        this.users = new Users(connection);
    }

    /**
     * A query for rows of all tables in the order of their positions.
     *
     * @param where about {@code position}, with numbered parameters
     */
    String inOrder(String where, int limit) throws SQLException {
        return each(where).stream().collect(Collectors.joining(" UNION ALL ", "", " ORDER BY position LIMIT " + limit));
    }

    private List<String> each(String where) throws SQLException {
        List<String> all = new ArrayList<>(List.of(EVENTS + " WHERE " + where));
        if (Schema.hasMoves(connection)) {
            all.add(MOVES + " WHERE " + where);
            all.add(SUPERSEDED + " WHERE " + where.replace("position", "last"));
        }
        return all;
    }

    /** A query for each table: where one cannot be read, another may be. Gives the row of a position, or the first run after it. */
    List<String> at() throws SQLException {
        List<String> all = each("position = ?1");
        if (all.size() > 1) {
            all.set(2, SUPERSEDED + " WHERE last >= ?1 ORDER BY last LIMIT 1");
        }
        return all;
    }

    /** A query for moves, the newest first. */
    static String movesBackwards(String where, int limit) {
        return MOVES + " WHERE " + where + " ORDER BY position DESC LIMIT " + limit;
    }

    static long position(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    /** The first position that a row stands for, if it is what it says. */
    static long first(ResultSet row) throws SQLException {
        return isThere(row, FIRST) ? row.getLong(FIRST) : position(row);
    }

    /** Whose read position a move is about. */
    record Place(long log, long user) {}

    static Place placeOf(ResultSet move) throws SQLException {
        return new Place(move.getLong(LOG), move.getLong(USER));
    }

    /** The number of the log of an entry; null for what is none. */
    static @Nullable Long log(ResultSet row) throws SQLException {
        long log = row.getLong(LOG);
        return row.wasNull() || isThere(row, USER) ? null : log;
    }

    static long seq(ResultSet row) throws SQLException {
        return row.getLong(SEQ);
    }

    private static boolean isThere(ResultSet row, int column) throws SQLException {
        return row.getObject(column) != null;
    }

    StoredRow read(ResultSet row) throws SQLException, BadRowException {
        if (isThere(row, FIRST)) {
            return run(row);
        }
        return isThere(row, USER) ? move(row) : event(row);
    }

    /** A row that must say what was written. */
    StoredRow good(ResultSet row) throws SQLException, DamagedStoreException {
        try {
            return read(row);
        } catch (BadRowException bad) {
            throw new DamagedStoreException("event " + position(row) + " " + bad.getMessage(), bad);
        }
    }

    private StoredRow run(ResultSet row) throws SQLException, BadRowException {
        long first = first(row);
        long last = position(row);
        check(row, checksum.ofSuperseded(first, last));
        return new StoredRow(first, last, 0, null, true);
    }

    private StoredRow move(ResultSet row) throws SQLException, BadRowException {
        long position = position(row);
        long log = row.getLong(LOG);
        long seq = row.getLong(SEQ);
        long left = row.getLong(UNREAD);
        Long unread = row.wasNull() ? null : left;
        String user = users.of(row.getLong(USER));
        if (user == null) {
            throw new BadRowException("is of a user whose name is missing");
        }
        check(row, checksum.ofMove(position, user, Moves.words(log, row.getLong(CURSOR), seq, unread)));
        Event.Cursor cursor = Moves.cursor(row.getLong(CURSOR));
        if (cursor == null) {
            throw new BadRowException("cannot be read: there is no such cursor");
        }
        return new StoredRow(
                position, position, 0, new Event.CursorMoved(nameOf(log), user, cursor, seq, unread), false);
    }

    private StoredRow event(ResultSet row) throws SQLException, BadRowException {
        long position = position(row);
        Long log = log(row);
        long seq = row.getLong(SEQ);
        byte[] body = row.getBytes(BODY);
        if (body == null) {
            throw new BadRowException("has no body");
        }
        check(row, log == null ? checksum.ofEvent(position, body) : checksum.ofEntry(position, log, seq, body));
        if (body.length == 0 && log == null) {
            return new StoredRow(position, position, 0, null, false);
        }
        LogId name = log == null ? null : nameOf(log);
        try {
            return new StoredRow(position, position, seq, codec.decode(body, name), false);
        } catch (DamagedEventException damaged) {
            throw new BadRowException("cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    private static void check(ResultSet row, long sum) throws SQLException, BadRowException {
        if (row.getLong(CHECKSUM) != sum) {
            throw new BadRowException("does not match its checksum");
        }
    }

    private LogId nameOf(long log) throws SQLException, BadRowException {
        try {
            return logs.of(log);
        } catch (DamagedStoreException damaged) {
            throw new BadRowException("cannot be read: " + damaged.what(), damaged);
        }
    }
}
