package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole store and says what is not as it should be. Changes nothing; for a store that no server has open, since the
 * write-ahead log of one that is being written looks torn. One thread.
 */
public final class Verification {

    /** More would not tell anybody more. */
    private static final int FINDINGS = 100;

    /**
     * What was found.
     *
     * @param events rows that are good
     * @param last the highest position that there is
     * @param findings what is wrong, for people, one line each; empty for a good store. The first hundred
     */
    public record Report(long events, long last, int snapshots, List<String> findings) {
        public boolean isGood() {
            return findings.isEmpty();
        }
    }

    private final Supplier<? extends Compaction> empty;
    private final List<String> findings = new ArrayList<>();
    private final Map<LogId, Seen> seen = new HashMap<>();
    private long events;
    private long last;
    private int snapshots;

    /** The entries that a log has. A number cannot be there twice: the table's index sees to that. */
    private record Seen(long first, long last, long count) {
        Seen and(long seq) {
            return new Seen(Math.min(first, seq), Math.max(last, seq), count + 1);
        }

        boolean isWhole() {
            return count == last - first + 1;
        }
    }

    private Verification(Supplier<? extends Compaction> empty) {
        this.empty = empty;
    }

    /**
     * Verifies the store in a folder.
     *
     * @param empty makes what events are folded into
     * @throws IOException if it cannot be read at all
     */
    public static Report verify(Path folder, Supplier<? extends Compaction> empty) throws IOException {
        StoreFiles files = storeIn(folder);
        NativeLibrary.load(files.folder());
        return new Verification(empty).run(files);
    }

    /**
     * As {@link #verify}, of a store that a server of this process is writing. It sees what is committed now, holds up no commit,
     * and makes no state: so it does not compare snapshots with the events before them.
     */
    public static Report verifyRunning(Path folder) throws IOException {
        StoreFiles files = storeIn(folder);
        Verification verification = new Verification(() -> {
            throw new IllegalStateException("No state is made");
        });
        return verification.report(() -> verification.readBesideAServer(files));
    }

    private static StoreFiles storeIn(Path folder) throws IOException {
        StoreFiles files = StoreFiles.in(folder);
        if (!Files.isRegularFile(files.store())) {
            throw new IOException("There is no store in " + folder + ".");
        }
        return files;
    }

    private interface Reading {
        void read() throws IOException, SQLException, DamagedStoreException;
    }

    /** Damage is what is looked for, and ends the reading. What else goes wrong is no finding. */
    private Report report(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (SQLException failed) {
            if (!ResultCodes.isDamage(failed)) {
                throw new IOException("The store cannot be read: " + ResultCodes.words(failed) + ".", failed);
            }
            found(ResultCodes.words(failed));
        } catch (DamagedStoreException damaged) {
            found(damaged.what());
        }
        return new Report(events, last, snapshots, List.copyOf(findings));
    }

    private void readBesideAServer(StoreFiles files) throws IOException, SQLException, DamagedStoreException {
        try (Connection connection = new SqliteConnections().forReading(files.store())) {
            // All of it in one transaction: it sees one moment.
            connection.setAutoCommit(false);
            Schema.check(connection);
            integrity(connection);
            rows(connection, Meta.base(connection));
            findGaps();
            Snapshots all = new Snapshots(connection);
            for (long position : all.complete()) {
                snapshots++;
                try {
                    all.check(position);
                } catch (Snapshots.DamagedSnapshotException damaged) {
                    found("the snapshot of event " + position + ": " + damaged.getMessage());
                }
            }
            connection.rollback();
        }
    }

    private void findGaps() {
        seen.forEach((log, one) -> {
            if (!one.isWhole()) {
                found("of the entries " + one.first + " to " + one.last + " of " + log + " there are only "
                        + one.count);
            }
        });
    }

    private Report run(StoreFiles files) throws IOException {
        try {
            WalScan.check(files.wal());
        } catch (DamagedStoreException damaged) {
            found(damaged.what());
        }
        return report(() -> readAlone(files));
    }

    private void readAlone(StoreFiles files) throws IOException, SQLException, DamagedStoreException {
        try (Connection connection = new SqliteConnections().forReadingAlone(files)) {
            Schema.check(connection);
            integrity(connection);
            rows(connection, Meta.base(connection));
            findGaps();
            snapshots = snapshots(connection);
            if (findings.isEmpty()) {
                ends(connection);
            }
        }
    }

    private void found(String what) {
        if (findings.size() < FINDINGS) {
            findings.add(what);
        }
    }

    private void integrity(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
            while (row.next()) {
                String said = row.getString(1);
                if (!said.equals("ok")) {
                    found("SQLite's integrity check: " + said);
                }
            }
        }
    }

    private void rows(Connection connection, long base) throws SQLException, IOException {
        new RowScan(connection).run(new RowScan.Sink() {
            @Override
            public void good(StoredRow row) {
                pass(row.first(), row.position(), base);
                if (row.isSuperseded()) {
                    return;
                }
                events++;
                if (row.event() instanceof Event.EntryWritten written) {
                    long seq = row.seq();
                    seen.compute(written.log(), (log, one) -> one == null ? new Seen(seq, seq, 1) : one.and(seq));
                } else if (row.event() instanceof Event.RoomEnded ended) {
                    // A room that is made under this name may count from a higher number.
                    seen.remove(new LogId.RoomLog(ended.room()));
                } else if (row.event() instanceof Event.UserForgotten forgotten) {
                    // The same two people may begin another conversation, which counts from 1.
                    seen.keySet().removeIf(log -> log.isDirectOf(forgotten.user()));
                } else if (row.event() == null && row.position() > base) {
                    found("event " + row.position() + " is empty");
                }
            }

            @Override
            public void bad(long position, @Nullable Long log, long seq, String why) {
                pass(position, position, base);
                found("event " + position + (log == null ? "" : " (entry " + seq + " of log " + log + ")") + " " + why);
            }
        });
    }

    private void pass(long first, long position, long base) {
        long expected = Math.max(last, base) + 1;
        if (first > expected) {
            found("the events " + expected + " to " + (first - 1) + " are missing");
        }
        last = position;
    }

    /** Each is what was written, and leads to the same state as the one before it with the events between. */
    private int snapshots(Connection connection) throws SQLException, DamagedStoreException {
        Snapshots snapshots = new Snapshots(connection);
        List<Long> newestFirst = snapshots.complete();
        long base = Meta.base(connection);
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            long position = newestFirst.get(i);
            Compaction restored = empty.get();
            Untold untold = new Untold();
            try {
                snapshots.check(position);
                snapshots.read(position, event -> {
                    restored.apply(event);
                    untold.note(event);
                });
            } catch (Snapshots.DamagedSnapshotException damaged) {
                found("the snapshot of event " + position + ": " + damaged.getMessage());
                continue;
            }
            boolean hasOlder = i < newestFirst.size() - 1;
            if (findings.isEmpty() && (base == 0 || hasOlder)) {
                Compaction replayed = empty.get();
                Replay.run(connection, hasOlder ? position - 1 : 0, position, replayed::apply);
                if (!untold.of(replayed, empty).describe().equals(restored.describe())) {
                    found("the snapshot of event " + position + " does not match the events before it");
                }
            }
        }
        return newestFirst.size();
    }

    /** The logs' entries begin and end where the state says. */
    private void ends(Connection connection) throws SQLException, DamagedStoreException {
        boolean isErasing = !Erasures.due(connection).isEmpty();
        Compaction state = empty.get();
        Replay.run(connection, Long.MAX_VALUE, state::apply);
        state.summary().forEach(one -> {
            if (one instanceof Restored.OfRoom room) {
                compare(new LogId.RoomLog(room.name().canonical()), room.log(), isErasing);
            } else if (one instanceof Restored.OfDirect direct) {
                compare(direct.id(), direct.log(), isErasing);
            }
        });
    }

    private void compare(LogId log, Restored.LogEnds ends, boolean isErasing) {
        boolean isEmpty = ends.firstSeq() > ends.lastSeq();
        Seen one = seen.getOrDefault(log, new Seen(ends.lastSeq() + 1, ends.lastSeq(), 0));
        boolean isFirstGood = one.first == ends.firstSeq() || isErasing && one.first < ends.firstSeq();
        if (one.last != ends.lastSeq() || !isEmpty && !isFirstGood) {
            found(log + " has the entries " + one.first + " to " + one.last + " instead of " + ends.firstSeq() + " to "
                    + ends.lastSeq());
        }
    }
}
