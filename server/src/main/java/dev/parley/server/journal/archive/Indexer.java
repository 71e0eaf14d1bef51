package dev.parley.server.journal.archive;

import dev.parley.server.core.state.KeyFilter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index, on a thread of its own, behind the store: it reads what was committed, so the store waits for nothing that
 * happens here. What it had not done when the server stopped it does after the next start. If it fails, it tries again, and
 * an index that is damaged is made anew; the server goes on meanwhile.
 */
public final class Indexer implements AutoCloseable {

    /** Who is told how far it is. Called on threads of the indexer. */
    public interface Listener {

        /** {@link Archive#sentWith} finds every key up to this position. */
        void keysStoredUpTo(long position);

        /** Has every key that was written when the server started; not touched here again. Called once. */
        void filterReady(KeyFilter filter);
    }

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What is committed in this time goes into the index together. */
    private static final Duration ROUND = Duration.ofMillis(250);

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final Path folder;
    private final String epoch;
    private final long committedAtStart;
    private final Listener listener;
    private final Thread thread;

    private final Progress committed = new Progress();
    private final Progress keys = new Progress();

    /** The furthest that was ever said of keys, also of an index that is being made anew now. */
    private volatile long keysTold;

    private final Progress words = new Progress();
    private final Progress opened = new Progress();

    private volatile @Nullable Thread filterThread;
    private volatile boolean closing;
    private volatile boolean damaged;
    private volatile boolean purged;
    private volatile boolean filterMade;

    /**
     * @param folder where the store is, and the index is to be
     * @param epoch of the store
     * @param committed the store's last position now, as {@link dev.parley.server.journal.Journal#replay} returns it
     */
    public Indexer(Path folder, String epoch, long committed, Listener listener) {
        this.folder = folder;
        this.epoch = epoch;
        this.committedAtStart = committed;
        this.keysTold = committed;
        this.listener = listener;
        this.committed.reach(committed);
        this.thread = daemon(this::run, "parley-indexer");
    }

    /**
     * Deletes the index of a folder that no server runs on. The next one makes it anew.
     *
     * @throws IOException if there is one and it cannot be deleted
     */
    public static void discard(Path folder) throws IOException {
        IndexFile.delete(folder);
    }

    /** Starts its thread. */
    public void start() {
        thread.start();
    }

    /** The store is safe up to here. Any thread; does not wait. */
    public void committed(long position) {
        committed.reach(position);
    }

    /** Up to which position messages are found by their words. Any thread. */
    public long wordsUpTo() {
        return words.reached();
    }

    /** Up to which position keys are found. Any thread. */
    public long keysUpTo() {
        return keys.reached();
    }

    /** Whether nothing of what was deleted up to {@link #wordsUpTo} stands in the index's file. Any thread. */
    public boolean isPurged() {
        return purged;
    }

    /** Ends its threads after what they are at. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE.toMillis());
            Thread filtering = filterThread;
            if (filtering != null) {
                filtering.join(LONGEST_CLOSE.toMillis());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    Path folder() {
        return folder;
    }

    /** Grows whenever the file was opened, since it may be another one then. 0: there is none yet. */
    long generation() {
        return opened.reached();
    }

    /** Waits until there is a file to read. */
    boolean awaitOpened(Duration atMost) throws InterruptedException {
        return opened.await(1, atMost);
    }

    /** Waits until the keys are there that were written before the server started, and those that were said to be there. */
    boolean awaitKeys(Duration atMost) throws InterruptedException {
        return keys.await(keysTold, atMost);
    }

    /** A reader has met damage: the index is made anew. */
    void damaged(SQLException found) {
        LOG.error("The index is damaged: {}", found.getMessage());
        damaged = true;
    }

    private void run() {
        while (!closing) {
            try {
                if (damaged) {
                    IndexFile.delete(folder);
                    damaged = false;
                }
                follow();
            } catch (InterruptedException toClose) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | IOException | RuntimeException | Error failure) {
                // An error as well: without the keys of what is sent, those who send are muted in the end.
                failed(failure);
            }
        }
    }

    private void failed(Throwable failure) {
        if (failure instanceof SQLException sql && Databases.isDamage(sql)) {
            damaged(sql);
            return;
        }
        LOG.error("The index cannot be written; trying again in {} s", BEFORE_ANOTHER_TRY.toSeconds(), failure);
        try {
            Thread.sleep(BEFORE_ANOTHER_TRY.toMillis());
        } catch (InterruptedException toClose) {
            closing = true;
        }
    }

    private void follow() throws SQLException, IOException, InterruptedException {
        try (StoredEvents store = new StoredEvents(folder);
                IndexFile index = IndexFile.open(folder, epoch, committed.reached())) {
            KeyFollower keyFollower = new KeyFollower(store, index);
            WordFollower wordFollower = new WordFollower(store, index);
            Pace pace = new Pace(System.nanoTime(), committed.reached());
            keys.beginAt(keyFollower.mark());
            words.beginAt(wordFollower.mark());
            opened.reach(opened.reached() + 1);
            listener.keysStoredUpTo(keyFollower.mark());
            while (!closing && !damaged) {
                long upTo = committed.reached();
                pace.observe(System.nanoTime(), upTo);
                boolean more = keyFollower.step(upTo);
                keysReached(keyFollower.mark());
                // Keys first, until there are no more: the state machine has to remember those that are not stored.
                if (more || wordsStep(wordFollower, pace, upTo)) {
                    continue;
                }
                purged = wordFollower.isPurged();
                if (committed.await(upTo + 1, ROUND)) {
                    Thread.sleep(untilNextRound(pace, wordFollower.mark() < upTo));
                }
            }
        }
    }

    /** In milliseconds: what is said meanwhile is done together, but where words wait for their share it is less. */
    private static long untilNextRound(Pace pace, boolean isBehind) {
        long left = Duration.ofNanos(pace.left(System.nanoTime())).toMillis() + 1;
        return isBehind ? Math.min(left, ROUND.toMillis()) : ROUND.toMillis();
    }

    private boolean wordsStep(WordFollower follower, Pace pace, long upTo) throws SQLException, IOException {
        if (!pace.mayWork(System.nanoTime())) {
            return false;
        }
        long cpu = THREADS.getCurrentThreadCpuTime();
        boolean worked = follower.step(upTo);
        purged = purged && follower.isPurged();
        words.reach(follower.mark());
        pace.worked(THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime());
        return worked;
    }

    private void keysReached(long mark) {
        if (mark > keys.reached()) {
            keysTold = Math.max(keysTold, mark);
            keys.reach(mark);
            listener.keysStoredUpTo(mark);
        }
        if (!filterMade && mark >= committedAtStart) {
            filterMade = true;
            filterThread = daemon(this::makeFilter, "parley-key-filter");
            filterThread.start();
        }
    }

    /** Reads every key there is, which takes seconds for tens of millions. */
    private void makeFilter() {
        KeyFilter filter = new KeyFilter();
        try (Connection index = Databases.reading(folder.resolve(Databases.INDEX))) {
            // One transaction: an index that was begun anew meanwhile does not have them all, and must not pass for one
            // that has.
            index.setAutoCommit(false);
            if (IndexFile.keyMark(index) < committedAtStart) {
                filterMade = false;
                return;
            }
            new KeyIndex(index).forEachHash(hash -> {
                filter.add(hash);
                return !closing;
            });
        } catch (SQLException failure) {
            LOG.error("The filter of idempotency keys could not be built; until then each key is looked up", failure);
            if (Databases.isDamage(failure)) {
                damaged(failure);
            }
            filterMade = false;
            return;
        }
        if (closing) {
            return;
        }
        listener.filterReady(filter);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, failure) -> LOG.error("{} has ended", name, failure));
        return thread;
    }
}
