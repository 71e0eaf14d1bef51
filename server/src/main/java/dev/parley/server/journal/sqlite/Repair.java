package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes a good store of what can be read of a damaged one. Events and entries keep their numbers; where an entry cannot be
 * read, and others of its log come after it, an empty one by nobody stands in its place. The state that the readable events
 * lead to becomes a snapshot, from which the store goes on. It has a name of its own (its epoch). The damaged files stay
 * beside it. For a store that no server has open. One thread.
 */
public final class Repair {

    /**
     * What came of it.
     *
     * @param damaged where the damaged store is now
     * @param kept rows that were kept
     * @param lost what was lost, for people, one line each; the first thousand
     */
    public record Outcome(Path damaged, long kept, List<String> lost) {}

    private Repair() {}

    /**
     * Repairs the store in a folder.
     *
     * @param empty makes what events are folded into
     * @throws IOException if nothing can be read of it; all is as it was then
     */
    public static Outcome repair(Path folder, Supplier<? extends Compaction> empty) throws IOException {
        StoreFiles files = StoreFiles.in(folder);
        if (!Files.isRegularFile(files.store())) {
            throw new IOException("There is no store in " + folder + ".");
        }
        NativeLibrary.load(files.folder());
        List<String> lost = new ArrayList<>(lostOfLog(files));
        StoreFiles kept = keep(files);
        StoreFiles repaired = new StoreFiles(files.store().resolveSibling("parley.db.repaired"));
        repaired.delete();
        repaired.create();
        Salvage salvage;
        try {
            salvage = salvage(files, repaired, empty);
        } catch (SQLException failed) {
            repaired.delete();
            throw new IOException(
                    "The store cannot be read at all: " + ResultCodes.words(failed) + ". Restore a backup.", failed);
        }
        // The log first, which is not the new store's; the old store stands until the new one is in its place.
        files.deleteLog();
        Files.move(repaired.store(), files.store(), StandardCopyOption.ATOMIC_MOVE);
        lost.addAll(salvage.lost());
        return new Outcome(kept.store(), salvage.kept(), lost);
    }

    /** SQLite does not say what it drops of a damaged write-ahead log, and no gap shows that something stood behind it. */
    private static List<String> lostOfLog(StoreFiles files) throws IOException {
        try {
            WalScan.check(files.wal());
            return List.of();
        } catch (DamagedStoreException damaged) {
            return List.of("the newest data of the store: " + damaged.what());
        }
    }

    /** Copies the files before SQLite opens them, which drops what is wrong in the write-ahead log. */
    private static StoreFiles keep(StoreFiles files) throws IOException {
        int number = 1;
        StoreFiles kept;
        do {
            kept = new StoreFiles(files.store().resolveSibling("parley.db.damaged-" + number++));
        } while (Files.exists(kept.store()));
        Files.copy(files.store(), kept.store(), StandardCopyOption.COPY_ATTRIBUTES);
        if (Files.exists(files.wal())) {
            Files.copy(files.wal(), kept.wal(), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return kept;
    }

    private static Salvage salvage(StoreFiles from, StoreFiles to, Supplier<? extends Compaction> empty)
            throws SQLException, IOException {
        SqliteConnections source = new SqliteConnections();
        try (Connection writing = source.forWriting(to.store())) {
            Schema.migrate(writing);
        }
        try (Connection reading = source.forReadingAlone(from);
                WriteConnection store = new WriteConnection(source.forWriting(to.store()))) {
            Schema.check(reading);
            Compaction state = empty.get();
            long snapshot = restore(reading, state);
            Salvage salvage = new Salvage(store, firstSeqs(reading, empty), state, snapshot);
            store.inTransaction(one -> {
                try {
                    new RowScan(reading).run(salvage);
                } catch (IOException failed) {
                    throw new SQLException(failed.getMessage(), failed);
                }
            });
            List<Restored> ends = state.summary().toList();
            store.inTransaction(one -> salvage.finish(ends));
            long last = Math.max(snapshot, salvage.last());
            state.apply(new Restored.UpTo(last, 0));
            Iterator<Restored> all = state.summary().iterator();
            store.inTransaction(one -> Meta.put(one, Meta.BASE, last));
            SnapshotMaker.store(Chores.on(store), last, all);
            store.truncateWal();
            return salvage;
        } catch (InterruptedException impossible) {
            throw new IOException("Interrupted", impossible);
        }
    }

    private static Map<LogId, Long> firstSeqs(Connection connection, Supplier<? extends Compaction> empty)
            throws SQLException {
        Compaction begun = empty.get();
        restore(connection, begun);
        Map<LogId, Long> firstSeqs = new HashMap<>();
        begun.summary().forEach(one -> {
            if (one instanceof Restored.OfRoom room) {
                firstSeqs.put(
                        new LogId.RoomLog(room.name().canonical()), room.log().firstSeq());
            } else if (one instanceof Restored.OfDirect direct) {
                firstSeqs.put(direct.id(), direct.log().firstSeq());
            }
        });
        return firstSeqs;
    }

    /** Begins with the newest snapshot that can be read; 0 if there is none. */
    private static long restore(Connection connection, Compaction state) throws SQLException {
        Snapshots snapshots = new Snapshots(connection);
        List<Long> newestFirst;
        try {
            newestFirst = snapshots.complete();
        } catch (SQLException unreadable) {
            return 0;
        }
        for (long position : newestFirst) {
            try {
                snapshots.check(position);
            } catch (SQLException | Snapshots.DamagedSnapshotException damaged) {
                continue;
            }
            try {
                snapshots.read(position, state::apply);
                return position;
            } catch (Snapshots.DamagedSnapshotException damaged) {
                throw new SQLException("a snapshot with good checksums cannot be read", damaged);
            }
        }
        return 0;
    }
}
