package dev.parley.server.journal.archive;

import static dev.parley.server.journal.archive.ArchiveFixture.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.worker.QueryWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that take longer than they may. Time passes with each look at the clock, and not otherwise. */
class SearchTimeTest {

    private static final int MESSAGES = 40_000;

    private final AtomicLong looks = new AtomicLong();
    private ArchiveFixture chat;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        chat = new ArchiveFixture(folder);
        // Each word is in half of the messages; the two are together in the two oldest alone.
        chat.store.message(TEA, "ann", "common usual first");
        chat.store.message(TEA, "ann", "common usual second");
        for (int i = 0; i < MESSAGES; i++) {
            chat.store.message(TEA, "ann", i % 2 == 0 ? "common" : "usual");
        }
        chat.start();
        chat.settle();
    }

    @AfterEach
    void stop() throws Exception {
        chat.close();
    }

    /** Searches while the clock is looked at so often, and no longer. */
    private Answer search(long longestInLooks, Query.Search query) throws Exception {
        looks.set(0);
        try (SqliteArchive archive =
                new SqliteArchive(chat.indexer(), looks::incrementAndGet, Duration.ofNanos(longestInLooks))) {
            return archive.search(query);
        }
    }

    private static Query.Search query(String words, Long before, int limit) {
        return new Query.Search("ann", words, List.of(TEA), null, before, limit);
    }

    @Test
    void twoCommonWordsThatAreNeverTogetherAreFoundGivenTime() throws Exception {
        Answer.Found found = (Answer.Found) search(Long.MAX_VALUE / 2, query("common usual", null, 50));
        assertThat(found.hits()).hasSize(2);
        assertThat(found.next()).isNull();
        assertThat(looks.get()).as("how often SQLite asks for the time").isGreaterThan(20);
    }

    @Test
    void aSearchStopsInTheMiddleOfAListThatIsTooLong() throws Exception {
        search(Long.MAX_VALUE / 2, query("common usual", null, 50));
        long whole = looks.get();
        Answer stopped = search(whole / 2, query("common usual", null, 50));
        assertThat(looks.get()).isLessThan(whole);
        assertThat(stopped).isInstanceOf(Answer.BadQuery.class);
    }

    @Test
    void aSearchThatWasStoppedLeavesTheIndexToTheNext() throws Exception {
        looks.set(0);
        try (SqliteArchive archive = new SqliteArchive(
                chat.indexer(), () -> looks.get() < 0 ? looks.get() : looks.incrementAndGet(), Duration.ofNanos(20))) {
            assertThat(archive.search(query("common usual", null, 50))).isInstanceOf(Answer.BadQuery.class);
            // From here on time stands still.
            looks.set(-1);
            assertThat(((Answer.Found) archive.search(query("common usual", null, 50))).hits())
                    .hasSize(2);
        }
    }

    @Test
    void aPageAndAKeyAreLookedUpWhileASearchIsInTheMiddleOfAList() throws Exception {
        CountDownLatch inSearch = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        LongSupplier clock = () -> {
            long now = looks.incrementAndGet();
            if (now == 10) {
                inSearch.countDown();
                await(goOn);
            }
            return now;
        };
        try (QueryWorker worker =
                new QueryWorker(() -> new SqliteArchive(chat.indexer(), clock, Duration.ofNanos(15)), 10)) {
            CompletableFuture<Answer> found = start(worker, query("common usual", null, 50));
            inSearch.await();
            Answer.OldEntries page = (Answer.OldEntries)
                    start(worker, new Query.OldEntries(TEA, 1, 50)).join();
            assertThat(page.entries()).hasSize(50);
            assertThat(start(worker, new Query.SentWith("ann", "k")).join()).isEqualTo(new Answer.SentWith(null));
            assertThat(found).isNotDone();
            goOn.countDown();
            assertThat(found.join()).isInstanceOf(Answer.BadQuery.class);
        }
    }

    private static CompletableFuture<Answer> start(QueryWorker worker, Query query) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        assertThat(worker.start(query, answer::complete)).isTrue();
        return answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException toEnd) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasFoundBeforeTheEndIsAnsweredAndThePagesGoOnBehindIt() throws Exception {
        List<Long> positions = new ArrayList<>();
        Long before = null;
        int pages = 0;
        do {
            Answer.Found page = (Answer.Found) search(100, query("usual", before, 500));
            assertThat(page.hits()).isNotEmpty();
            page.hits().forEach(hit -> positions.add(hit.position()));
            before = page.next();
            pages++;
        } while (before != null && pages < 100);
        assertThat(pages).isEqualTo(100);
        assertThat(positions).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        // Every second message, without a gap.
        long newest = positions.get(0);
        for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(newest - 2L * i);
        }
    }
}
