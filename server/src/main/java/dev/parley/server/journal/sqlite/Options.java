package dev.parley.server.journal.sqlite;

import dev.parley.server.journal.Compaction;
import dev.parley.server.journal.SnapshotSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a journal is opened with. With neither a live state nor a compaction there are no snapshots, nothing is erased (it stays
 * due), and a replay gives every event.
 *
 * @param source of its connections
 * @param live the state that snapshots are made of
 * @param compaction makes what events are folded into for a snapshot, where there is no live state
 * @param snapshotEvery events after which another snapshot is made
 */
public record Options(
        ConnectionSource source,
        @Nullable SnapshotSource live,
        @Nullable Supplier<? extends Compaction> compaction,
        long snapshotEvery) {

    /** Replaying so many takes about a second. */
    private static final long USUAL_EVERY = 200_000;

    /**
     * Bytes of memory that making a snapshot of a live state takes at most, but for the largest of its records: those on their way,
     * those that wait for their turn, and what is being written.
     */
    public static final long SNAPSHOT_BYTES = RecordQueue.BYTES + 2 * EarlyRecords.BYTES + 8 * Parts.BYTES;

    /** Without snapshots. */
    public static Options usual() {
        return new Options(new SqliteConnections(), null, null, USUAL_EVERY);
    }

    public Options withSnapshotsOf(SnapshotSource state) {
        return new Options(source, state, null, snapshotEvery);
    }

    public Options withCompaction(Supplier<? extends Compaction> empty) {
        return new Options(source, null, empty, snapshotEvery);
    }

    public Options withSnapshotEvery(long events) {
        return new Options(source, live, compaction, events);
    }

    public Options withSource(ConnectionSource other) {
        return new Options(other, live, compaction, snapshotEvery);
    }

    /** Where the records of snapshots come from; null if there are to be none. */
    Records.@Nullable Source records() {
        return live != null ? new LiveRecords(live) : compaction != null ? FoldedRecords.into(compaction) : null;
    }
}
