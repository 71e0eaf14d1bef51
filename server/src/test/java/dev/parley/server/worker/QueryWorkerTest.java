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
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    private volatile boolean isBroken;
    private volatile boolean isTooLarge;

    private final QueryWorker worker = new QueryWorker(FakeArchive::new, 1, QUEUE);

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
        assertThat(ask(new Query.Search("tea", List.of(TEA), null, null, 1))).isEqualTo(new Answer.BadQuery("tea"));
    }

    @Test
    void itTakesNoMoreThanItsQueueHolds() throws Exception {
        isHeld = true;
        CountDownLatch answered = new CountDownLatch(1 + QUEUE);
        assertThat(worker.start(ENTRIES, answer -> answered.countDown())).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> opened.get() == 1);
        int taken = 0;
        while (worker.start(ENTRIES, answer -> answered.countDown())) {
            taken++;
        }
        assertThat(taken).isEqualTo(QUEUE);
        gate.countDown();
        answered.await();
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
    }

    @Test
    void aStoreThatCannotBeReadIsOpenedAgain() {
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
        isBroken = true;
        assertThat(ask(ENTRIES)).isEqualTo(new Answer.Unreadable());
        assertThat(ask(ENTRIES)).isEqualTo(new Answer.Unreadable());
        isBroken = false;
        assertThat(ask(ENTRIES)).isInstanceOf(Answer.OldEntries.class);
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
            if (isHeld) {
                try {
                    gate.await();
                } catch (InterruptedException toEnd) {
                    throw new IOException(toEnd);
                }
            }
            return List.of();
        }

        @Override
        public long position() {
            return 5;
        }

        @Override
        public Sent sentWith(String user, String cid) {
            return null;
        }

        @Override
        public Answer search(Query.Search query) {
            return new Answer.BadQuery(query.words());
        }

        @Override
        public long lastBefore(LogId log, Instant time) {
            return 7;
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
