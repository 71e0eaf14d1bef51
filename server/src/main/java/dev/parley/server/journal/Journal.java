package dev.parley.server.journal;

import dev.parley.server.core.event.Event;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log of all that has happened, in order. Events are counted from 1 over the journal's whole life; a position is such a
 * number. First {@link #replay}, then {@link #append} as often as there is something, from one thread.
 */
public interface Journal extends AutoCloseable {

    /** Who is told what became of what was appended. Called on any thread, also from within {@link #append}. */
    interface Listener {

        /** Everything up to {@code position} is safe, whatever happens to the machine. Positions only grow. */
        void committed(long position);

        /**
         * What stands behind {@code position} is not in the store, for certain. Whatever else was appended since, and is
         * from here on, is dropped, until {@link Journal#resume}. After a {@link JournalEndedException} there is no resuming.
         */
        void failed(long position, IOException cause);

        /** After {@link Journal#resume}: what is appended is written again. */
        void writable();
    }

    /** Names this store: a new or restored one has another, and clients forget where they were. */
    String epoch();

    /**
     * Gives events that lead to all that has happened: every one, oldest first, or those of a snapshot ({@link
     * dev.parley.server.core.event.Restored}) and every one after it. Called before the first {@link #append}, and again
     * after a failure, before {@link #resume}; any thread.
     *
     * @return the last one's position, 0 if there is none
     */
    long replay(Consumer<Event> sink) throws IOException;

    /** Takes events to be committed, all or none. Does not wait. The first follows what was appended before. */
    void append(List<Event> events);

    /**
     * After {@link Listener#failed}: nothing that was appended before this is meant any more, and the next event follows the
     * position that the failure named. The journal tries by itself until it can write, and then says {@link
     * Listener#writable}. Does not wait.
     */
    void resume();

    /** Commits what was appended, then lets go of the store. */
    @Override
    void close() throws IOException;
}
