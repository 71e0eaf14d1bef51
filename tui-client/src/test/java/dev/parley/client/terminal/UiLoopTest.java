package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class UiLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private long now = 1_000;
    private final List<String> log = new ArrayList<>();
    private long deadline = UiLoop.NEVER;
    private final UiLoop<String> loop = new UiLoop<>(new Log(), 4, () -> now);

    private final class Log implements UiLoop.Handler<String> {
        @Override
        public void handle(String event) {
            log.add(event);
            if (event.equals("again")) {
                loop.put("made by the handler");
            }
        }

        @Override
        public void draw() {
            log.add("draw");
        }

        @Override
        public long nextDeadline() {
            return deadline;
        }

        @Override
        public void onDeadline(long time) {
            log.add("deadline");
            deadline = UiLoop.NEVER;
        }
    }

    @Test
    void whatIsThereIsHandledInOrderAndDrawnOnce() {
        loop.put("one");
        loop.putFirstClass("two");
        loop.put("three");
        assertThat(loop.runOnce()).isTrue();
        assertThat(log).containsExactly("one", "two", "three", "draw");
        assertThat(loop.runOnce()).isFalse();
    }

    @Test
    void theFirstTurnDrawsEvenIfNothingHappened() {
        loop.runOnce();
        assertThat(log).containsExactly("draw");
    }

    @Test
    void aFloodIsDrawnNoMoreThanOnceAFrameAndAKeyAtOnce() {
        loop.runOnce();
        log.clear();
        loop.put("message");
        now += UiLoop.FRAME_NANOS - 1;
        loop.runOnce();
        assertThat(log).containsExactly("message");
        loop.putFirstClass("key");
        loop.runOnce();
        assertThat(log).containsExactly("message", "key", "draw");
        loop.put("late");
        now += UiLoop.FRAME_NANOS;
        loop.runOnce();
        assertThat(log).containsExactly("message", "key", "draw", "late", "draw");
    }

    @Test
    void theDeadlineComesOnceWhenItsTimeHasCome() {
        loop.runOnce();
        log.clear();
        deadline = now + UiLoop.FRAME_NANOS;
        loop.runOnce();
        assertThat(log).isEmpty();
        now = deadline;
        loop.runOnce();
        loop.runOnce();
        assertThat(log).containsExactly("deadline", "draw");
    }

    @Test
    void theHandlerMayPutMoreThanTheQueueHolds() {
        for (int i = 0; i < 4; i++) {
            loop.put("again");
        }
        loop.runOnce();
        loop.runOnce();
        assertThat(log).hasSize(9).endsWith("made by the handler");
    }

    @Test
    void aProducerWaitsAtTheBoundAndAKeyStillGetsIn() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            loop.put("event");
        }
        Thread producer = new Thread(() -> loop.put("the fifth"));
        producer.start();
        await().atMost(PATIENCE).until(() -> producer.getState() == Thread.State.WAITING);
        loop.putFirstClass("key");
        loop.runOnce();
        producer.join(PATIENCE.toMillis());
        loop.runOnce();
        assertThat(log).containsExactly("event", "event", "event", "event", "key", "draw", "the fifth");
    }

    @Test
    void stoppingFreesWhoeverWaits() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            loop.put("event");
        }
        Thread producer = new Thread(() -> loop.put("never handled"));
        producer.start();
        await().atMost(PATIENCE).until(() -> producer.getState() == Thread.State.WAITING);
        loop.stop();
        producer.join(PATIENCE.toMillis());
        assertThat(producer.isAlive()).isFalse();
        loop.put("forgotten");
        loop.run();
        assertThat(log).isEmpty();
    }

    @Test
    void whatTheHandlerThrowsEndsTheLoop() {
        UiLoop<String> failing = new UiLoop<>(new UiLoop.Handler<String>() {
            @Override
            public void handle(String event) {
                throw new IllegalArgumentException(event);
            }

            @Override
            public void draw() {}
        });
        failing.put("broken");
        assertThatThrownBy(failing::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        loop.fail(new IllegalArgumentException("in another thread"));
        assertThatThrownBy(loop::run).hasRootCauseMessage("in another thread");
    }

    @Test
    void eventsOfManyThreadsAllComeEachThreadsInOrder() throws InterruptedException {
        List<String> handled = new CopyOnWriteArrayList<>();
        AtomicInteger drawn = new AtomicInteger();
        AtomicReference<UiLoop<String>> running = new AtomicReference<>();
        UiLoop<String> busy = new UiLoop<>(
                new UiLoop.Handler<String>() {
                    @Override
                    public void handle(String event) {
                        handled.add(event);
                        if (handled.size() == 4000) {
                            running.get().stop();
                        }
                    }

                    @Override
                    public void draw() {
                        drawn.incrementAndGet();
                    }
                },
                16,
                System::nanoTime);
        running.set(busy);
        for (String name : List.of("a", "b", "c", "d")) {
            Thread producer = new Thread(() -> {
                for (int i = 0; i < 1000; i++) {
                    busy.put(name + i);
                }
            });
            producer.start();
        }
        busy.run();
        assertThat(handled).hasSize(4000);
        for (String name : List.of("a", "b", "c", "d")) {
            List<String> own =
                    handled.stream().filter(event -> event.startsWith(name)).toList();
            for (int i = 0; i < 1000; i++) {
                assertThat(own.get(i)).isEqualTo(name + i);
            }
        }
    }

    @Test
    void aLoopWithNothingToDoSleeps() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        UiLoop<String> idle = new UiLoop<>(new UiLoop.Handler<String>() {
            @Override
            public void handle(String event) {}

            @Override
            public void draw() {}

            @Override
            public long nextDeadline() {
                asked.incrementAndGet();
                return UiLoop.NEVER;
            }
        });
        Thread thread = new Thread(() -> {
            try {
                idle.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        // Waiting without a time limit: nothing but an event can wake it.
        await().atMost(PATIENCE).until(() -> thread.getState() == Thread.State.WAITING);
        int before = asked.get();
        idle.put("event");
        await().atMost(PATIENCE).until(() -> asked.get() > before);
        await().atMost(PATIENCE).until(() -> thread.getState() == Thread.State.WAITING);
        idle.stop();
        thread.join(PATIENCE.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }
}
