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

        /** What was appended and not committed yet is lost, and no more can be. */
        void failed(IOException cause);
    }

    /** Names this store: a new or restored one has another, and clients forget where they were. */
    String epoch();

    /**
     * Gives every event, oldest first.
     *
     * @return the last one's position, 0 if there is none
     */
    long replay(Consumer<Event> sink) throws IOException;

    /** Takes events to be committed, all or none. Does not wait. The first follows what was appended before. */
    void append(List<Event> events);

    /** Commits what was appended, then lets go of the store. */
    @Override
    void close() throws IOException;
}
