package dev.parley.server.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that users have in the table of read positions. A number is the position of an event, so each account of a name
 * has its own. Rows are added at the end and made shorter in place, and there is no index: so no copy of a name is left behind
 * ({@link Blanks} says how that would happen).
 *
 * <p>They are remembered for the connection's life, about 150 bytes for each account: whatever is rolled back ends that. One
 * thread.
 */
final class Users {

    private final Connection connection;

    /** By name; null until the first is asked for. */
    private @Nullable Map<String, Long> ids;

    private final Map<Long, String> names = new HashMap<>();

    Users(Connection connection) {
        this.connection = connection;
    }

    /**
     * The user's number; who has none is given one, within the transaction.
     *
     * @param position of the event that asks
     */
    long idOf(String name, long position) throws SQLException {
        Long known = all().get(name);
        return known == null ? insert(name, position) : known;
    }

    /** An account begins: nothing of another that had the name is this one's. Within a transaction. */
    void begin(String name, long position) throws SQLException {
        if (all().containsKey(name)) {
            insert(name, position);
        }
    }

    private long insert(String name, long position) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO user(id, name) VALUES (?, ?)")) {
            insert.setLong(1, position);
            insert.setString(2, name);
            insert.executeUpdate();
        }
        all().put(name, position);
        return position;
    }

    private Map<String, Long> all() throws SQLException {
        Map<String, Long> known = ids;
        if (known != null) {
            return known;
        }
        Map<String, Long> read = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id, name FROM user WHERE name <> '' ORDER BY id")) {
            while (row.next()) {
                read.put(row.getString(2), row.getLong(1));
            }
        }
        ids = read;
        return read;
    }

    /** Takes the name from the numbers of a user who was forgotten by an event, and whose moves are gone. Within a transaction. */
    void empty(String name, long forgottenAt) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE user SET name = '' WHERE name = ? AND id < ?")) {
            update.setString(1, name);
            update.setLong(2, forgottenAt);
            update.executeUpdate();
        }
        ids = null;
    }

    /** The name of a number; null if there is none. */
    @Nullable
    String of(long id) throws SQLException {
        String known = names.get(id);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT name FROM user WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                String name = row.next() ? row.getString(1) : null;
                if (name != null) {
                    names.put(id, name);
                }
                return name;
            }
        }
    }
}
