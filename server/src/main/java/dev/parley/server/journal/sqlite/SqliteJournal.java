package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.CommitFigures;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Journal} in {@code DIR/parley.db}. One process at a time: whoever opens it holds the folder's lock. The listener is
 * called on the writer's thread.
 */
public final class SqliteJournal implements Journal {

    private static final long LONGEST_WAIT_S = 1;

    private final StoreFiles files;
    private final StoreWatch watch;

    /** Reads what the store has also when its files were deleted: they are there as long as they are open. */
    private final Connection lifeline;

    private final Options options;
    private final String epoch;
    private final @Nullable KnownTime knownTime;
    private volatile CompletableFuture<Void> remembering = CompletableFuture.completedFuture(null);
    private final Inbox inbox;
    private final Writer writer;
    private final Thread thread;
    private final @Nullable Housekeeping housekeeping;
    private final @Nullable Thread housekeeper;

    private SqliteJournal(
            StoreFiles files,
            StoreWatch watch,
            Connection lifeline,
            Options options,
            Named named,
            Inbox inbox,
            Writer writer,
            @Nullable Housekeeping housekeeping) {
        this.files = files;
        this.watch = watch;
        this.lifeline = lifeline;
        this.options = options;
        this.epoch = named.epoch;
        this.knownTime = named.knownTime;
        this.inbox = inbox;
        this.writer = writer;
        this.thread = daemon(writer, "parley-journal");
        this.housekeeping = housekeeping;
        this.housekeeper = housekeeping == null ? null : daemon(housekeeping, "parley-housekeeping");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Opens the store in a folder, or makes one; one of an older version is brought to this one.
     *
     * @throws DamagedStoreException if something is missing that was promised to be kept
     * @throws StoreVersionException if it is of a newer version, or no store at all
     */
    public static SqliteJournal open(Path folder, Options options, Listener listener) throws IOException {
        StoreFiles files = StoreFiles.in(folder);
        NativeLibrary.load(files.folder());
        files.create();
        WalScan.check(files.wal());
        StoreWatch watch = new StoreWatch(files);
        Writer.Opening opening = () -> open(files, watch, options);
        try {
            Named named = prepare(files, options);
            WriteConnection store = opening.open();
            try {
                // Whatever a crash left behind the last commit goes with the log: it must not be met by the next scan.
                store.truncateWal();
                long last = store.lastPosition();
                Inbox inbox = new Inbox();
                Writer writer = new Writer(inbox, opening, watch, store, last, listener);
                Housekeeping housekeeping = housekeeping(files, options, inbox, last);
                if (housekeeping != null) {
                    writer.watchedBy(housekeeping);
                }
                Connection lifeline = options.source().forReading(files.store());
                Schema.check(lifeline);
                SqliteJournal journal =
                        new SqliteJournal(files, watch, lifeline, options, named, inbox, writer, housekeeping);
                journal.start();
                return journal;
            } catch (SQLException failed) {
                store.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw unreadable(files, failed);
        }
    }

    /** Not where another file took the place of the one that was open: it would be written to. */
    private static WriteConnection open(StoreFiles files, StoreWatch watch, Options options) throws SQLException {
        String gone = watch.gone();
        if (gone != null) {
            throw new SQLException(gone);
        }
        WriteConnection connection = new WriteConnection(options.source().forWriting(files.store()));
        try {
            // The write-ahead log is there from the first read on.
            connection.lastPosition();
            watch.opened();
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static @Nullable Housekeeping housekeeping(StoreFiles files, Options options, Inbox inbox, long last)
            throws SQLException {
        Records.Source records = options.records();
        if (records == null) {
            return null;
        }
        Chores chores = Chores.between(inbox);
        SnapshotMaker snapshots = new SnapshotMaker(chores, records);
        try (Connection connection = options.source().forReading(files.store())) {
            long newest =
                    new Snapshots(connection).complete().stream().findFirst().orElse(0L);
            return new Housekeeping(
                    options,
                    files.store(),
                    snapshots,
                    new MoveCompaction(chores),
                    new Eraser(chores, snapshots),
                    last,
                    newest,
                    !Erasures.due(connection).isEmpty());
        }
    }

    private void start() {
        thread.start();
        if (housekeeper != null) {
            housekeeper.start();
        }
    }

    /** What the store says of itself. */
    private record Named(String epoch, @Nullable KnownTime knownTime) {}

    private static Named prepare(StoreFiles files, Options options) throws SQLException, IOException {
        // First without writing anything: what is not ours stays as it is.
        try (Connection connection = options.source().forReading(files.store())) {
            Schema.check(connection);
        }
        try (Connection connection = options.source().forWriting(files.store())) {
            Schema.migrate(connection);
            String epoch = Meta.get(connection, Meta.EPOCH);
            if (epoch == null) {
                throw new DamagedStoreException("its epoch is missing");
            }
            return new Named(epoch, Meta.knownTime(connection));
        }
    }

    private static IOException unreadable(StoreFiles files, SQLException failed) {
        return ResultCodes.isDamage(failed)
                ? new DamagedStoreException(ResultCodes.words(failed), failed)
                : new IOException("Cannot read and write " + files.store() + ": " + ResultCodes.words(failed), failed);
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public long replay(Consumer<Event> sink) throws IOException {
        if (watch.gone() != null) {
            return replayWhatIsGone(sink);
        }
        try (Connection connection = options.source().forReading(files.store())) {
            // One transaction: rows and snapshots that are deleted meanwhile are still there for it.
            connection.setAutoCommit(false);
            return Replay.run(connection, Long.MAX_VALUE, sink);
        } catch (SQLException failed) {
            throw unreadable(files, failed);
        }
    }

    private long replayWhatIsGone(Consumer<Event> sink) throws IOException {
        synchronized (lifeline) {
            try {
                lifeline.setAutoCommit(false);
                long last = Replay.run(lifeline, writer.committed(), sink);
                lifeline.rollback();
                lifeline.setAutoCommit(true);
                return last;
            } catch (SQLException failed) {
                throw unreadable(files, failed);
            }
        }
    }

    /** Position of the last event that is safe. Any thread. */
    public long committed() {
        return writer.committed();
    }

    /** Bytes of the database that something is in, as of a moment ago. Any thread. */
    public long usedBytes() {
        return writer.usedBytes();
    }

    /** What its commits come to since it was opened. Any thread. */
    public CommitFigures commits() {
        return writer.figures();
    }

    /** The time that was remembered in the run before; null if none was. */
    public @Nullable KnownTime knownTime() {
        return knownTime;
    }

    /** Remembers the time, between two commits. Does not wait. */
    public void remember(KnownTime time) {
        Chore chore = new Chore(store -> store.inTransaction(one -> Meta.put(one, time)));
        remembering = chore.done();
        inbox.add(chore);
    }

    /**
     * Gives the store another name (its epoch), from the next start on: clients read everything anew. Waits until it is stored.
     *
     * @throws IOException if it could not be stored
     */
    public void rename() throws IOException, InterruptedException {
        String other = UUID.randomUUID().toString();
        Chores.between(inbox).run(store -> store.inTransaction(one -> Meta.put(one, Meta.EPOCH, other)));
    }

    /** Not bounded: see {@link Inbox}. */
    @Override
    public void append(List<Event> events) {
        inbox.append(List.copyOf(events));
    }

    @Override
    public void resume() {
        inbox.resume();
    }

    /**
     * Waits until there is nothing to take a snapshot of and nothing to erase. Returns at once where there are no snapshots.
     *
     * @throws IOException if that failed; it is tried again, here and after the next start
     */
    public void awaitIdle() throws IOException, InterruptedException {
        if (housekeeping != null) {
            housekeeping.awaitIdle();
        }
    }

    /** Waits for the last commit. What could not be written by then, and was not said to have failed, is not in the store. */
    @Override
    public void close() throws IOException {
        if (housekeeping != null) {
            housekeeping.close();
        }
        boolean interrupted = awaitRemembered();
        closeLifeline();
        inbox.close();
        interrupted |= join(thread);
        interrupted |= housekeeper != null && join(housekeeper);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clean stop does not forget the time, unless the store cannot be written. True if somebody wanted not to wait. */
    private boolean awaitRemembered() {
        try {
            remembering.get(LONGEST_WAIT_S, TimeUnit.SECONDS);
            return false;
        } catch (InterruptedException hurry) {
            return true;
        } catch (ExecutionException | TimeoutException | CancellationException notWritten) {
            return false;
        }
    }

    /** Before the writer's, which deletes the write-ahead log when it is the last. */
    private void closeLifeline() throws IOException {
        synchronized (lifeline) {
            try {
                lifeline.close();
            } catch (SQLException failed) {
                throw unreadable(files, failed);
            }
        }
    }

    /** Waits for a thread's end; true if somebody wanted this one to stop waiting. */
    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
