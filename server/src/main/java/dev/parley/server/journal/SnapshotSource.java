package dev.parley.server.journal;

/** Whose state snapshots are made of. */
public interface SnapshotSource {

    /**
     * Has the state as it is soon handed over, a piece at a time. Any thread; does not wait. One at a time: the one before has
     * ended, was given up, or wants no more.
     */
    void begin(SnapshotSink sink);
}
