package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.LogId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that logs have in the store. They are remembered for the connection's life: whatever is rolled back ends that.
 */
final class Logs {

    static final String ROOM = "room";
    static final String DIRECT = "direct";

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

    private @Nullable Long find(LogId log) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM log WHERE kind = ? AND first = ? AND second = ?")) {
            select.setString(1, kind(log));
            select.setString(2, first(log));
            select.setString(3, second(log));
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
            insert.setString(2, kind(log));
            insert.setString(3, first(log));
            insert.setString(4, second(log));
            insert.setLong(5, checksum.ofLog(id, kind(log), first(log), second(log)));
            insert.executeUpdate();
        }
        return id;
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
            throw new DamagedStoreException("the name of the log " + id + " is not what was written");
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
                return switch (row.getString(1)) {
                    case ROOM -> new LogId.RoomLog(row.getString(2));
                    case DIRECT -> new LogId.DirectLog(row.getString(2), row.getString(3));
                    default -> null;
                };
            }
        }
    }

    private static String kind(LogId log) {
        return log instanceof LogId.RoomLog ? ROOM : DIRECT;
    }

    private static String first(LogId log) {
        return log instanceof LogId.RoomLog room ? room.name() : ((LogId.DirectLog) log).first();
    }

    private static String second(LogId log) {
        return log instanceof LogId.DirectLog direct ? direct.second() : "";
    }
}
