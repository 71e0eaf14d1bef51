package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The connection that writes, and its statements. After any exception from it nothing is known of it any more: it is closed,
 * which rolls back, and another is opened. The writer's thread.
 */
final class WriteConnection implements AutoCloseable {

    /** What is done within a transaction. */
    interface Change {
        void make(Connection connection) throws SQLException;
    }

    private static final int PAGES_AT_ONCE = 512;

    private final Connection connection;
    private final Logs logs;
    private final Users users;
    private final Moves moves;
    private final Amendments amendments;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();
    private final PreparedStatement insert;

    WriteConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.logs = new Logs(connection);
        this.users = new Users(connection);
        this.moves = new Moves(connection, logs, users);
        this.amendments = new Amendments(connection);
        this.insert = connection.prepareStatement(
                "INSERT INTO event(position, log, seq, body, checksum) VALUES (?, ?, ?, ?, ?)");
    }

    /**
     * Begins a transaction and puts events into it, the first behind {@code after}.
     *
     * @return whether something stored before has to be erased because of them
     */
    boolean insert(long after, List<Event> events) throws SQLException {
        connection.setAutoCommit(false);
        boolean isErasing = false;
        long position = after;
        for (Event event : events) {
            isErasing |= put(++position, event);
        }
        return isErasing;
    }

    /** Puts one event in its place, within a transaction; returns whether something stored before has to be erased. */
    boolean put(long position, Event event) throws SQLException {
        if (event instanceof Event.CursorMoved moved) {
            moves.insert(position, moved);
            return false;
        }
        insert(position, event);
        if (event instanceof Event.AccountCreated created) {
            users.begin(created.name().canonical(), position);
        } else if (event instanceof Event.UserForgotten forgotten) {
            logs.end(forgotten.user(), position);
        }
        boolean isErasing = event instanceof Event.HistoryCleared
                || event instanceof Event.RoomEnded
                || event instanceof Event.UserForgotten;
        if (event instanceof Event.EntryWritten written && written.entry() instanceof Entry.Amendment amendment) {
            amendments.add(logs.idOf(written.log()), written.log(), amendment);
            // Its text is gone from the rows already, but not from the log yet.
            isErasing = amendment instanceof Entry.Deleted;
        }
        if (isErasing) {
            Erasures.add(connection, position);
        }
        return isErasing;
    }

    private void insert(long position, Event event) throws SQLException {
        byte[] body = codec.encode(event);
        insert.setLong(1, position);
        if (event instanceof Event.EntryWritten written) {
            long log = logs.idOf(written.log());
            long seq = written.entry().seq();
            insert.setLong(2, log);
            insert.setLong(3, seq);
            insert.setLong(5, checksum.ofEntry(position, log, seq, body));
        } else {
            insert.setNull(2, Types.INTEGER);
            insert.setNull(3, Types.INTEGER);
            insert.setLong(5, checksum.ofEvent(position, body));
        }
        insert.setBytes(4, body);
        insert.executeUpdate();
    }

    /** Puts an event in the place of another of the same log and number, which is no shorter. Within a transaction. */
    void replace(long position, Event event) throws SQLException {
        byte[] body = codec.encode(event);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE event SET body = ?, checksum = ? WHERE position = ?")) {
            update.setBytes(1, body);
            update.setLong(
                    2,
                    event instanceof Event.EntryWritten written
                            ? checksum.ofEntry(
                                    position,
                                    logs.idOf(written.log()),
                                    written.entry().seq(),
                                    body)
                            : checksum.ofEvent(position, body));
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    /** Leaves nothing of an event but its position. Within a transaction. */
    void blank(long position) throws SQLException {
        byte[] nothing = {};
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE event SET log = NULL, seq = NULL, body = ?, checksum = ? WHERE position = ?")) {
            update.setBytes(1, nothing);
            update.setLong(2, checksum.ofEvent(position, nothing));
            update.setLong(3, position);
            update.executeUpdate();
        }
        moves.erase(position);
    }

    Logs logs() {
        return logs;
    }

    Users users() {
        return users;
    }

    Moves moves() {
        return moves;
    }

    Amendments amendments() {
        return amendments;
    }

    /** Ends the transaction: it is on the disk when this returns. */
    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void inTransaction(Change change) throws SQLException {
        connection.setAutoCommit(false);
        change.make(connection);
        commit();
    }

    /** Of the last event that is or was in the store: the last ones may be gone, before its base; 0 if there was none. */
    long lastPosition() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT max(coalesce((SELECT max(position) FROM event), 0),"
                        + " coalesce((SELECT max(position) FROM move), 0),"
                        + " CAST((SELECT value FROM meta WHERE key = 'base') AS INTEGER))")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Gives some of the file's free pages back; false if there are none left. */
    boolean shrink() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A row for each page: it goes as far as it is read.
            statement.execute("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
        }
        return Schema.number(connection, "PRAGMA freelist_count") > 0;
    }

    /** Bytes of the file that something is in: what was deleted is free for what comes next. Outside of a transaction. */
    long usedBytes() throws SQLException {
        long pages =
                Schema.number(connection, "PRAGMA page_count") - Schema.number(connection, "PRAGMA freelist_count");
        return pages * Schema.number(connection, "PRAGMA page_size");
    }

    /** Writes something and commits it. */
    void probe() throws SQLException {
        inTransaction(one -> Meta.put(one, Meta.PROBE, System.nanoTime()));
    }

    /**
     * Takes everything from the write-ahead log into the file, with an fsync of both, and cuts the log to nothing.
     *
     * @throws SQLException also if somebody read for so long that it could not be done
     */
    void truncateWal() throws SQLException {
        if (!isWalTruncated()) {
            throw new SQLiteException("Somebody is reading the write-ahead log", SQLiteErrorCode.SQLITE_BUSY);
        }
    }

    /** Likewise between two commits, which do not wait for who reads: false then. */
    boolean tryTruncateWal() throws SQLException {
        busyTimeout(0);
        boolean isTruncated = isWalTruncated();
        busyTimeout(SqliteConnections.BUSY_MS);
        return isTruncated;
    }

    private boolean isWalTruncated() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return !row.next() || row.getInt(1) == 0;
        }
    }

    private void busyTimeout(int ms) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + ms);
        }
    }

    @Override
    public void close() throws SQLException {
        // Not setAutoCommit(true), which would commit.
        connection.close();
    }
}
