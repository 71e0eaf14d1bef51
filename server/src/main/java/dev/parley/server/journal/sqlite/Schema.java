package dev.parley.server.journal.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * The store's tables, as the steps that lead from each version to the next. A step that was released is never changed: stores
 * made by it exist.
 */
final class Schema {

    /** In the file's header: "Prly". */
    private static final int APPLICATION_ID = 0x50726c79;

    private static final List<List<String>> STEPS = List.of(
            // 1
            List.of(
                    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE TABLE log(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, first TEXT NOT NULL,"
                            + " second TEXT NOT NULL, checksum INTEGER NOT NULL, UNIQUE(kind, first, second))",
                    "CREATE TABLE event(position INTEGER PRIMARY KEY, log INTEGER, seq INTEGER, body BLOB NOT NULL,"
                            + " checksum INTEGER NOT NULL)",
                    "CREATE UNIQUE INDEX entry ON event(log, seq) WHERE log IS NOT NULL"),
            // 2: snapshots, and which events still have to be carried out on what is stored before them
            List.of(
                    "CREATE TABLE snapshot(position INTEGER PRIMARY KEY, parts INTEGER NOT NULL,"
                            + " checksum INTEGER NOT NULL)",
                    "CREATE TABLE snapshot_part(position INTEGER NOT NULL, part INTEGER NOT NULL, body BLOB NOT NULL,"
                            + " checksum INTEGER NOT NULL, PRIMARY KEY(position, part)) WITHOUT ROWID",
                    "CREATE TABLE erasure(position INTEGER PRIMARY KEY)",
                    "INSERT INTO erasure SELECT position FROM event WHERE log IS NULL"
                            + " AND (CAST(body AS TEXT) LIKE '{\"type\":\"history_cleared\"%'"
                            + " OR CAST(body AS TEXT) LIKE '{\"type\":\"user_forgotten\"%')"),
            // 3: what became of messages
            List.of("CREATE TABLE amendment(log INTEGER NOT NULL, target INTEGER NOT NULL, kind INTEGER NOT NULL,"
                    + " seq INTEGER NOT NULL, PRIMARY KEY(log, target, kind, seq)) WITHOUT ROWID"),
            // 4: rooms may end, and tokens say when they were used; an earlier version would take these events for
            // damage
            List.of(),
            // 5: read positions have a table of their own, which is compacted (Moves); those that stand in event stay
            // there
            List.of(
                    "CREATE TABLE user(id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
                    "CREATE TABLE move(position INTEGER PRIMARY KEY, log INTEGER NOT NULL, user INTEGER NOT NULL,"
                            + " cursor INTEGER NOT NULL, seq INTEGER NOT NULL, unread INTEGER, checksum INTEGER NOT NULL)",
                    "CREATE TABLE superseded(last INTEGER PRIMARY KEY, first INTEGER NOT NULL,"
                            + " checksum INTEGER NOT NULL)"));

    /** The first version that has the tables of read positions. */
    private static final int WITH_MOVES = 5;

    static final int VERSION = STEPS.size();

    private Schema() {}

    /** Brings a store to this version; a new file becomes an empty store. */
    static void migrate(Connection connection) throws SQLException, StoreVersionException {
        int version = check(connection);
        if (version == VERSION) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int step = version; step < VERSION; step++) {
                for (String sql : STEPS.get(step)) {
                    statement.execute(sql);
                }
            }
            if (version == 0) {
                Meta.put(connection, Meta.EPOCH, UUID.randomUUID().toString());
                Meta.put(connection, Meta.BASE, 0);
                statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            }
            statement.execute("PRAGMA user_version = " + VERSION);
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Sees that the file is one that this version can read; returns its version, 0 for a new file. */
    static int check(Connection connection) throws SQLException, StoreVersionException {
        int version = (int) number(connection, "PRAGMA user_version");
        boolean isNew = version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && !isStore(connection)) {
            throw new StoreVersionException("parley.db belongs to another program. Nothing was changed.");
        }
        if (version > VERSION) {
            throw new StoreVersionException("A newer Parley wrote the store: its version is " + version
                    + ", and this Parley reads versions up to " + VERSION
                    + ". Nothing was changed. Run the newer Parley, or restore an older backup.");
        }
        return version;
    }

    /** Whether a store has the tables of read positions: one of an older version is also read before it is migrated. */
    static boolean hasMoves(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version") >= WITH_MOVES;
    }

    /** Whether the file is a store, of whatever version. */
    static boolean isStore(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id") == APPLICATION_ID;
    }

    /** The one number that a query gives. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
