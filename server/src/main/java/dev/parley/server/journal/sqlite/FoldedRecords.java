package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records of a state that is made for it of what the store has, where nobody has one: in commands that do something to a
 * store that no server has open.
 */
final class FoldedRecords implements Records {

    private final long position;
    private final Iterator<Restored> all;
    private long place;

    private FoldedRecords(long position, Iterator<Restored> all) {
        this.position = position;
        this.all = all;
    }

    /** Folds events into what a supplier makes. */
    static Source into(Supplier<? extends Compaction> empty) {
        return (connection, upTo) -> fold(connection, upTo, empty.get());
    }

    private static Records fold(Connection connection, long upTo, Compaction state)
            throws SQLException, DamagedStoreException {
        Replay.run(connection, upTo, state::apply);
        return new FoldedRecords(upTo, state.summary().iterator());
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public @Nullable Placed next() {
        return all.hasNext() ? new Placed(place++, false, all.next()) : null;
    }

    @Override
    public void awaitCommitted() {
        // It was read from the store.
    }

    @Override
    public void close() {
        // Nobody waits for it.
    }
}
