package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogQueueTest {

    private static final int BOUND = 4;

    private final SlowSink sink = new SlowSink();
    private final LogQueue queue = new LogQueue("test", sink, BOUND);

    private void log(String text) {
        queue.doAppend(Events.at("2026-11-21T01:02:03Z", text));
    }

    @Test
    void whatWasLoggedIsWrittenInOrderBeforeItEnds() {
        sink.open.countDown();
        queue.start();
        log("a");
        log("b");
        queue.stop();

        assertThat(sink.lines).containsExactly("a", "b", "closed");
        assertThat(sink.flushes).isNotEmpty();
    }

    @Test
    void whoLogsNeverWaitsAndWhatDoesNotFitIsCounted() throws InterruptedException {
        queue.start();
        log("a");
        sink.entered.await(); // the sink hangs with "a" in its hands, and the queue is empty
        IntStream.rangeClosed(1, BOUND).forEach(i -> log("fits " + i));
        IntStream.rangeClosed(1, 100).forEach(i -> log("too many"));
        sink.open.countDown();
        queue.stop();

        assertThat(sink.lines).containsExactly("a", "100 lost", "fits 1", "fits 2", "fits 3", "fits 4", "closed");
    }

    @Test
    void aSinkThatFailsIsTriedAgainAndWhatItLostIsCounted() throws InterruptedException {
        queue.start();
        sink.failures.set(2);
        log("a");
        sink.entered.await();
        log("b");
        log("c");
        sink.open.countDown();
        queue.stop();

        assertThat(sink.lines).containsExactly("b", "c", "1 lost", "closed");
    }

    @Test
    void afterItsEndNothingIsTaken() {
        sink.open.countDown();
        queue.start();
        queue.stop();
        log("late");

        assertThat(sink.lines).containsExactly("closed");
    }

    /** Hangs until it is opened; fails a few times if told so. */
    private static final class SlowSink implements LogSink {

        final CountDownLatch open = new CountDownLatch(1);
        final CountDownLatch entered = new CountDownLatch(1);
        final List<String> lines = new CopyOnWriteArrayList<>();
        final List<String> flushes = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public void write(ILoggingEvent event) throws IOException {
            entered.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            put(event.getFormattedMessage());
        }

        @Override
        public void lost(long count) throws IOException {
            put(count + " lost");
        }

        private void put(String line) throws IOException {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("no space left");
            }
            lines.add(line);
        }

        @Override
        public void flush() {
            flushes.add("flush");
        }

        @Override
        public void close() {
            lines.add("closed");
        }
    }
}
