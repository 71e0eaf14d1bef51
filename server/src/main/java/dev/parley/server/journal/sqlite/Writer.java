package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.CommitFigures;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.JournalEndedException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: all that has gathered while the last commit was on its way to the disk goes into the next.
 *
 * <p>What a failure means depends on when it came ({@link ResultCodes#leavesDoubt}). Before the commit's last frame was
 * written, nothing is in the store, and that is said at once. A failed fsync leaves doubt: the frames may be in the file, and
 * would come back with the next recovery as a transaction that everybody was told had failed. Nor does another fsync that
 * succeeds prove anything, since the kernel may have marked the pages clean that it could not write (Rebello et al., "Can
 * Applications Recover from fsync Failures?", 2020). So the connection is opened anew and the store asked what it has. If it
 * has the events, they count from the moment that a checkpoint has copied them into the file and synced that. If it has not,
 * something else is written over those frames first, and the log emptied. Until one of both has worked nothing is said, unless
 * the files are gone as well: what is in those counts as lost, and those who wait are told so.
 */
final class Writer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    private static final long BETWEEN_MEASUREMENTS = Duration.ofMillis(200).toNanos();

    /** Opens a connection to write with. */
    interface Opening {
        WriteConnection open() throws SQLException;
    }

    /** Who looks whether there is housekeeping to do. */
    interface Watch {

        /**
         * Before the journal's listener is told.
         *
         * @param isErasing whether something stored has to be erased because of what was committed
         */
        void committed(long position, boolean isErasing);
    }

    private final Inbox inbox;
    private final Opening opening;
    private final StoreWatch files;
    private final Journal.Listener listener;
    private Watch watch = (position, isErasing) -> {};
    private @Nullable WriteConnection store;
    private volatile long committed;
    private volatile long usedBytes;
    private final CommitCounts counts = new CommitCounts();
    private long measuredAt = System.nanoTime() - BETWEEN_MEASUREMENTS;

    /**
     * @param files in which it is
     * @param store already open
     * @param committed position of the last event in the store
     */
    Writer(
            Inbox inbox,
            Opening opening,
            StoreWatch files,
            WriteConnection store,
            long committed,
            Journal.Listener listener) {
        this.inbox = inbox;
        this.opening = opening;
        this.files = files;
        this.store = store;
        this.committed = committed;
        this.listener = listener;
    }

    /** Before the thread starts. */
    void watchedBy(Watch other) {
        watch = other;
    }

    /** Position of the last event that is in the store for good. Any thread. */
    long committed() {
        return committed;
    }

    /** Bytes that the store takes, as of a moment ago. Any thread. */
    long usedBytes() {
        return usedBytes;
    }

    /** What the commits until now come to. Any thread. */
    CommitFigures figures() {
        return counts.figures();
    }

    /** Notes how large the store is. If that cannot be found out, the next commit will say why. */
    private void measure() {
        WriteConnection open = store;
        try {
            usedBytes = open == null ? usedBytes : open.usedBytes();
        } catch (SQLException unknown) {
            discard();
        }
    }

    @Override
    public void run() {
        try {
            measure();
            for (Inbox.Work work = inbox.take(); !(work instanceof Inbox.Work.End); work = inbox.take()) {
                if (work instanceof Inbox.Work.Commit commit) {
                    commit(commit.events());
                } else if (work instanceof Inbox.Work.Do one) {
                    run(one.chore());
                } else if (work instanceof Inbox.Work.Look) {
                    if (isInPlace()) {
                        measure();
                    }
                } else {
                    resume();
                }
            }
            leaveOneFile();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (Throwable bug) {
            LOG.error("The thread that writes the store has stopped", bug);
            fail(new JournalEndedException(bug));
        } finally {
            discard();
        }
    }

    /** Before anything is written: whether it would be there afterwards. If not, those who wait are told so. */
    private boolean isInPlace() {
        String gone = files.gone();
        if (gone == null) {
            return true;
        }
        salvage();
        fail(new IOException(gone + ". Bring back the same file, or stop the server and restore a backup"));
        return false;
    }

    /** The log is gone and the database is not: what is in the log is brought there, while it is still open. */
    private void salvage() {
        WriteConnection open = store;
        if (open == null || !files.isStoreInPlace()) {
            return;
        }
        try {
            open.truncateWal();
            LOG.warn("All stored messages are in the database now. Restart the server to continue.");
        } catch (SQLException failed) {
            LOG.error("The newest messages could not be moved into the database: {}", ResultCodes.words(failed));
        }
    }

    private void commit(List<Event> events) throws InterruptedException {
        if (!isInPlace()) {
            return;
        }
        long began = System.nanoTime();
        long last = committed + events.size();
        boolean mayBeStored = false;
        boolean isErasing = false;
        try {
            WriteConnection open = opened();
            isErasing = open.insert(committed, events);
            mayBeStored = true;
            open.commit();
        } catch (SQLException | RuntimeException failed) {
            discard();
            if (mayBeStored && (!(failed instanceof SQLException sql) || ResultCodes.leavesDoubt(sql))) {
                settle(last, isErasing, failed);
            } else {
                fail(new IOException("The store cannot be written: " + ResultCodes.words(failed), failed));
            }
            return;
        }
        counts.committed(System.nanoTime() - began, events.size());
        reached(last, isErasing);
    }

    private void reached(long position, boolean isErasing) {
        committed = position;
        watch.committed(position, isErasing);
        listener.committed(position);
        // Whoever waits for the commit is told before.
        long now = System.nanoTime();
        if (now - measuredAt > BETWEEN_MEASUREMENTS) {
            measuredAt = now;
            measure();
        }
    }

    private void fail(IOException cause) {
        counts.failed();
        inbox.fail();
        LOG.error("Messages sent since event {} are not stored: {}", committed, cause.getMessage());
        listener.failed(committed, cause);
    }

    /** Finds out whether events are in the store whose commit neither worked nor certainly failed. */
    private void settle(long last, boolean isErasing, Exception cause) throws InterruptedException {
        LOG.error("It is uncertain whether the events up to {} are stored: {}", last, ResultCodes.words(cause));
        Backoff backoff = new Backoff();
        do {
            if (!isInPlace()) {
                return;
            }
            try {
                WriteConnection open = opened();
                if (open.lastPosition() == last) {
                    open.truncateWal();
                    LOG.warn("The events up to {} are stored", last);
                    reached(last, isErasing);
                } else {
                    open.probe();
                    open.truncateWal();
                    fail(new IOException("The store could not be written: " + ResultCodes.words(cause), cause));
                }
                return;
            } catch (SQLException | RuntimeException again) {
                LOG.error("The store still does not answer: {}", ResultCodes.words(again));
                discard();
                inbox.pause(backoff.next());
            }
        } while (!inbox.isClosing());
    }

    /** Tries until something can be written. */
    private void resume() throws InterruptedException {
        if (recover()) {
            LOG.info("The store can be written again");
            listener.writable();
        }
    }

    /** A connection of which is known that it can write; false if the journal was closed before there was one. */
    private boolean recover() throws InterruptedException {
        Backoff backoff = new Backoff();
        do {
            if (isWritable()) {
                return true;
            }
            inbox.pause(backoff.next());
        } while (!inbox.isClosing());
        return false;
    }

    /** Tries it, on a new connection. */
    private boolean isWritable() {
        String gone = files.gone();
        if (gone != null) {
            // The connection to what was is kept: there is no other way to it.
            LOG.error("The store still cannot be written: {}", gone);
            return false;
        }
        discard();
        try {
            WriteConnection open = opened();
            long stored = open.lastPosition();
            if (stored != committed) {
                // Those who wrote them were told that they are not stored; only a start takes them as they are.
                throw new SQLException(
                        "its last event is " + stored + " instead of " + committed + ". Restart the server");
            }
            open.truncateWal();
            open.probe();
            return true;
        } catch (SQLException | RuntimeException again) {
            LOG.error("The store still cannot be written: {}", ResultCodes.words(again));
            return false;
        }
    }

    private void run(Chore chore) throws InterruptedException {
        if (!isInPlace()) {
            chore.fail(new IOException("The store's files are gone"));
            return;
        }
        try {
            chore.run(opened());
            measure();
        } catch (SQLException | RuntimeException failed) {
            // What the connection has of it is not known; nothing may follow in the log before that is settled.
            if (!isWritable()) {
                // Nor can what people send be: they are told so, and do not wait for as long as it lasts.
                fail(new IOException("The store cannot be written: " + ResultCodes.words(failed), failed));
            }
            chore.fail(failed);
        } catch (Error bug) {
            // It ends this thread; who waits for the chore is not to wait for ever.
            chore.cancel();
            throw bug;
        }
    }

    /** A clean stop leaves one file: what is in the log goes into it, and the last connection deletes the log. */
    private void leaveOneFile() {
        try {
            if (store != null) {
                store.truncateWal();
            }
        } catch (SQLException beingRead) {
            LOG.warn("The write-ahead log stays until the next start: {}", beingRead.getMessage());
        }
    }

    private WriteConnection opened() throws SQLException {
        WriteConnection open = store;
        if (open == null) {
            open = opening.open();
            store = open;
        }
        return open;
    }

    private void discard() {
        WriteConnection open = store;
        store = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException | RuntimeException closing) {
                LOG.warn("A connection to the store could not be closed: {}", ResultCodes.words(closing));
            }
        }
    }
}
