package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Journal} in {@code DIR/parley.db}. One process at a time: whoever opens it holds the folder's lock. The listener is
 * called on the writer's thread.
 */
public final class SqliteJournal implements Journal {

    private final StoreFiles files;
    private final Options options;
    private final String epoch;
    private final Inbox inbox;
    private final Writer writer;
    private final Thread thread;
    private final @Nullable Housekeeping housekeeping;
    private final @Nullable Thread housekeeper;

    private SqliteJournal(
            StoreFiles files,
            Options options,
            String epoch,
            Inbox inbox,
            Writer writer,
            @Nullable Housekeeping housekeeping) {
        this.files = files;
        this.options = options;
        this.epoch = epoch;
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
        Writer.Opening opening = () -> new WriteConnection(options.source().forWriting(files.store()));
        try {
            String epoch = prepare(files, options);
            WriteConnection store = opening.open();
            try {
                // Whatever a crash left behind the last commit goes with the log: it must not be met by the next scan.
                store.truncateWal();
                long last = store.lastPosition();
                Inbox inbox = new Inbox();
                Writer writer = new Writer(inbox, opening, store, last, listener);
                Housekeeping housekeeping = housekeeping(files, options, inbox, last);
                if (housekeeping != null) {
                    writer.watchedBy(housekeeping);
                }
                SqliteJournal journal = new SqliteJournal(files, options, epoch, inbox, writer, housekeeping);
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

    private static @Nullable Housekeeping housekeeping(StoreFiles files, Options options, Inbox inbox, long last)
            throws SQLException {
        if (options.compaction() == null) {
            return null;
        }
        Chores chores = Chores.between(inbox);
        SnapshotMaker snapshots = new SnapshotMaker(chores, options.compaction());
        try (Connection connection = options.source().forReading(files.store())) {
            long newest =
                    new Snapshots(connection).complete().stream().findFirst().orElse(0L);
            return new Housekeeping(
                    options,
                    files.store(),
                    snapshots,
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

    private static String prepare(StoreFiles files, Options options) throws SQLException, IOException {
        // First without writing anything: what is not ours stays as it is.
        try (Connection connection = options.source().forReading(files.store())) {
            Schema.check(connection);
        }
        try (Connection connection = options.source().forWriting(files.store())) {
            Schema.migrate(connection);
            String epoch = Meta.get(connection, Meta.EPOCH);
            if (epoch == null) {
                throw new DamagedStoreException("it has lost its name, the epoch");
            }
            return epoch;
        }
    }

    private static IOException unreadable(StoreFiles files, SQLException failed) {
        return ResultCodes.isDamage(failed)
                ? new DamagedStoreException("SQLite says: " + failed.getMessage(), failed)
                : new IOException("Cannot read and write " + files.store() + ": " + failed.getMessage(), failed);
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public long replay(Consumer<Event> sink) throws IOException {
        try (Connection connection = options.source().forReading(files.store())) {
            // One transaction: rows and snapshots that are deleted meanwhile are still there for it.
            connection.setAutoCommit(false);
            return Replay.run(connection, Long.MAX_VALUE, sink);
        } catch (SQLException failed) {
            throw unreadable(files, failed);
        }
    }

    /** Position of the last event that is safe. Any thread. */
    public long committed() {
        return writer.committed();
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

    /** Waits until there is nothing to take a snapshot of and nothing to erase. Returns at once where there is no compaction. */
    public void awaitIdle() throws InterruptedException {
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
        inbox.close();
        boolean interrupted = join(thread);
        interrupted |= housekeeper != null && join(housekeeper);
        if (interrupted) {
            Thread.currentThread().interrupt();
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
