package dev.parley.server.journal.sqlite;

import dev.parley.server.journal.KnownTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The facts about the store itself, by key. */
final class Meta {

    static final String EPOCH = "epoch";

    /** Events up to this position may be gone or made unreadable, since they had to be forgotten; 0 for a whole store. */
    static final String BASE = "base";

    /** Written and written again to see whether the disk takes anything. */
    static final String PROBE = "probe";

    /** The last time that was certain, in milliseconds since 1970, and for how long the clock was doubted since. */
    private static final String KNOWN_TIME = "known_time";

    private static final String DOUBTED = "clock_doubted";

    private Meta() {}

    static @Nullable KnownTime knownTime(Connection connection) throws SQLException, DamagedStoreException {
        Long at = number(connection, KNOWN_TIME);
        Long doubted = number(connection, DOUBTED);
        return at == null
                ? null
                : new KnownTime(Instant.ofEpochMilli(at), Duration.ofMillis(doubted == null ? 0 : doubted));
    }

    static void put(Connection connection, KnownTime time) throws SQLException {
        put(connection, KNOWN_TIME, time.at().toEpochMilli());
        put(connection, DOUBTED, time.doubted().toMillis());
    }

    private static @Nullable Long number(Connection connection, String key) throws SQLException, DamagedStoreException {
        String value = get(connection, key);
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException none) {
            throw new DamagedStoreException("its " + key + " is no number", none);
        }
    }

    static @Nullable String get(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static long base(Connection connection) throws SQLException, DamagedStoreException {
        Long base = number(connection, BASE);
        if (base == null) {
            throw new DamagedStoreException("its starting position is missing");
        }
        return base;
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
