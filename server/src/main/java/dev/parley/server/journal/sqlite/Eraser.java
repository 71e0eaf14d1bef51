package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes for real what has to go, in small transactions between commits. First there must be a good snapshot that does not
 * need what is deleted; then, in one transaction, the store says from where on it is whole, and older snapshots are dropped;
 * then rows are blanked where they stand ({@link Blanks} says why they are not deleted). What a crash interrupts is done
 * again, which changes nothing that was done.
 */
final class Eraser {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    private static final int ROWS_AT_ONCE = 500;
    private static final int ATTEMPTS_TO_TRUNCATE = 20;
    private static final int BEFORE_ANOTHER_ATTEMPT_MS = 100;

    private final Chores chores;
    private final SnapshotMaker snapshots;

    Eraser(Chores chores, SnapshotMaker snapshots) {
        this.chores = chores;
        this.snapshots = snapshots;
    }

    /**
     * Carries out what is due.
     *
     * @param committed position of the last event in the store
     */
    void run(Connection connection, long committed) throws SQLException, IOException, InterruptedException {
        List<Long> due = Erasures.due(connection).stream()
                .filter(position -> position <= committed)
                .toList();
        if (due.isEmpty()) {
            return;
        }
        long base = baseFor(connection, due);
        if (new Snapshots(connection).complete().stream().noneMatch(position -> position >= base)) {
            snapshots.make(connection, committed);
        }
        chores.run(store -> store.inTransaction(one -> raise(one, base)));
        boolean areRowsGone = false;
        Map<String, Long> ended = new HashMap<>();
        for (long position : due) {
            Event event = event(connection, position);
            // Of a message that was deleted nothing is left but what the write-ahead log has.
            areRowsGone |= !(event instanceof Event.EntryWritten);
            if (event instanceof Event.HistoryCleared cleared) {
                clear(connection, position, cleared);
            } else if (event instanceof Event.UserForgotten forgotten) {
                forget(connection, position, forgotten.user());
            } else if (event instanceof Event.RoomEnded room) {
                ended.put(room.room(), position);
            }
        }
        end(connection, ended);
        if (areRowsGone) {
            snapshots.sweep(connection);
            new Blanks(connection, chores).deleteUpTo(base);
        }
        shrink();
        chores.run(store -> store.inTransaction(one -> {
            for (long position : due) {
                Erasures.remove(one, position);
            }
        }));
        LOG.info("Erased deleted messages up to event {}", due.get(due.size() - 1));
    }

    /** The position up to which events will be gone or changed. */
    private static long baseFor(Connection connection, List<Long> due) throws SQLException, DamagedStoreException {
        long base = Meta.base(connection);
        for (long position : due) {
            Event event = event(connection, position);
            if (event instanceof Event.HistoryCleared cleared) {
                Long log = new Logs(connection).find(cleared.log());
                base = Math.max(base, log == null ? 0 : newest(connection, log, cleared.upTo(), position));
            } else if (event instanceof Event.UserForgotten || event instanceof Event.RoomEnded) {
                base = Math.max(base, position);
            }
        }
        return base;
    }

    private static @Nullable Event event(Connection connection, long position)
            throws SQLException, DamagedStoreException {
        List<Event> found = new ArrayList<>(1);
        new EventRows(connection).readWhatIsLeft(position - 1, position, (at, event) -> found.add(event));
        return found.isEmpty() ? null : found.get(0);
    }

    /** Position of the last entry up to a number that was there before an event: another conversation may have taken the name since. */
    private static long newest(Connection connection, long log, long upTo, long before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT position FROM event WHERE log = ? AND seq <= ? AND position < ? ORDER BY seq DESC LIMIT 1")) {
            select.setLong(1, log);
            select.setLong(2, upTo);
            select.setLong(3, before);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void raise(Connection connection, long base) throws SQLException {
        Meta.put(connection, Meta.BASE, base);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM snapshot WHERE position < ?")) {
            delete.setLong(1, base);
            delete.executeUpdate();
        }
    }

    /** Of what stands before the event: a direct conversation may have ended since, and another have its name. */
    private void clear(Connection connection, long before, Event.HistoryCleared cleared)
            throws SQLException, IOException, InterruptedException {
        Long log = new Logs(connection).find(cleared.log());
        if (log != null) {
            blank(connection, log, cleared.upTo(), before);
        }
    }

    private void blank(Connection connection, long log, long upTo, long before)
            throws SQLException, IOException, InterruptedException {
        while (!oldest(connection, log, upTo, before).isEmpty()) {
            chores.run(store -> store.inTransaction(one -> {
                for (long position : oldest(one, log, upTo, before)) {
                    store.blank(position);
                }
            }));
        }
        chores.run(store -> store.inTransaction(one -> store.amendments().clear(log, upTo)));
    }

    private static List<Long> oldest(Connection connection, long log, long upTo, long before) throws SQLException {
        List<Long> positions = new ArrayList<>(ROWS_AT_ONCE);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT position FROM event WHERE log = ? AND seq <= ? AND position < ? ORDER BY seq LIMIT "
                        + ROWS_AT_ONCE)) {
            select.setLong(1, log);
            select.setLong(2, upTo);
            select.setLong(3, before);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    positions.add(row.getLong(1));
                }
            }
        }
        return positions;
    }

    private void forget(Connection connection, long position, String user)
            throws SQLException, IOException, InterruptedException {
        Forgetting forgetting = new Forgetting(user);
        List<Long> accounts = new ArrayList<>();
        long last = 0;
        while (last < position) {
            List<Long> changes = new ArrayList<>();
            long to = Math.min(position, last + ROWS_AT_ONCE);
            new EventRows(connection).readWhatIsLeft(last, to, (at, event) -> {
                Event kept = forgetting.kept(event);
                if (event instanceof Event.AccountCreated && kept == null) {
                    accounts.add(at);
                } else if (kept != event) {
                    changes.add(at);
                }
            });
            change(changes, forgetting::kept);
            last = to;
        }
        // Last: should this be interrupted, the next run must learn from it how people saw the name.
        for (long account : accounts) {
            change(List.of(account), event -> null);
        }
        List<Long> ended = new Logs(connection).endedBy(position);
        chores.run(store -> store.inTransaction(one -> {
            for (long log : ended) {
                store.logs().empty(log);
            }
            store.users().empty(user, position);
        }));
    }

    /** All rooms in one pass, however many have ended. */
    private void end(Connection connection, Map<String, Long> ended)
            throws SQLException, IOException, InterruptedException {
        RoomTraces traces = new RoomTraces(ended);
        long from = Long.MAX_VALUE;
        long upTo = 0;
        for (Map.Entry<String, Long> room : ended.entrySet()) {
            from = Math.min(from, beginning(connection, room.getKey(), room.getValue()));
            upTo = Math.max(upTo, room.getValue());
        }
        while (from < upTo) {
            List<Long> gone = new ArrayList<>();
            long to = Math.min(upTo, from + ROWS_AT_ONCE);
            new EventRows(connection).readWhatIsLeft(from, to, (at, event) -> {
                if (traces.has(at, event)) {
                    gone.add(at);
                }
            });
            change(gone, event -> null);
            from = to;
        }
        for (String room : ended.keySet()) {
            chores.run(store -> store.inTransaction(one -> {
                Long log = store.logs().find(new LogId.RoomLog(room));
                if (log != null) {
                    store.amendments().clear(log, Long.MAX_VALUE);
                }
            }));
        }
    }

    /**
     * A position that all events of a room stand behind: its first entry follows the event that created it. 0 where that cannot
     * be seen any more.
     */
    private static long beginning(Connection connection, String room, long endedAt)
            throws SQLException, DamagedStoreException {
        Long log = new Logs(connection).find(new LogId.RoomLog(room));
        List<Long> entries = log == null ? List.of() : oldest(connection, log, Long.MAX_VALUE, endedAt);
        long created = entries.isEmpty() ? 0 : entries.get(0) - 1;
        boolean isSeen = created > 0
                && event(connection, created) instanceof Event.RoomCreated first
                && first.name().canonical().equals(room);
        return isSeen ? created - 1 : 0;
    }

    /** What becomes of a stored event: null if it has to go, the same if nothing has to change. */
    private interface Keeping {
        @Nullable
        Event kept(Event event);
    }

    /**
     * Reads each once more: meanwhile the writer may have taken the text from a row, and it must not come back.
     *
     * @param rows positions that are not far apart, in order
     */
    private void change(List<Long> rows, Keeping keeping) throws IOException, InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        chores.run(store -> store.inTransaction(one -> {
            Map<Long, Event> now = new LinkedHashMap<>();
            try {
                new EventRows(one).readWhatIsLeft(rows.get(0) - 1, rows.get(rows.size() - 1), now::put);
            } catch (DamagedStoreException damaged) {
                throw new SQLException(damaged.getMessage(), damaged);
            }
            now.keySet().retainAll(new HashSet<>(rows));
            for (Map.Entry<Long, Event> row : now.entrySet()) {
                Event kept = keeping.kept(row.getValue());
                if (kept == null) {
                    store.blank(row.getKey());
                } else if (kept != row.getValue()) {
                    store.replace(row.getKey(), kept);
                }
            }
        }));
    }

    /** Gives free pages back, and leaves nothing of them in the write-ahead log. */
    private void shrink() throws IOException, InterruptedException {
        boolean[] isMore = {true};
        while (isMore[0]) {
            chores.run(store -> isMore[0] = store.shrink());
        }
        boolean[] isTruncated = new boolean[1];
        for (int attempt = 1; attempt <= ATTEMPTS_TO_TRUNCATE && !isTruncated[0]; attempt++) {
            if (attempt > 1) {
                // Here, not on the writer's thread: a backup may read for minutes, and people go on talking.
                TimeUnit.MILLISECONDS.sleep(BEFORE_ANOTHER_ATTEMPT_MS);
            }
            chores.run(store -> isTruncated[0] = store.tryTruncateWal());
        }
        if (!isTruncated[0]) {
            throw new IOException("Erased messages are still in the write-ahead log, because somebody is reading it");
        }
    }
}
