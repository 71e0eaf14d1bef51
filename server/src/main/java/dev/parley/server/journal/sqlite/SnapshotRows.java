package dev.parley.server.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows that snapshots consist of, changed within a transaction. */
final class SnapshotRows {

    private static final int KEPT = 2;

    /** Of parts that do not count any more, so many and so many bytes are deleted at once. */
    private static final int DELETED_AT_ONCE = 1_000;

    private static final long BYTES_DELETED_AT_ONCE = 4L * Parts.BYTES;

    private static final String ORPHANS = " FROM snapshot_part WHERE position NOT IN (SELECT position FROM snapshot)";

    private SnapshotRows() {}

    static void insert(Connection connection, long position, long part, byte[] body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO snapshot_part(position, part, body, checksum) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, position);
            insert.setLong(2, part);
            insert.setBytes(3, body);
            insert.setLong(4, new Checksum().ofPart(position, part, body));
            insert.executeUpdate();
        }
    }

    static void delete(Connection connection, long position) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot_part WHERE position = ?")) {
            delete.setLong(1, position);
            delete.executeUpdate();
        }
    }

    /** From here on it counts, and older ones do not. */
    static void complete(Connection connection, long position, long parts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT OR REPLACE INTO snapshot(position, parts, checksum) VALUES (?, ?, ?)");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot WHERE position NOT IN"
                        + " (SELECT position FROM snapshot ORDER BY position DESC LIMIT " + KEPT + ")")) {
            insert.setLong(1, position);
            insert.setLong(2, parts);
            insert.setLong(3, new Checksum().ofPart(position, parts, new byte[0]));
            insert.executeUpdate();
            delete.executeUpdate();
        }
    }

    /** Whether there are parts of snapshots that do not count, or do not any more. */
    static boolean hasOrphans(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1" + ORPHANS + " LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    /** Deletes some of them. */
    static void deleteOrphans(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT position, part, length(body)" + ORPHANS + " LIMIT " + DELETED_AT_ONCE);
                ResultSet row = select.executeQuery();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM snapshot_part WHERE position = ? AND part = ?")) {
            long bytes = 0;
            while (bytes < BYTES_DELETED_AT_ONCE && row.next()) {
                delete.setLong(1, row.getLong(1));
                delete.setLong(2, row.getLong(2));
                delete.addBatch();
                bytes += row.getLong(3);
            }
            delete.executeBatch();
        }
    }
}
