package dev.parley.server.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events have still to be carried out on what is stored before them, by position. Written with the event itself, so
 * that a crash forgets none, and deleted when nothing is left to erase.
 */
final class Erasures {

    private Erasures() {}

    static void add(Connection connection, long position) throws SQLException {
        change(connection, "INSERT INTO erasure(position) VALUES (?)", position);
    }

    static void remove(Connection connection, long position) throws SQLException {
        change(connection, "DELETE FROM erasure WHERE position = ?", position);
    }

    private static void change(Connection connection, String sql, long position) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setLong(1, position);
            change.executeUpdate();
        }
    }

    /** In order. */
    static List<Long> due(Connection connection) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT position FROM erasure ORDER BY position")) {
            while (row.next()) {
                positions.add(row.getLong(1));
            }
        }
        return positions;
    }
}
