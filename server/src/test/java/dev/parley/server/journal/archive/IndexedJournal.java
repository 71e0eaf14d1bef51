package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.sqlite.Options;
import dev.parley.server.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The durable journal with an index behind it, as the server has them. */
final class IndexedJournal implements AutoCloseable, Journal.Listener {

    /** Takes note of what the indexer says. */
    static final class Told implements Indexer.Listener {

        final AtomicLong keys = new AtomicLong();

        @Override
        public void keysStoredUpTo(long position) {
            keys.set(position);
        }

        @Override
        public void filterReady(KeyFilter filter) {}
    }

    final AtomicLong committed = new AtomicLong();
    private final SqliteJournal journal;
    private final Indexer indexer;
    private volatile @Nullable Indexer toTell;

    private IndexedJournal(Path folder, Indexer.Listener listener) throws IOException {
        journal = SqliteJournal.open(folder, Options.usual(), this);
        indexer = new Indexer(folder, journal.epoch(), journal.committed(), listener);
        toTell = indexer;
        indexer.start();
    }

    static IndexedJournal open(Path folder, Indexer.Listener listener) throws IOException {
        return new IndexedJournal(folder, listener);
    }

    static Event message(LogId log, long seq, String user, String text, @Nullable String cid) {
        return new Event.EntryWritten(
                log,
                user,
                new Entry.Message("tea", seq, StoreFixture.BEGINNING.plusSeconds(seq), user, text, cid, null, null),
                List.of());
    }

    Indexer indexer() {
        return indexer;
    }

    void append(List<Event> events) {
        journal.append(events);
    }

    @Override
    public void committed(long position) {
        committed.set(position);
        Indexer telling = toTell;
        if (telling != null) {
            telling.committed(position);
        }
    }

    @Override
    public void failed(long position, IOException cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void writable() {}

    @Override
    public void close() throws IOException {
        indexer.close();
        journal.close();
    }
}
