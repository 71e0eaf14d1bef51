package dev.parley.server.journal.archive;

import static org.awaitility.Awaitility.await;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.KeyFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store, its index and an archive over both, which can be stopped and started. One thread. */
final class ArchiveFixture implements AutoCloseable, Indexer.Listener {

    static final LogId TEA = new LogId.RoomLog("tea");
    static final LogId ALE = new LogId.RoomLog("ale");

    final Path folder;
    final StoreFixture store;
    final AtomicLong keysStored = new AtomicLong();
    String epoch = "one";
    CompletableFuture<KeyFilter> filter = new CompletableFuture<>();
    private @Nullable Indexer indexer;
    private @Nullable SqliteArchive archive;

    ArchiveFixture(Path folder) throws SQLException {
        this.folder = folder;
        this.store = new StoreFixture(folder);
    }

    void start() throws IOException, SQLException {
        filter = new CompletableFuture<>();
        Indexer made = new Indexer(folder, epoch, store.commit(), this);
        made.start();
        indexer = made;
        archive = new SqliteArchive(made);
    }

    void stop() throws IOException {
        if (archive != null) {
            archive.close();
            archive = null;
        }
        if (indexer != null) {
            indexer.close();
            indexer = null;
        }
    }

    Indexer indexer() {
        return java.util.Objects.requireNonNull(indexer);
    }

    SqliteArchive archive() {
        return java.util.Objects.requireNonNull(archive);
    }

    void commit() throws SQLException {
        indexer().committed(store.commit());
    }

    /** Commits, and waits until all of it can be found. */
    void settle() throws SQLException {
        commit();
        Indexer settling = indexer();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> settling.wordsUpTo() >= store.position() && settling.keysUpTo() >= store.position());
    }

    void settleAndPurge() throws SQLException {
        settle();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(indexer()::isPurged);
    }

    Answer.Found find(String words, LogId... logs) throws IOException {
        return find(new Query.Search("ann", words, List.of(logs), null, null, 50));
    }

    Answer.Found find(Query.Search query) throws IOException {
        Answer answer = archive().search(query);
        if (answer instanceof Answer.Found found) {
            return found;
        }
        throw new AssertionError(answer);
    }

    /** The texts that are found, newest first. */
    List<String> texts(String words, LogId... logs) throws IOException {
        return find(words, logs).hits().stream()
                .map(hit -> ((Entry.Message) hit.entry()).text())
                .toList();
    }

    /** What the indexer is told to do. */
    interface Doing {
        void run() throws IOException, SQLException;
    }

    /** Once, when keys are said to be stored up to a position or a later one, on the indexer's thread. */
    void beforeTold(long position, Doing doing) {
        before.set(new Before(position, doing));
    }

    /** Likewise, at once. */
    void failOnce(Error error) {
        beforeTold(0, () -> {
            throw error;
        });
    }

    private record Before(long position, Doing doing) {}

    private final AtomicReference<@Nullable Before> before = new AtomicReference<>();

    @Override
    public void keysStoredUpTo(long position) {
        Before due = before.get();
        if (due != null && position >= due.position && before.compareAndSet(due, null)) {
            try {
                due.doing.run();
            } catch (IOException | SQLException failed) {
                throw new AssertionError(failed);
            }
        }
        keysStored.set(position);
    }

    @Override
    public void filterReady(KeyFilter made) {
        filter.complete(made);
    }

    @Override
    public void close() throws IOException, SQLException {
        stop();
        store.close();
    }
}
