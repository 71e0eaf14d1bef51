package dev.parley.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandshakeWorkerTest {

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

    /** Of the worker's thread, which alone touches it. */
    private long cpu;

    private HandshakeWorker worker(int processors) {
        return new HandshakeWorker(processors, () -> cpu, nanos -> happened.add("pause " + nanos));
    }

    private void task(long takes) {
        cpu += takes;
        happened.add("task");
    }

    private String next() throws InterruptedException {
        return happened.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void whereThereAreFewProcessorsItTakesAThirdOfOne() throws InterruptedException {
        try (HandshakeWorker worker = worker(2)) {
            worker.start("a", () -> task(100));
            worker.start("a", () -> task(30));
            assertThat(List.of(next(), next(), next(), next()))
                    .containsExactly("task", "pause 200", "task", "pause 60");
        }
    }

    @Test
    void aTaskThatFailsIsPausedForAsWell() throws InterruptedException {
        try (HandshakeWorker worker = worker(1)) {
            worker.start("a", () -> {
                task(100);
                throw new IllegalStateException("injected");
            });
            assertThat(List.of(next(), next())).containsExactly("task", "pause 200");
        }
    }

    @Test
    void whereThereAreMoreItNeverPauses() throws InterruptedException {
        try (HandshakeWorker worker = worker(3)) {
            worker.start("a", () -> task(100));
            worker.start("a", () -> task(100));
            assertThat(List.of(next(), next())).containsExactly("task", "task");
        }
    }
}
