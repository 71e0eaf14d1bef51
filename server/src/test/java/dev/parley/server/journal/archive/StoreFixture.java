package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.sqlite.Checksum;
import dev.parley.server.journal.sqlite.EventCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store as the journal leaves it, filled row by row. What is written can be read at {@link #commit}. One thread. */
final class StoreFixture implements AutoCloseable {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Connection connection;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();
    private final Map<LogId, Long> ids = new HashMap<>();
    private final Map<LogId, Long> lastSeq = new HashMap<>();
    private final PreparedStatement insert;
    private long position;

    StoreFixture(Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("CREATE TABLE IF NOT EXISTS log(id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
                    + " first TEXT NOT NULL, second TEXT NOT NULL, UNIQUE(kind, first, second))");
            statement.execute("CREATE TABLE IF NOT EXISTS event(position INTEGER PRIMARY KEY, log INTEGER,"
                    + " seq INTEGER, body BLOB NOT NULL, checksum INTEGER NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS amendment(log INTEGER NOT NULL, target INTEGER NOT NULL,"
                    + " kind INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(log, target, kind, seq))");
            statement.execute("CREATE TABLE IF NOT EXISTS erasure(position INTEGER PRIMARY KEY)");
            statement.execute("CREATE UNIQUE INDEX IF NOT EXISTS entry ON event(log, seq) WHERE log IS NOT NULL");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO event VALUES(?, ?, ?, ?, ?)");
    }

    long position() {
        return position;
    }

    long lastSeq(LogId log) {
        return lastSeq.getOrDefault(log, 0L);
    }

    /** Writes a message without a key, a second after the last position's. */
    long message(LogId log, String user, String text) throws SQLException {
        return message(log, user, text, null);
    }

    long message(LogId log, String user, String text, @Nullable String cid) throws SQLException {
        String room = log instanceof LogId.RoomLog in ? in.name() : "@";
        Entry entry = new Entry.Message(
                room, lastSeq(log) + 1, BEGINNING.plusSeconds(position + 1), user, text, cid, null, null);
        return entry(log, user, entry);
    }

    long entry(LogId log, String actor, Entry entry) throws SQLException {
        lastSeq.put(log, entry.seq());
        long id = id(log);
        byte[] body = codec.encode(new Event.EntryWritten(log, actor, entry, List.of()));
        position++;
        insert.setLong(1, position);
        insert.setLong(2, id);
        insert.setLong(3, entry.seq());
        insert.setBytes(4, body);
        insert.setLong(5, checksum.ofEntry(position, id, entry.seq(), body));
        insert.executeUpdate();
        return position;
    }

    /** Writes what is no entry. */
    long event(Event event) throws SQLException {
        byte[] body = codec.encode(event);
        position++;
        insert.setLong(1, position);
        insert.setNull(2, java.sql.Types.INTEGER);
        insert.setNull(3, java.sql.Types.INTEGER);
        insert.setBytes(4, body);
        insert.setLong(5, checksum.ofEvent(position, body));
        insert.executeUpdate();
        return position;
    }

    /** As the journal does with a row of somebody who is forgotten. */
    void redact(long at) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT log, seq FROM event WHERE position = " + at);
                ResultSet row = select.executeQuery()) {
            row.next();
            long id = row.getLong(1);
            long seq = row.getLong(2);
            LogId log = ids.entrySet().stream()
                    .filter(known -> known.getValue() == id)
                    .findAny()
                    .orElseThrow()
                    .getKey();
            Entry entry = new Entry.Message("tea", seq, BEGINNING.plusSeconds(at), "(forgotten)", "", null, null, null);
            byte[] body = codec.encode(new Event.EntryWritten(log, "(forgotten)", entry, List.of()));
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE event SET body = ?, checksum = ? WHERE position = ?")) {
                update.setBytes(1, body);
                update.setLong(2, checksum.ofEntry(at, id, seq, body));
                update.setLong(3, at);
                update.executeUpdate();
            }
        }
    }

    /** As the journal does with a row that has to go for good. */
    void blank(long at) throws SQLException {
        execute("UPDATE event SET log = NULL, seq = NULL, body = x'', checksum = 0 WHERE position = " + at);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long id(LogId log) throws SQLException {
        Long known = ids.get(log);
        if (known != null) {
            return known;
        }
        boolean direct = log instanceof LogId.DirectLog;
        long id = ids.size() + 1L;
        try (PreparedStatement add = connection.prepareStatement("INSERT INTO log VALUES(?, ?, ?, ?)")) {
            add.setLong(1, id);
            add.setString(2, direct ? "direct" : "room");
            add.setString(3, log instanceof LogId.DirectLog of ? of.first() : ((LogId.RoomLog) log).name());
            add.setString(4, log instanceof LogId.DirectLog of ? of.second() : "");
            add.executeUpdate();
        }
        ids.put(log, id);
        return id;
    }

    /** What was written is there from now on. */
    long commit() throws SQLException {
        connection.commit();
        return position;
    }

    @Override
    public void close() throws SQLException {
        connection.commit();
        connection.close();
    }
}
