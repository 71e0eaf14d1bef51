package dev.parley.server.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import dev.parley.server.journal.JournalEndedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is no exception, as when there is no memory, in a thread of the store. */
@Timeout(300)
class StoreThreadsTest {

    @TempDir
    Path folder;

    private final LoopSide loop = new LoopSide();
    private final ChatEvents chat = new ChatEvents(new Random(7)).keepingAll();
    private volatile boolean isOutOfMemory;

    @Test
    void aJournalWhoseThreadEndedInTheMiddleOfAChoreCanBeClosed() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        Options options = Options.usual()
                .withCompaction(FoldedState::new)
                .withSnapshotEvery(100)
                .withSource(new FaultySource(() -> {
                    // The first is of events, the second of a snapshot's first part.
                    if (isOutOfMemory && commits.incrementAndGet() == 2) {
                        throw new OutOfMemoryError("injected");
                    }
                    return null;
                }));
        SqliteJournal journal = SqliteJournal.open(folder, options, loop);
        isOutOfMemory = true;
        journal.append(chat.next(100));
        assertThat(loop.awaitFailure().cause()).isInstanceOf(JournalEndedException.class);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> close(journal));
        closed.get(30, TimeUnit.SECONDS);
    }

    private static void close(SqliteJournal journal) {
        try {
            journal.close();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void whatIsToBeErasedIsNotSaidToBeWhenThereWasNoMemoryForItAndIsWhenThereIs() throws Exception {
        isOutOfMemory = true;
        Options options = Options.usual().withCompaction(Large::new);
        try (SqliteJournal journal = SqliteJournal.open(folder, options, loop)) {
            journal.append(chat.next(500));
            journal.append(java.util.List.of(new Event.HistoryCleared(new LogId.RoomLog("room0"), 5)));
            loop.awaitCommitted(501);
            assertThatThrownBy(journal::awaitIdle).isInstanceOf(IOException.class);
            isOutOfMemory = false;
            await().atMost(Duration.ofSeconds(30)).until(() -> isIdle(journal));
        }
        assertThat(Verification.verify(folder, FoldedState::new).snapshots()).isEqualTo(1);
    }

    private static boolean isIdle(SqliteJournal journal) throws InterruptedException {
        try {
            journal.awaitIdle();
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    /** A state that there may be no memory for. */
    private final class Large implements Compaction {
        private final FoldedState state = new FoldedState();

        @Override
        public void apply(Event event) {
            if (isOutOfMemory) {
                throw new OutOfMemoryError("injected");
            }
            state.apply(event);
        }

        @Override
        public Stream<Restored> summary() {
            return state.summary();
        }

        @Override
        public void describe(Consumer<String> parts) {
            state.describe(parts);
        }
    }
}
