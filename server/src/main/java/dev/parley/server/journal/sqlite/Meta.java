package dev.parley.server.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The facts about the store itself, by key. */
final class Meta {

    static final String EPOCH = "epoch";

    /** Events up to this position may be gone or made unreadable, since they had to be forgotten; 0 for a whole store. */
    static final String BASE = "base";

    /** Written and written again to see whether the disk takes anything. */
    static final String PROBE = "probe";

    private Meta() {}

    static @Nullable String get(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static long base(Connection connection) throws SQLException, DamagedStoreException {
        String base = get(connection, BASE);
        try {
            return Long.parseLong(base == null ? "" : base);
        } catch (NumberFormatException none) {
            throw new DamagedStoreException("it does not say from where on it is whole", none);
        }
    }

    static void put(Connection connection, String key, long value) throws SQLException {
        put(connection, key, Long.toString(value));
    }

    static void put(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }
}
