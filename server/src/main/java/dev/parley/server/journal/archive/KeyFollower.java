package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.KeyFilter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes idempotency keys from the store to the index, a batch at a time. */
final class KeyFollower {

    /** Events read for a batch: enough that neighbours in the tree come together, and soon done. */
    private static final int BATCH = 32_768;

    private final StoredEvents store;
    private final IndexFile index;
    private long mark;

    KeyFollower(StoredEvents store, IndexFile index) throws SQLException {
        this.store = store;
        this.index = index;
        this.mark = index.keyMark();
    }

    /** Everything up to here is stored. */
    long mark() {
        return mark;
    }

    /**
     * Does a batch.
     *
     * @param upTo the last position that is committed
     * @return whether there is more to do
     */
    boolean step(long upTo) throws SQLException, IOException {
        if (mark >= upTo) {
            return false;
        }
        Batch batch = new Batch();
        long reached = store.forEach(mark, upTo, batch);
        index.commit(() -> {
            index.keys().add(batch.keys);
            index.keyMark(reached);
        });
        mark = reached;
        return mark < upTo;
    }

    private static final class Batch implements StoredEvents.Sink {

        private final List<KeyIndex.Key> keys = new ArrayList<>();
        private int read;

        @Override
        public boolean take(long position, Event event) {
            if (event instanceof Event.EntryWritten written
                    && written.entry() instanceof Entry.Message message
                    && message.cid() != null) {
                keys.add(new KeyIndex.Key(KeyFilter.hash(written.actor(), message.cid()), position));
            }
            return ++read < BATCH;
        }

        @Override
        public void damaged(long position, IOException cause) {
            // Said by the words' follower, which passes here as well.
        }
    }
}
