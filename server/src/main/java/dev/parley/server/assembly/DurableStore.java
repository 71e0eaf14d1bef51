package dev.parley.server.assembly;

import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.KnownTime;
import dev.parley.server.journal.SnapshotSource;
import dev.parley.server.journal.archive.Indexer;
import dev.parley.server.journal.archive.SqliteArchive;
import dev.parley.server.journal.sqlite.Options;
import dev.parley.server.journal.sqlite.SqliteJournal;
import dev.parley.server.session.QueryPort;
import dev.parley.server.session.Store;
import dev.parley.server.session.StoreFigures;
import dev.parley.server.worker.QueryWorker;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is kept on disk: the journal, the index that follows it, and the workers that look things up in both. */
final class DurableStore implements Store {

    private static final int QUERIES_WAITING = 1_000;

    private final Path folder;
    private final SqliteJournal journal;
    private volatile @Nullable Indexer indexer;
    private volatile @Nullable QueryWorker worker;

    private DurableStore(Path folder, int snapshotEvery, Journal.Listener listener, SnapshotSource live)
            throws IOException {
        this.folder = folder;
        this.journal = SqliteJournal.open(
                folder, Options.usual().withSnapshotsOf(live).withSnapshotEvery(snapshotEvery), new Relay(listener));
    }

    static DurableStore open(Path folder, int snapshotEvery, Journal.Listener listener, SnapshotSource live)
            throws IOException {
        return new DurableStore(folder, snapshotEvery, listener, live);
    }

    /** The index follows what is committed, behind everyone who waits for it. */
    private final class Relay implements Journal.Listener {
        private final Journal.Listener sessions;

        Relay(Journal.Listener sessions) {
            this.sessions = sessions;
        }

        @Override
        public void committed(long position) {
            sessions.committed(position);
            Indexer following = indexer;
            if (following != null) {
                following.committed(position);
            }
        }

        @Override
        public void failed(long position, IOException cause) {
            sessions.failed(position, cause);
        }

        @Override
        public void writable() {
            sessions.writable();
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public QueryPort queries() {
        return (query, done) -> {
            QueryWorker asked = worker;
            return asked != null && asked.start(query, done);
        };
    }

    @Override
    public void begin(long position, Keys keys) {
        Indexer following = new Indexer(folder, journal.epoch(), position, new Indexer.Listener() {
            @Override
            public void keysStoredUpTo(long upTo) {
                keys.storedUpTo(upTo);
            }

            @Override
            public void filterReady(KeyFilter filter) {
                keys.filterReady(filter);
            }
        });
        worker = new QueryWorker(() -> new SqliteArchive(following), QUERIES_WAITING);
        indexer = following;
        // What was committed since, it has not heard of.
        following.committed(journal.committed());
        following.start();
    }

    @Override
    public long usedBytes() {
        return journal.usedBytes();
    }

    @Override
    public StoreFigures figures() {
        Indexer following = indexer;
        QueryWorker asked = worker;
        long words = following == null ? 0 : following.wordsUpTo();
        long keys = following == null ? 0 : following.keysUpTo();
        // Read last: what is indexed is stored.
        long stored = journal.committed();
        return new StoreFigures(
                journal.usedBytes(),
                journal.commits(),
                following == null ? 0 : Math.max(0, stored - words),
                following == null ? 0 : Math.max(0, stored - keys),
                asked == null ? 0 : asked.waiting());
    }

    @Override
    public @Nullable KnownTime knownTime() {
        return journal.knownTime();
    }

    @Override
    public void remember(KnownTime time) {
        journal.remember(time);
    }

    @Override
    public void close() throws IOException {
        QueryWorker asked = worker;
        if (asked != null) {
            asked.close();
        }
        Indexer following = indexer;
        if (following != null) {
            following.close();
        }
        journal.close();
    }
}
