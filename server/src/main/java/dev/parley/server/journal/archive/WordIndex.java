package dev.parley.server.journal.archive;

import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.text.Terms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which messages have which terms: an FTS5 table for each million positions of the journal, a volume. A search goes
 * from the newest volume back and mostly ends in the first; a volume that messages are taken out of is rewritten alone. The
 * tables hold no text (contentless), their terms are made by {@link Terms}. One thread, one connection.
 */
final class WordIndex implements AutoCloseable {

    /** Positions of a volume share all but these last bits. */
    private static final int VOLUME_BITS = 20;

    private final Connection connection;
    private final Map<Long, PreparedStatement> inserts = new HashMap<>();

    WordIndex(Connection connection) {
        this.connection = connection;
    }

    static String table() {
        return "CREATE TABLE volume(number INTEGER PRIMARY KEY, purge INTEGER NOT NULL DEFAULT 0)";
    }

    /** The first position of a volume. */
    static long start(long volume) {
        return volume << VOLUME_BITS;
    }

    /** Adds a message. */
    void add(long position, LogId log, String author, String text) throws SQLException {
        StringBuilder terms = new StringBuilder(text.length() + 64);
        Tags.of(log, author).forEach(tag -> terms.append(tag).append(' '));
        Terms.of(text).forEach(term -> terms.append(term).append(' '));
        PreparedStatement insert = insert(position >>> VOLUME_BITS);
        insert.setLong(1, position);
        insert.setString(2, terms.toString());
        insert.executeUpdate();
    }

    /** Adds a message that has another text now. Its old terms are in the file until the volume is {@link #purge}d. */
    void replace(long position, LogId log, String author, String text) throws SQLException {
        remove(position);
        add(position, log, author, text);
    }

    /** Takes one message out, if it is there. */
    void remove(long position) throws SQLException {
        if (volumes(position).contains(position >>> VOLUME_BITS)) {
            remove(List.of(position));
        }
    }

    /** The volumes there are, newest first, beginning with the one that holds a position or else the next older one. */
    List<Long> volumes(long upTo) throws SQLException {
        return volumes("SELECT number FROM volume WHERE number <= ? ORDER BY number DESC", upTo >>> VOLUME_BITS);
    }

    /**
     * Positions of a volume, newest first.
     *
     * @param isWhole whether these are all there are, or as many as were wanted: false if a {@link TimeLimit} ended it
     */
    record Finds(List<Long> positions, boolean isWhole) {}

    /** Positions of a volume that match. */
    Finds look(long volume, String match, long before, int most) throws SQLException {
        List<Long> found = new ArrayList<>();
        try {
            find(volume, match, before, most, found);
            return new Finds(found, true);
        } catch (SQLException failure) {
            if (Databases.isStopped(failure)) {
                return new Finds(found, false);
            }
            throw failure;
        }
    }

    /** Positions of a volume that match, newest first. */
    List<Long> find(long volume, String match, long before, int most) throws SQLException {
        List<Long> found = new ArrayList<>();
        find(volume, match, before, most, found);
        return found;
    }

    private void find(long volume, String match, long before, int most, List<Long> found) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT rowid FROM " + name(volume) + " WHERE "
                + name(volume) + " MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?")) {
            select.setString(1, match);
            select.setLong(2, before);
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
    }

    /**
     * Takes messages out, so that they are no longer found. Their terms are in the file until the volume is {@link #purge}d.
     *
     * @return how many; fewer than {@code most} if there are no more
     */
    int remove(String match, long before, int most) throws SQLException {
        int removed = 0;
        for (long volume : volumes(before)) {
            List<Long> found = find(volume, match, before, most - removed);
            remove(found);
            removed += found.size();
            if (removed == most) {
                break;
            }
        }
        return removed;
    }

    /** Of one volume. */
    private void remove(List<Long> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        long volume = positions.get(0) >>> VOLUME_BITS;
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + name(volume) + " WHERE rowid = ?")) {
            for (long position : positions) {
                delete.setLong(1, position);
                delete.executeUpdate();
            }
        }
        execute("UPDATE volume SET purge = 1 WHERE number = " + volume);
    }

    /** Volumes that messages were taken out of since they were purged. */
    List<Long> toPurge() throws SQLException {
        return volumes("SELECT number FROM volume WHERE purge = 1 AND number >= ?", 0);
    }

    /**
     * Rewrites a part of a volume without the terms of what was taken out of it.
     *
     * @param first whether this is the first of the steps, which goes on until there is no more to do
     * @param pages about how much to write
     * @return whether there is more to do
     */
    boolean purge(long volume, boolean first, int pages) throws SQLException {
        long changes = totalChanges();
        // A negative number begins anew, with all there is; the next ones go on with that (FTS5, 'merge').
        try (PreparedStatement merge = connection.prepareStatement(
                "INSERT INTO " + name(volume) + "(" + name(volume) + ", rank) VALUES('merge', ?)")) {
            merge.setInt(1, first ? -pages : pages);
            merge.executeUpdate();
        }
        if (totalChanges() - changes >= 2) {
            return true;
        }
        execute("UPDATE volume SET purge = 0 WHERE number = " + volume);
        return false;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
        inserts.clear();
    }

    private PreparedStatement insert(long volume) throws SQLException {
        PreparedStatement insert = inserts.get(volume);
        if (insert == null) {
            close();
            create(volume);
            insert = connection.prepareStatement("INSERT INTO " + name(volume) + "(rowid, terms) VALUES(?, ?)");
            inserts.put(volume, insert);
        }
        return insert;
    }

    private void create(long volume) throws SQLException {
        execute("CREATE VIRTUAL TABLE IF NOT EXISTS " + name(volume) + " USING fts5(terms, content='',"
                + " contentless_delete=1, tokenize=\"ascii tokenchars '_'\", prefix='2 3')");
        execute("INSERT OR IGNORE INTO volume(number) VALUES(" + volume + ")");
    }

    private List<Long> volumes(String select, long bound) throws SQLException {
        List<Long> volumes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setLong(1, bound);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    volumes.add(rows.getLong(1));
                }
            }
        }
        return volumes;
    }

    private long totalChanges() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT total_changes()")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String name(long volume) {
        return "words" + volume;
    }
}
