package dev.parley.server.session;

import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What the journal has said last, kept for the loop to look at. The journal speaks on any thread; the loop reads on its own. */
final class Commits implements Journal.Listener {

    private final AtomicLong committed = new AtomicLong();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final Runnable wakeUp;

    /**
     * @param wakeUp has the loop look soon; any thread
     */
    Commits(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    @Override
    public void committed(long position) {
        committed.set(position);
        wakeUp.run();
    }

    @Override
    public void failed(long position, IOException cause) {
        failure.set(cause);
        wakeUp.run();
    }

    @Override
    public void writable() {
        wakeUp.run();
    }

    long committed() {
        return committed.get();
    }

    /** Memory is ahead of the store and nobody has been told: the only honest thing is to end, and start from the store. */
    void throwIfFailed() {
        IOException cause = failure.get();
        if (cause != null) {
            throw new FailStop("The journal cannot be written", cause);
        }
    }
}
