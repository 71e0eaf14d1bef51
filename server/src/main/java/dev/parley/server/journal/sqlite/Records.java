package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Restored;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The records of one snapshot, as they come: those whose turn it is, in order, and others ahead of their turn. One thread. */
interface Records extends AutoCloseable {

    /** Where they come from. */
    interface Source {

        /**
         * Begins with those of another snapshot.
         *
         * @param connection to read the store with
         * @param upTo position of an event that is committed; the records are of that one or of a later one
         */
        Records open(Connection connection, long upTo) throws SQLException, IOException;

        /** More is committed. Any thread. */
        default void committed(long position) {
            // Only a state that may be ahead of the store has to know.
        }

        /** The journal is closed: nobody is waited for any more. Any thread. */
        default void close() {
            // Only who waits for another thread has to know.
        }
    }

    /**
     * A record and its place among all.
     *
     * @param isEarly whether it comes ahead of its turn
     */
    record Placed(long place, boolean isEarly, Restored record) {}

    /**
     * The position that they are of.
     *
     * @throws SnapshotGivenUpException if there will not be all of them
     * @throws CancellationException if the journal is closed
     */
    long position() throws IOException, InterruptedException;

    /** Waits for the next; null at the end. */
    @Nullable
    Placed next() throws IOException, InterruptedException;

    /** Waits until their position is committed. */
    void awaitCommitted() throws IOException, InterruptedException;

    /** No more are wanted. */
    @Override
    void close();
}
