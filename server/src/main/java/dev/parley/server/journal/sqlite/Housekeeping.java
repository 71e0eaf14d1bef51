package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that takes snapshots, compacts read positions and erases, when the writer's commits make it necessary. */
final class Housekeeping implements Runnable, Writer.Watch {

    private static final Logger LOG = LoggerFactory.getLogger("parley.store");

    private static final long FIRST_PAUSE_MS = 1_000;
    private static final long LAST_PAUSE_MS = 300_000;

    private final Options options;
    private final Path store;
    private final long snapshotEvery;
    private final SnapshotMaker snapshots;
    private final MoveCompaction moves;
    private final Eraser eraser;
    private long committed;
    private long lastSnapshot;
    private boolean mustErase;
    private boolean isWorking;
    private boolean isClosing;
    private @Nullable Throwable failure;

    /**
     * @param committed position of the last event in the store
     * @param lastSnapshot position of the newest snapshot
     * @param mustErase whether something was left to erase
     */
    Housekeeping(
            Options options,
            Path store,
            SnapshotMaker snapshots,
            MoveCompaction moves,
            Eraser eraser,
            long committed,
            long lastSnapshot,
            boolean mustErase) {
        this.options = options;
        this.store = store;
        this.snapshotEvery = options.snapshotEvery();
        this.snapshots = snapshots;
        this.moves = moves;
        this.eraser = eraser;
        this.committed = committed;
        this.lastSnapshot = lastSnapshot;
        this.mustErase = mustErase;
    }

    @Override
    public void committed(long position, boolean isErasing) {
        snapshots.committed(position);
        note(position, isErasing);
    }

    private synchronized void note(long position, boolean isErasing) {
        committed = position;
        mustErase |= isErasing;
        if (isDue()) {
            notifyAll();
        }
    }

    private synchronized boolean isDue() {
        return mustErase || committed - lastSnapshot >= snapshotEvery;
    }

    /**
     * Waits until nothing is due.
     *
     * @throws IOException if what is due could not be done; it is tried again, here and after the next start
     */
    synchronized void awaitIdle() throws IOException, InterruptedException {
        while (!isClosing && (isWorking || isDue())) {
            if (failure != null) {
                throw new IOException("Maintenance of the store failed: " + failure.getMessage(), failure);
            }
            wait();
        }
    }

    void close() {
        synchronized (this) {
            isClosing = true;
            notifyAll();
        }
        snapshots.close();
    }

    @Override
    public void run() {
        long pause = FIRST_PAUSE_MS;
        try {
            while (begin()) {
                try {
                    work();
                    failed(null);
                    pause = FIRST_PAUSE_MS;
                } catch (SQLException | IOException | RuntimeException | Error failed) {
                    if (failed instanceof CancellationException) {
                        return;
                    }
                    // An error as well: what is to be erased must not be taken for erased.
                    tell(failed);
                    failed(failed);
                    again(pause);
                    pause = Math.min(LAST_PAUSE_MS, 2 * pause);
                }
                end();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private static void tell(Throwable failed) {
        if (failed instanceof SnapshotGivenUpException) {
            LOG.warn("A snapshot was given up: {}. It is begun again later.", failed.getMessage());
        } else {
            LOG.error("Maintenance of the store failed and will be retried: {}", failed.toString());
        }
    }

    /** Waits for something to do; false at the end. */
    private synchronized boolean begin() throws InterruptedException {
        while (!isClosing && !isDue()) {
            wait();
        }
        isWorking = true;
        return !isClosing;
    }

    private synchronized void failed(@Nullable Throwable cause) {
        failure = cause;
        notifyAll();
    }

    private synchronized void end() {
        isWorking = false;
        notifyAll();
    }

    private synchronized void again(long pauseMs) throws InterruptedException {
        mustErase = true;
        long end = System.nanoTime() + pauseMs * 1_000_000;
        for (long left = pauseMs; left > 0 && !isClosing; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private void work() throws SQLException, IOException, InterruptedException {
        long upTo;
        boolean isErasing;
        synchronized (this) {
            upTo = committed;
            isErasing = mustErase;
            mustErase = false;
        }
        try (Connection connection = options.source().forReading(store)) {
            if (upTo - newest(connection) >= snapshotEvery) {
                snapshots.make(connection, upTo);
                moves.run(connection);
            }
            if (isErasing) {
                eraser.run(connection, upTo);
            }
            long newest = newest(connection);
            synchronized (this) {
                lastSnapshot = newest;
            }
        }
    }

    private static long newest(Connection connection) throws SQLException {
        return new Snapshots(connection).complete().stream().findFirst().orElse(0L);
    }
}
