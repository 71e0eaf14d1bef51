package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries say how a message reads now: of edits the last one, its deletion, the reactions that stand. So a page of
 * history is read without what was written behind it, and what a message read before can be erased at once: it is taken from
 * its row, and from that of an earlier edit, in the transaction that stores the next. Rows only get shorter ({@link Blanks}
 * says why). Within a transaction of the writer's connection.
 */
final class Amendments {

    private static final int EDITED = 1;
    private static final int DELETED = 2;
    private static final int REACTED = 3;

    private final Connection connection;
    private final EventCodec codec = new EventCodec();
    private final Checksum checksum = new Checksum();

    Amendments(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes note of what was stored.
     *
     * @param log the number of its log
     */
    void add(long log, LogId id, Entry.Amendment amendment) throws SQLException {
        long target = amendment.target();
        if (amendment instanceof Entry.Reacted reacted) {
            if (reacted.undoes() != null) {
                delete(log, target, REACTED, reacted.undoes());
            } else {
                insert(log, target, REACTED, reacted.seq());
            }
            return;
        }
        for (long earlier : seqs(log, target, EDITED)) {
            eraseText(log, id, earlier);
            delete(log, target, EDITED, earlier);
        }
        eraseText(log, id, target);
        if (amendment instanceof Entry.Deleted) {
            clear("DELETE FROM amendment WHERE log = ? AND target = ?", log, target);
            insert(log, target, DELETED, amendment.seq());
        } else {
            insert(log, target, EDITED, amendment.seq());
        }
    }

    /** Forgets what became of the log's messages up to this one, as far as they are gone. */
    void clear(long log, long upTo) throws SQLException {
        clear(
                "DELETE FROM amendment WHERE log = ? AND target <= ? AND NOT EXISTS (SELECT 1 FROM event e"
                        + " WHERE e.log = amendment.log AND e.seq = amendment.target)",
                log,
                upTo);
    }

    private void eraseText(long log, LogId id, long seq) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT position, body FROM event WHERE log = ? AND seq = ?")) {
            select.setLong(1, log);
            select.setLong(2, seq);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    eraseText(row.getLong(1), log, id, seq, row.getBytes(2));
                }
            }
        }
    }

    private void eraseText(long position, long log, LogId id, long seq, byte[] body) throws SQLException {
        Event.EntryWritten written;
        try {
            written = codec.decodeEntry(body, id);
        } catch (DamagedEventException unreadable) {
            // Left for whoever verifies the store; nobody is shown it either.
            return;
        }
        Entry erased = withoutText(written.entry());
        if (erased == null) {
            return;
        }
        byte[] shorter =
                codec.encode(new Event.EntryWritten(written.log(), written.actor(), erased, written.mentioned()));
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE event SET body = ?, checksum = ? WHERE position = ?")) {
            update.setBytes(1, shorter);
            update.setLong(2, checksum.ofEntry(position, log, seq, shorter));
            update.setLong(3, position);
            update.executeUpdate();
        }
    }

    private static @Nullable Entry withoutText(Entry entry) {
        if (entry instanceof Entry.Message said) {
            return new Entry.Message(
                    said.room(), said.seq(), said.at(), said.from(), "", said.cid(), said.style(), said.replyTo());
        }
        return entry instanceof Entry.Edited edited ? edited.withoutText() : null;
    }

    private List<Long> seqs(long log, long target, int kind) throws SQLException {
        List<Long> seqs = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT seq FROM amendment WHERE log = ? AND target = ? AND kind = ?")) {
            select.setLong(1, log);
            select.setLong(2, target);
            select.setInt(3, kind);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seqs.add(row.getLong(1));
                }
            }
        }
        return seqs;
    }

    private void insert(long log, long target, int kind, long seq) throws SQLException {
        row("INSERT OR IGNORE INTO amendment(log, target, kind, seq) VALUES (?, ?, ?, ?)", log, target, kind, seq);
    }

    private void delete(long log, long target, int kind, long seq) throws SQLException {
        row("DELETE FROM amendment WHERE log = ? AND target = ? AND kind = ? AND seq = ?", log, target, kind, seq);
    }

    private void row(String sql, long log, long target, int kind, long seq) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setLong(1, log);
            change.setLong(2, target);
            change.setInt(3, kind);
            change.setLong(4, seq);
            change.executeUpdate();
        }
    }

    private void clear(String sql, long log, long target) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, log);
            delete.setLong(2, target);
            delete.executeUpdate();
        }
    }
}
