package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.journal.Archive;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the durable store, and finds things by the index that {@link Indexer} keeps. As many as one wants, each of one thread. */
public final class SqliteArchive implements Archive {

    /** Hashes of 64 bits: more than one is a retry's own, or the same key of the same user written again. */
    private static final int MOST_CANDIDATES = 64;

    /** Entries looked through for a message. Nobody takes a log with so many for one that was made by mistake. */
    private static final int MOST_WITHOUT_MESSAGE = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Indexer indexer;
    private final LongSupplier nanoTime;
    private final Duration longestSearch;
    private final StoredEvents store;
    private @Nullable Connection index;
    private long generation;

    /** Opens the store, which must be there. */
    public SqliteArchive(Indexer indexer) throws IOException {
        this(indexer, System::nanoTime, Search.LONGEST);
    }

    /**
     * @param nanoTime by which searches are timed
     * @param longestSearch after which one is stopped
     */
    SqliteArchive(Indexer indexer, LongSupplier nanoTime, Duration longestSearch) throws IOException {
        this.indexer = indexer;
        this.nanoTime = nanoTime;
        this.longestSearch = longestSearch;
        try {
            store = new StoredEvents(indexer.folder());
        } catch (SQLException failure) {
            throw new IOException("The store cannot be opened for reading", failure);
        }
    }

    @Override
    public long position() throws IOException {
        try {
            return store.position();
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    @Override
    public List<Entry> entries(LogId log, long from, long to) throws IOException {
        try {
            return store.entries(log, from, to);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    @Override
    public long lastBefore(LogId log, Instant time) throws IOException {
        try {
            return store.lastBefore(log, time);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    @Override
    public boolean mayHaveMessage(LogId log) throws IOException {
        try {
            return store.mayHaveMessage(log, MOST_WITHOUT_MESSAGE);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /**
     * {@inheritDoc} Keys of which {@link Indexer.Listener#keysStoredUpTo} has not yet been told are not waited for.
     *
     * @throws IOException also if the index has not caught up after a while: it may be being made anew
     */
    @Override
    public @Nullable Sent sentWith(String user, String cid) throws IOException {
        try {
            List<Long> candidates = fromIndex(file -> {
                // With the file in hand: were it opened afterwards, it might be one that was begun anew meanwhile.
                if (!indexer.awaitKeys(LONGEST_WAIT)) {
                    throw new IOException("The index of idempotency keys is still being built");
                }
                return new KeyIndex(file).positions(KeyFilter.hash(user, cid), MOST_CANDIDATES);
            });
            for (long position : candidates) {
                Event.EntryWritten written = store.entryAt(position);
                if (written != null
                        && written.actor().equals(user)
                        && written.entry() instanceof Entry.Message message
                        && cid.equals(message.cid())) {
                    // What it said is gone if it was edited or deleted since.
                    return new Sent(written.log(), message.seq(), message.at(), Fingerprint.ofStored(message));
                }
            }
            return null;
        } catch (SQLException failure) {
            throw unreadable(failure);
        } catch (InterruptedException toEnd) {
            throw interrupted(toEnd);
        }
    }

    @Override
    public Answer search(Query.Search query) throws IOException {
        try {
            return fromIndex(file -> {
                try (TimeLimit limit = new TimeLimit(file, nanoTime, longestSearch)) {
                    return new Search(file, store, query, limit).answer();
                }
            });
        } catch (SQLException failure) {
            throw unreadable(failure);
        } catch (InterruptedException toEnd) {
            throw interrupted(toEnd);
        }
    }

    @Override
    public void close() throws IOException {
        try (store) {
            closeIndex();
        } catch (SQLException failure) {
            throw new IOException("The store could not be closed", failure);
        }
    }

    /** Something that is read from the index. */
    private interface Reading<T> {
        T from(Connection index) throws SQLException, IOException, InterruptedException;
    }

    private <T> T fromIndex(Reading<T> reading) throws SQLException, IOException, InterruptedException {
        try {
            return reading.from(index());
        } catch (SQLException failure) {
            if (Databases.isDamage(failure)) {
                indexer.damaged(failure);
            }
            closeIndex();
            throw failure;
        }
    }

    /** The index as it is now: if it was made anew since, it is another file. */
    private Connection index() throws SQLException, IOException, InterruptedException {
        if (!indexer.awaitOpened(LONGEST_WAIT)) {
            throw new IOException("The index cannot be opened");
        }
        long now = indexer.generation();
        if (index == null || generation != now) {
            closeIndex();
            index = Databases.reading(indexer.folder().resolve(Databases.INDEX));
            generation = now;
        }
        return index;
    }

    private void closeIndex() throws SQLException {
        if (index != null) {
            index.close();
            index = null;
        }
    }

    private static IOException unreadable(SQLException failure) {
        return new IOException("The store cannot be read: " + failure.getMessage(), failure);
    }

    private static IOException interrupted(InterruptedException toEnd) {
        Thread.currentThread().interrupt();
        return new IOException("Interrupted", toEnd);
    }
}
