package dev.parley.server.session;

import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.KnownTime;
import dev.parley.server.journal.SnapshotSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the sessions' events are kept, and where what is not in memory is looked up. */
public interface Store extends AutoCloseable {

    /** Opens it. */
    @FunctionalInterface
    interface Opening {

        /**
         * @param listener is told what becomes of events
         * @param live what snapshots are made of
         */
        Store open(Journal.Listener listener, SnapshotSource live) throws IOException;
    }

    /** Who is told which idempotency keys can be looked up. Called on any thread. */
    interface Keys {

        /** Every key up to this position can be. */
        void storedUpTo(long position);

        /** A filter with every key that was used before the server started; not touched again by who gives it. */
        void filterReady(KeyFilter used);
    }

    Journal journal();

    /** Looks things up, from {@link #begin} on. */
    QueryPort queries();

    /**
     * The journal was replayed.
     *
     * @param position of its last event
     */
    void begin(long position, Keys keys);

    /** Bytes of the disk that it takes, as of a moment ago; 0 for none. */
    long usedBytes();

    /** What there is to know of it; null where nothing is kept. Any thread. */
    @Nullable
    StoreFigures figures();

    /** What it was told last by {@link #remember}, perhaps in an earlier run; null if it never was. */
    @Nullable
    KnownTime knownTime();

    /** Keeps this, soon and beside the events. Does not wait, and may be lost in a crash. */
    void remember(KnownTime time);

    /** Commits what was appended, and lets go of everything. */
    @Override
    void close() throws IOException;
}
