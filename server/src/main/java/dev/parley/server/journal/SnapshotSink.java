package dev.parley.server.journal;

import dev.parley.server.core.event.Restored;

/**
 * Takes the records of a snapshot from the thread that owns the state, which never waits for it. First {@link #begin}, then
 * records, then {@link #end}; {@link #giveUp} at any time in the place of those.
 */
public interface SnapshotSink {

    /**
     * @param position of the last event that the records know of, which may not be committed yet. If it never will be, that is
     *     said by {@link #giveUp} before {@link Journal#resume}: another event would have its number then
     * @param more is called when there is room again, on any thread
     */
    void begin(long position, Runnable more);

    /** Whether to go on. Those that are taken early need not ask. */
    boolean hasRoom();

    /**
     * Takes the next one in the order in which they are read again.
     *
     * @param place higher than those of all before
     * @return false if no more are wanted
     */
    boolean takeNext(long place, Restored record);

    /**
     * Takes one ahead of its turn, since the state is about to change.
     *
     * @return false if no more are wanted, because they come faster than they are written
     */
    boolean takeEarly(long place, Restored record);

    /** That was all. */
    void end();

    /**
     * There will be no more, and what was taken is not to be used. After {@link #end} this may still come.
     *
     * @param why as a part of a sentence for the operator
     */
    void giveUp(String why);
}
