package dev.parley.server.journal.sqlite;

import dev.parley.server.journal.Compaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a journal is opened with.
 *
 * @param source of its connections
 * @param compaction makes what events are folded into for a snapshot; with null there are no snapshots, nothing is erased
 *     (it stays due), and a replay gives every event
 * @param snapshotEvery events after which another snapshot is made
 */
public record Options(
        ConnectionSource source, @Nullable Supplier<? extends Compaction> compaction, long snapshotEvery) {

    /** Replaying so many takes about a second. */
    private static final long USUAL_EVERY = 200_000;

    /** Without snapshots. */
    public static Options usual() {
        return new Options(new SqliteConnections(), null, USUAL_EVERY);
    }

    public Options withCompaction(Supplier<? extends Compaction> empty) {
        return new Options(source, empty, snapshotEvery);
    }

    public Options withSnapshotEvery(long events) {
        return new Options(source, compaction, events);
    }

    public Options withSource(ConnectionSource other) {
        return new Options(other, compaction, snapshotEvery);
    }
}
