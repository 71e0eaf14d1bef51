package dev.parley.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import dev.parley.server.journal.Archive;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class QueryWorkerTest {

    private static final int QUEUE = 3;
    private static final LogId TEA = new LogId.RoomLog("tea");
    private static final Query ENTRIES = new Query.OldEntries(TEA, 1, 2);

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean isHeld;
    private volatile boolean isKeyHeld;
    private volatile boolean isSearchHeld;
    private final AtomicInteger searching = new AtomicInteger();
    private final AtomicInteger mostOfOneAtATime = new AtomicInteger();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final List<String> searchers = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean isBroken;
    private volatile boolean isTooLarge;

    private final QueryWorker worker = new QueryWorker(FakeArchive::new, QUEUE);

    @AfterEach
    void close() {
        gate.countDown();
        worker.close();
    }

    @Test
    void eachKindOfQueryGetsItsAnswer() {
        assertThat(ask(ENTRIES)).isEqualTo(new Answer.OldEntries(List.of(), 5));
        assertThat(ask(new Query.SentWith("ann", "k"))).isEqualTo(new Answer.SentWith(null));
        assertThat(ask(new Query.LastBefore(TEA, Instant.EPOCH))).isEqualTo(new Answer.LastBefore(7));
        assertThat(ask(new Query.HasMessage(TEA))).isEqualTo(new Answer.HasMessage(true));
        assertThat(ask(new Query.HasMessage(LogId.DirectLog.between("ann", "bob"))))
                .isEqualTo(new Answer.HasMessage(false));
        assertThat(ask(new Query.Search("ann", "tea", List.of(TEA), null, null, 1)))
                .isEqualTo(new Answer.BadQuery("tea"));
    }

    @Test
    void itTakesNoMoreThanItsQueueHolds() throws Exception {
        isHeld = true;
        CountDownLatch answered = new CountDownLatch(2 + QUEUE);
        for (int thread = 1; thread <= 2; thread++) {
            int busy = thread;
            assertThat(worker.start(ENTRIES, answer -> answered.countDown())).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> opened.get() == busy);
        }
        int taken = 0;
        while (worker.start(ENTRIES, answer -> answered.countDown())) {
            taken++;
        }
        assertThat(taken).isEqualTo(QUEUE);
        gate.countDown();
        answered.await();
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
    }

    /** By idempotency keys, because one thread alone looks those up: it is its archive that is closed and opened. */
    @Test
    void aStoreThatCannotBeReadIsOpenedAgain() {
        Query key = new Query.SentWith("ann", "k");
        assertThat(ask(key)).isInstanceOf(Answer.SentWith.class);
        isBroken = true;
        assertThat(ask(key)).isEqualTo(new Answer.Unreadable());
        assertThat(ask(key)).isEqualTo(new Answer.Unreadable());
        isBroken = false;
        assertThat(ask(key)).isInstanceOf(Answer.SentWith.class);
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(1);
    }

    @Test
    void whoAsksForMoreThanMemoryHoldsIsAnsweredAndSoIsTheNext() {
        isTooLarge = true;
        assertThat(ask(ENTRIES)).isEqualTo(new Answer.Unreadable());
        isTooLarge = false;
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
    }

    @Test
    void anAnswerThatNobodyCanTakeEndsNothing() {
        worker.start(ENTRIES, answer -> {
            throw new IllegalStateException("nobody there");
        });
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
    }

    @Test
    void closedItTakesNothingAndClosesItsArchive() {
        ask(ENTRIES);
        worker.close();
        assertThat(worker.start(ENTRIES, answer -> {})).isFalse();
        await().atMost(Duration.ofSeconds(60)).until(() -> closed.get() == 1);
    }

    private static Query search(String asker, String words) {
        return new Query.Search(asker, words, List.of(TEA), null, null, 1);
    }

    @Test
    void aPageAndAKeyWaitForNoSearch() throws Exception {
        isSearchHeld = true;
        List<CompletableFuture<Answer>> searches = new ArrayList<>();
        for (String asker : List.of("ann", "bob", "carl")) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            assertThat(worker.start(search(asker, "tea"), answer::complete)).isTrue();
            searches.add(answer);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> searching.get() == 2);
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
        assertThat(ask(new Query.LastBefore(TEA, Instant.EPOCH))).isInstanceOf(Answer.LastBefore.class);
        assertThat(ask(new Query.SentWith("ann", "k"))).isInstanceOf(Answer.SentWith.class);
        assertThat(searches).noneMatch(CompletableFuture::isDone);
        gate.countDown();
        searches.forEach(CompletableFuture::join);
    }

    @Test
    void aPageAndASearchWaitForNoKey() throws Exception {
        isKeyHeld = true;
        CompletableFuture<Answer> key = new CompletableFuture<>();
        worker.start(new Query.SentWith("ann", "k"), key::complete);
        worker.start(new Query.SentWith("bob", "k"), answer -> {});
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
        assertThat(ask(search("ann", "tea"))).isInstanceOf(Answer.BadQuery.class);
        assertThat(key).isNotDone();
        gate.countDown();
        assertThat(key.join()).isInstanceOf(Answer.SentWith.class);
    }

    @Test
    void oneSearchOfAnAccountIsCarriedOutAtATimeAndAnotherAccountsNeedNotWait() throws Exception {
        isSearchHeld = true;
        CountDownLatch all = new CountDownLatch(4);
        for (int i = 0; i < 3; i++) {
            assertThat(worker.start(search("ann", "tea" + i), answer -> all.countDown()))
                    .isTrue();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> searching.get() == 1);
        assertThat(worker.start(search("bob", "tea"), answer -> all.countDown()))
                .isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> searching.get() == 2);
        assertThat(searchers).containsExactly("ann", "bob");
        gate.countDown();
        all.await();
        assertThat(mostOfOneAtATime).hasValue(1);
        assertThat(searchers).containsExactlyInAnyOrder("ann", "bob", "ann", "ann");
    }

    @Test
    void moreSearchesOfOneAccountThanMayWaitAreRefusedAndAnothersAreTaken() throws Exception {
        try (QueryWorker roomy = new QueryWorker(FakeArchive::new, 1_000)) {
            isSearchHeld = true;
            assertThat(roomy.start(search("ann", "tea"), answer -> {})).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> searching.get() == 1);
            for (int i = 0; i < QueryWorker.SEARCHES_OF_ONE; i++) {
                assertThat(roomy.start(search("ann", "tea"), answer -> {})).isTrue();
            }
            assertThat(roomy.start(search("ann", "tea"), answer -> {})).isFalse();
            assertThat(roomy.start(search("bob", "tea"), answer -> {})).isTrue();
        }
    }

    private Answer ask(Query query) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        assertThat(worker.start(query, answer::complete)).isTrue();
        return answer.join();
    }

    private final class FakeArchive implements Archive {

        FakeArchive() throws IOException {
            check();
            opened.incrementAndGet();
        }

        @Override
        public List<Entry> entries(LogId log, long from, long to) throws IOException {
            check();
            if (isTooLarge) {
                throw new OutOfMemoryError("injected");
            }
            hold(isHeld);
            return List.of();
        }

        private void hold(boolean held) throws IOException {
            try {
                if (held) {
                    gate.await();
                }
            } catch (InterruptedException toEnd) {
                throw new IOException(toEnd);
            }
        }

        @Override
        public long position() {
            return 5;
        }

        @Override
        public Sent sentWith(String user, String cid) throws IOException {
            check();
            hold(isKeyHeld);
            return null;
        }

        @Override
        public Answer search(Query.Search query) throws IOException {
            searchers.add(query.asker());
            searching.incrementAndGet();
            mostOfOneAtATime.accumulateAndGet(underWay.merge(query.asker(), 1, Integer::sum), Math::max);
            hold(isSearchHeld);
            underWay.merge(query.asker(), -1, Integer::sum);
            return new Answer.BadQuery(query.words());
        }

        @Override
        public long lastBefore(LogId log, Instant time) {
            return 7;
        }

        @Override
        public boolean mayHaveMessage(LogId log) {
            return log.equals(TEA);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }

        private void check() throws IOException {
            if (isBroken) {
                throw new IOException("The disk is gone");
            }
        }
    }
}
