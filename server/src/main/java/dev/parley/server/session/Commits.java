package dev.parley.server.session;

import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the journal has said last, kept for the loop to look at. The journal speaks on any thread; the loop reads on its own. */
final class Commits implements Journal.Listener {

    /**
     * The store could not take what stands behind a position.
     *
     * @param stored the position
     */
    record Failure(long stored, IOException cause) {}

    private final AtomicLong committed = new AtomicLong();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private final AtomicBoolean writable = new AtomicBoolean();
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
        // What was said before may not have been looked at yet.
        writable.set(false);
        committed.set(position);
        failure.set(new Failure(position, cause));
        wakeUp.run();
    }

    @Override
    public void writable() {
        writable.set(true);
        wakeUp.run();
    }

    long committed() {
        return committed.get();
    }

    /** A failure that nobody has looked at yet; null if there is none. */
    @Nullable
    Failure takeFailure() {
        return failure.getAndSet(null);
    }

    /** Whether the store has said since the last look that it takes events again. */
    boolean takeWritable() {
        return writable.getAndSet(false);
    }
}
