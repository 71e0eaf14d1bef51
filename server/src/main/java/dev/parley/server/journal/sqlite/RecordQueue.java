package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.SnapshotSink;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Records on their way from the thread that owns the state to the one that writes them. Those whose turn it is come only while
 * it is half empty. Those that come early cannot wait: when it is full the snapshot is given up. Nobody who puts something in
 * ever waits.
 */
final class RecordQueue implements SnapshotSink, Records {

    /** Bytes of memory that records may take here, but for the last, which may be of any size. */
    static final long BYTES = 8 << 20;

    private final Queue<Placed> queue = new ArrayDeque<>();
    private long committed;
    private long position = -1;
    private Runnable more = () -> {};
    private long bytes;
    private boolean isEnded;
    private boolean isClosed;
    private boolean isCancelled;
    private @Nullable String givenUp;

    /**
     * @param committed position of the last event in the store
     */
    RecordQueue(long committed) {
        this.committed = committed;
    }

    @Override
    public synchronized void begin(long itsPosition, Runnable moreThen) {
        position = itsPosition;
        more = moreThen;
        notifyAll();
    }

    @Override
    public synchronized boolean hasRoom() {
        return !isClosed && bytes < BYTES / 2;
    }

    @Override
    public boolean takeNext(long place, Restored record) {
        return put(new Placed(place, false, record));
    }

    @Override
    public boolean takeEarly(long place, Restored record) {
        return put(new Placed(place, true, record));
    }

    private synchronized boolean put(Placed one) {
        if (bytes >= BYTES) {
            giveUp("more changes meanwhile than can be written down");
        }
        if (isClosed) {
            return false;
        }
        queue.add(one);
        bytes += one.record().bytes();
        notifyAll();
        return true;
    }

    @Override
    public synchronized void end() {
        isEnded = true;
        notifyAll();
    }

    @Override
    public synchronized void giveUp(String why) {
        if (givenUp == null) {
            givenUp = why;
        }
        close();
    }

    /** Whoever waits for something here does not any more. Any thread. */
    synchronized void cancel() {
        isCancelled = true;
        close();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        queue.clear();
        bytes = 0;
        notifyAll();
    }

    /** More is committed. Any thread. */
    synchronized void committed(long upTo) {
        committed = upTo;
        notifyAll();
    }

    private void requireGood() throws SnapshotGivenUpException {
        if (isCancelled) {
            throw new CancellationException("The journal was closed");
        }
        if (givenUp != null) {
            throw new SnapshotGivenUpException(givenUp);
        }
    }

    @Override
    public synchronized long position() throws SnapshotGivenUpException, InterruptedException {
        requireGood();
        while (position < 0) {
            wait();
            requireGood();
        }
        return position;
    }

    @Override
    public @Nullable Placed next() throws SnapshotGivenUpException, InterruptedException {
        Placed one;
        boolean isRoomAgain;
        synchronized (this) {
            requireGood();
            while (queue.isEmpty() && !isEnded) {
                wait();
                requireGood();
            }
            one = queue.poll();
            if (one == null) {
                return null;
            }
            boolean hadRoom = hasRoom();
            bytes -= one.record().bytes();
            isRoomAgain = !hadRoom && hasRoom();
        }
        if (isRoomAgain) {
            more.run();
        }
        return one;
    }

    /**
     * If another event than the one that is meant has that number, this was given up before: whoever hands over says so before
     * the store takes anything again.
     */
    @Override
    public synchronized void awaitCommitted() throws SnapshotGivenUpException, InterruptedException {
        while (committed < position) {
            requireGood();
            wait();
        }
        requireGood();
    }
}
