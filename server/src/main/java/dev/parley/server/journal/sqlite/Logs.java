package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.LogId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that logs have in the store. They are remembered for the connection's life: whatever is rolled back ends that.
 */
final class Logs {

    /**
     * In front of the position of the event by which a direct conversation ended: its name is free for another, which has
     * nothing to do with it.
     */
    private static final String ENDED = "direct@";

    /** What is left of a log whose entries are gone; its number is not given to another. */
    private static final String GONE = "gone@";

    private final Connection connection;
    private final Checksum checksum = new Checksum();
    private final Map<LogId, Long> ids = new HashMap<>();
    private final Map<Long, LogId> logs = new HashMap<>();

    Logs(Connection connection) {
        this.connection = connection;
    }

    /** The log's number; a new log is given one, within the transaction. */
    long idOf(LogId log) throws SQLException {
        Long known = ids.get(log);
        if (known != null) {
            return known;
        }
        Long stored = find(log);
        long id = stored == null ? insert(log) : stored;
        ids.put(log, id);
        return id;
    }

    @Nullable
    Long find(LogId log) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM log WHERE kind = ? AND first = ? AND second = ?")) {
            LogColumns columns = LogColumns.of(log);
            select.setString(1, columns.kind());
            select.setString(2, columns.first());
            select.setString(3, columns.second());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private long insert(LogId log) throws SQLException {
        long id;
        try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(id), 0) + 1 FROM log");
                ResultSet row = select.executeQuery()) {
            row.next();
            id = row.getLong(1);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log(id, kind, first, second, checksum) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, id);
            LogColumns columns = LogColumns.of(log);
            insert.setString(2, columns.kind());
            insert.setString(3, columns.first());
            insert.setString(4, columns.second());
            insert.setLong(5, checksum.ofLog(id, columns.kind(), columns.first(), columns.second()));
            insert.executeUpdate();
        }
        return id;
    }

    /** A user is forgotten: the direct conversations that there were with this user have ended. */
    void end(String user, long position) throws SQLException {
        for (LogId.DirectLog direct : directsOf(user)) {
            Long id = find(direct);
            if (id != null) {
                rename(id, ENDED + position, direct.first(), direct.second());
                ids.remove(direct);
            }
        }
    }

    private List<LogId.DirectLog> directsOf(String user) throws SQLException {
        List<LogId.DirectLog> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first, second FROM log WHERE kind = ? AND (first = ? OR second = ?)")) {
            select.setString(1, LogColumns.DIRECT);
            select.setString(2, user);
            select.setString(3, user);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new LogId.DirectLog(row.getString(1), row.getString(2)));
                }
            }
        }
        return all;
    }

    /** The numbers of the direct conversations that ended by an event. */
    List<Long> endedBy(long position) throws SQLException {
        List<Long> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM log WHERE kind = ?")) {
            select.setString(1, ENDED + position);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(row.getLong(1));
                }
            }
        }
        return all;
    }

    /** Takes the names from a log that has no entries any more. */
    void empty(long id) throws SQLException {
        rename(id, GONE + id, "", "");
    }

    private void rename(long id, String kind, String first, String second) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE log SET kind = ?, first = ?, second = ?, checksum = ? WHERE id = ?")) {
            update.setString(1, kind);
            update.setString(2, first);
            update.setString(3, second);
            update.setLong(4, checksum.ofLog(id, kind, first, second));
            update.setLong(5, id);
            update.executeUpdate();
        }
    }

    /**
     * The log of a number.
     *
     * @throws DamagedStoreException if there is none, or it is not what was stored
     */
    LogId of(long id) throws SQLException, DamagedStoreException {
        LogId known = logs.get(id);
        if (known != null) {
            return known;
        }
        LogId stored = read(id);
        if (stored == null) {
            throw new DamagedStoreException("the name of the log " + id + " does not match its checksum");
        }
        logs.put(id, stored);
        return stored;
    }

    private @Nullable LogId read(long id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT kind, first, second, checksum FROM log WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()
                        || checksum.ofLog(id, row.getString(1), row.getString(2), row.getString(3)) != row.getLong(4)) {
                    return null;
                }
                String kind = row.getString(1);
                if (kind.equals(LogColumns.ROOM)) {
                    return new LogId.RoomLog(row.getString(2));
                }
                return kind.equals(LogColumns.DIRECT) || kind.startsWith(ENDED)
                        ? new LogId.DirectLog(row.getString(2), row.getString(3))
                        : null;
            }
        }
    }
}
