package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

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

    private SqliteJournal(StoreFiles files, Options options, String epoch, Inbox inbox, Writer writer) {
        this.files = files;
        this.options = options;
        this.epoch = epoch;
        this.inbox = inbox;
        this.writer = writer;
        this.thread = new Thread(writer, "parley-journal");
        thread.setDaemon(true);
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
                SqliteJournal journal = new SqliteJournal(files, options, epoch, inbox, writer);
                journal.thread.start();
                return journal;
            } catch (SQLException failed) {
                store.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw unreadable(files, failed);
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
            return new EventRows(connection)
                    .read(Meta.base(connection), Long.MAX_VALUE, (position, event) -> sink.accept(event));
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

    /** Waits for the last commit. What could not be written by then, and was not said to have failed, is not in the store. */
    @Override
    public void close() throws IOException {
        inbox.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
