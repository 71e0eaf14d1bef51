package dev.parley.server.journal.archive;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.process.CommandNames;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.sqlite.Checksum;
import dev.parley.server.journal.sqlite.EventCodec;
import dev.parley.server.journal.sqlite.LogColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store, on a connection of its own that cannot write. Each read sees what is committed at that moment and holds
 * nothing back when it is done. What is to be erased and still stands there is not seen: entries of a user who is forgotten
 * read as they will, and a direct conversation that has ended is gone. One thread at a time.
 */
final class StoredEvents implements AutoCloseable {

    private static final String COLUMNS =
            "SELECT e.position, e.log, e.seq, e.body, e.checksum, l.kind, l.first, l.second"
                    + " FROM event e LEFT JOIN log l ON l.id = e.log";

    /** Of a row: not an entry. The type stands first, always (see {@link EventCodec}). */
    private static final String DELETES =
            "CAST(substr(e.body, 1, 24) AS TEXT) IN ('{\"type\":\"history_cleared', '{\"type\":\"user_forgotten\"',"
                    + " '{\"type\":\"room_ended\",\"ro')";

    /** The users who are forgotten and of whom something may be left, and the events that say so. */
    private static final String UNERASED =
            "SELECT e.position, e.body FROM erasure r JOIN event e ON e.position = r.position"
                    + " WHERE e.log IS NULL AND CAST(substr(e.body, 1, 24) AS TEXT) = '{\"type\":\"user_forgotten\"'";

    /** Positions passed in one read: it ends soon, and so does what waits for it. */
    private static final int MOST_AT_ONCE = 100_000;

    /** A message mostly stands among the first entries. */
    private static final int SMALL_PAGE = 100;

    private final Connection connection;
    private final PreparedStatement selectUnerased;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();

    /** By user, the position before which nothing of that user is to be seen. */
    private Map<String, Long> unerased = Map.of();

    StoredEvents(Path folder) throws SQLException {
        connection = Databases.reading(folder.resolve(Databases.STORE));
        selectUnerased = connection.prepareStatement(UNERASED);
    }

    /** Takes events as they stand in the store. */
    interface Sink {

        /**
         * @return whether to go on
         */
        boolean take(long position, Event event) throws SQLException, IOException;

        /** A row that cannot be read; the next one follows. */
        void damaged(long position, IOException cause);
    }

    /**
     * Gives entries, and events that say what is deleted ({@link Event.HistoryCleared}, {@link Event.UserForgotten}, {@link
     * Event.RoomEnded}), in order. Passes over the others unread: of cursors that moved there are far more.
     *
     * @param after the first one's position is higher
     * @param upTo the last one's position is at most this
     * @return up to which position all are given, which may be less than asked for
     */
    long forEach(long after, long upTo, Sink sink) throws SQLException, IOException {
        long last = Math.min(upTo, after + MOST_AT_ONCE);
        look();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS
                + " WHERE e.position > ? AND e.position <= ? AND (e.log IS NOT NULL OR " + DELETES
                + ") ORDER BY e.position")) {
            select.setLong(1, after);
            select.setLong(2, last);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long position = rows.getLong(1);
                    Event event;
                    try {
                        event = event(rows);
                        if (event == null) {
                            continue;
                        }
                    } catch (IOException damaged) {
                        sink.damaged(position, damaged);
                        continue;
                    }
                    if (!sink.take(position, event)) {
                        return position;
                    }
                }
            }
        }
        return last;
    }

    /** Position of the newest event there is. */
    long position() throws SQLException {
        Long newest = number("SELECT max(position) FROM event");
        return newest == null ? 0 : newest;
    }

    /** Where a log's entry of a number stands; null if it is not there. */
    @Nullable
    Long positionOf(LogId log, long seq) throws SQLException {
        return number("SELECT position FROM event WHERE log = ? AND seq = ?", id(log), seq);
    }

    /** The entry at a position, as it reads now; null if it is not there any more. */
    Event.@Nullable EntryWritten currentAt(long position) throws SQLException, IOException {
        Event.EntryWritten written = entryAt(position);
        if (written == null || !(written.entry() instanceof Entry.Message message)) {
            return written;
        }
        List<Entry> one = current(id(written.log()), List.of(message));
        return new Event.EntryWritten(written.log(), written.actor(), one.get(0), written.mentioned());
    }

    /** The entry at a position; null if there is none, or no longer: what is erased may leave an empty row of no log. */
    Event.@Nullable EntryWritten entryAt(long position) throws SQLException, IOException {
        look();
        try (PreparedStatement select =
                connection.prepareStatement(COLUMNS + " WHERE e.position = ? AND e.log IS NOT NULL")) {
            select.setLong(1, position);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && event(rows) instanceof Event.EntryWritten written ? written : null;
            }
        }
    }

    /** A log's entries in order of {@code seq}; those that are not there are left out. */
    List<Entry> entries(LogId log, long from, long to) throws SQLException, IOException {
        return entries(log, " WHERE e.log = ? AND e.seq >= ? AND e.seq <= ? ORDER BY e.seq", from, to);
    }

    /** A log's entries behind a number, in order, at most so many. */
    List<Entry> following(LogId log, long after, int limit) throws SQLException, IOException {
        return entries(log, " WHERE e.log = ? AND e.seq > ? ORDER BY e.seq LIMIT ?", after, limit);
    }

    private List<Entry> entries(LogId log, String where, long one, long other) throws SQLException, IOException {
        List<Entry> entries = new ArrayList<>();
        long id = id(log);
        look();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
            select.setLong(1, id);
            select.setLong(2, one);
            select.setLong(3, other);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (event(rows) instanceof Event.EntryWritten written) {
                        entries.add(written.entry());
                    }
                }
            }
        }
        return current(id, entries);
    }

    /** Entries of a log, in order of {@code seq}, as they read now. */
    private List<Entry> current(long log, List<Entry> stored) throws SQLException, IOException {
        if (stored.isEmpty()) {
            return stored;
        }
        Map<Long, List<Entry.Amendment>> amendments = amendments(
                log, stored.get(0).seq(), stored.get(stored.size() - 1).seq());
        if (amendments.isEmpty()) {
            return stored;
        }
        List<Entry> now = new ArrayList<>(stored.size());
        for (Entry entry : stored) {
            Entry reads = entry;
            for (Entry.Amendment amendment : amendments.getOrDefault(entry.seq(), List.of())) {
                reads = reads instanceof Entry.Message message ? message.amended(amendment) : reads;
            }
            now.add(reads);
        }
        return now;
    }

    /** What became of messages, by their numbers, in the order in which it did. */
    private Map<Long, List<Entry.Amendment>> amendments(long log, long from, long to) throws SQLException, IOException {
        Map<Long, List<Entry.Amendment>> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT e.position, e.log, e.seq, e.body, e.checksum,"
                        + " l.kind, l.first, l.second FROM amendment a JOIN event e ON e.log = a.log AND e.seq = a.seq"
                        + " LEFT JOIN log l ON l.id = e.log WHERE a.log = ? AND a.target >= ? AND a.target <= ?"
                        + " ORDER BY a.target, a.seq")) {
            select.setLong(1, log);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (event(rows) instanceof Event.EntryWritten written
                            && written.entry() instanceof Entry.Amendment amendment) {
                        found.computeIfAbsent(amendment.target(), target -> new ArrayList<>())
                                .add(amendment);
                    }
                }
            }
        }
        return found;
    }

    /** The newest entry of a log that was written before a time, by its number; 0 if there is none. */
    long lastBefore(LogId log, Instant time) throws SQLException, IOException {
        long id = id(log);
        long before = 0;
        long low = 1;
        long high = highest(id);
        // Times never step back within a log. Numbers may be missing: the next one that is there answers for them.
        while (low <= high) {
            long middle = low + (high - low) / 2;
            Entry entry = atOrBefore(id, middle, low);
            if (entry == null) {
                low = middle + 1;
            } else if (entry.at().isBefore(time)) {
                before = entry.seq();
                low = middle + 1;
            } else {
                high = entry.seq() - 1;
            }
        }
        return before;
    }

    /**
     * Whether a message is among a log's entries.
     *
     * @param most entries to look at; true if there are more
     */
    boolean mayHaveMessage(LogId log, int most) throws SQLException, IOException {
        long last = 0;
        for (int seen = 0; seen <= most; ) {
            List<Entry> page = following(log, last, SMALL_PAGE);
            if (page.isEmpty()) {
                return false;
            }
            if (page.stream().anyMatch(Entry.Message.class::isInstance)) {
                return true;
            }
            seen += page.size();
            last = page.get(page.size() - 1).seq();
        }
        return true;
    }

    /** The position of a log's first entry behind a number; null if there is none. */
    @Nullable
    Long firstAfter(LogId log, long seq) throws SQLException {
        return number("SELECT position FROM event WHERE log = ? AND seq > ? ORDER BY seq LIMIT 1", id(log), seq);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private @Nullable Entry atOrBefore(long log, long seq, long lowest) throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(
                COLUMNS + " WHERE e.log = ? AND e.seq <= ? AND e.seq >= ? ORDER BY e.seq DESC LIMIT 1")) {
            select.setLong(1, log);
            select.setLong(2, seq);
            select.setLong(3, lowest);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && event(rows) instanceof Event.EntryWritten written ? written.entry() : null;
            }
        }
    }

    private long highest(long log) throws SQLException {
        Long highest = number("SELECT max(seq) FROM event WHERE log = ?", log);
        return highest == null ? 0 : highest;
    }

    /** The number that the store has for a log; one that no log has where it does not know it. */
    private long id(LogId log) throws SQLException {
        LogColumns columns = LogColumns.of(log);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM log WHERE kind = ? AND first = ? AND second = ?")) {
            select.setString(1, columns.kind());
            select.setString(2, columns.first());
            select.setString(3, columns.second());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }

    private @Nullable Long number(String sql, long... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setLong(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                long number = rows.getLong(1);
                return rows.wasNull() ? null : number;
            }
        }
    }

    /** Takes note of what is to be erased, before anything is read that it may be about. */
    private void look() throws SQLException, IOException {
        Map<String, Long> users = new HashMap<>();
        try (ResultSet rows = selectUnerased.executeQuery()) {
            while (rows.next()) {
                if (codec.decode(rows.getBytes(2), null) instanceof Event.UserForgotten forgotten) {
                    users.merge(forgotten.user(), rows.getLong(1), Math::max);
                }
            }
        }
        unerased = users;
    }

    /** Null for an entry that nobody may see any more. */
    private @Nullable Event event(ResultSet row) throws SQLException, IOException {
        long position = row.getLong(1);
        long log = row.getLong(2);
        boolean isEntry = !row.wasNull();
        byte[] body = row.getBytes(4);
        long sum = isEntry ? checksum.ofEntry(position, log, row.getLong(3), body) : checksum.ofEvent(position, body);
        if (sum != row.getLong(5)) {
            throw damaged(position, null);
        }
        try {
            if (!isEntry) {
                return codec.decode(body, null);
            }
            LogId of = log(row);
            return of == null ? null : seen(position, codec.decodeEntry(body, of));
        } catch (IOException unreadable) {
            throw damaged(position, unreadable);
        }
    }

    private Event.EntryWritten seen(long position, Event.EntryWritten written) {
        boolean isOfNobody = isErasedSoon(position, written.actor());
        Entry entry = isOfNobody
                ? Redaction.of(written.entry())
                : Redaction.withoutOthers(written.entry(), name -> isErasedSoon(position, canonical(name)));
        return entry == written.entry()
                ? written
                : new Event.EntryWritten(
                        written.log(), isOfNobody ? Redaction.NOBODY : written.actor(), entry, written.mentioned());
    }

    /** Whether the user was forgotten after this event. */
    private boolean isErasedSoon(long position, String user) {
        return position < unerased.getOrDefault(user, 0L);
    }

    private static String canonical(String user) {
        Name name = Names.user(user);
        return name == null ? user : name.canonical();
    }

    /** Null for one that has ended. */
    private static @Nullable LogId log(ResultSet row) throws SQLException, IOException {
        String kind = row.getString(6);
        if (kind == null) {
            throw new IOException("It belongs to an unknown log");
        }
        String first = row.getString(7);
        if (kind.equals(LogColumns.ROOM)) {
            return new LogId.RoomLog(first);
        }
        return kind.equals(LogColumns.DIRECT) ? new LogId.DirectLog(first, row.getString(8)) : null;
    }

    private static IOException damaged(long position, @Nullable IOException cause) {
        return new IOException(
                "The store is damaged at position " + position
                        + ": its checksum does not match. Stop the server and run: " + CommandNames.server()
                        + " verify",
                cause);
    }
}
