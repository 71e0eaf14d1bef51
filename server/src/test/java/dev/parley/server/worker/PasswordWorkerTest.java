package dev.parley.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.config.ServerConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PasswordWorkerTest {

    private static final int QUEUE = 3;

    private final PasswordWorker worker = new PasswordWorker(new ServerConfig.Passwords(8, 1, 1, 1), QUEUE);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        worker.close();
    }

    private String hashOf(String password) {
        CompletableFuture<String> hash = new CompletableFuture<>();
        assertThat(worker.hash(password, hash::complete)).isTrue();
        return hash.join();
    }

    private boolean verifies(String password, String stored) {
        CompletableFuture<Boolean> right = new CompletableFuture<>();
        assertThat(worker.verify(password, stored, right::complete)).isTrue();
        return right.join();
    }

    /** Keeps the worker's one thread busy until the gate opens. */
    private void occupy() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        worker.hash("busy busy", hash -> {
            busy.countDown();
            await(gate);
        });
        busy.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hashesAndVerifiesOnAThreadOfItsOwn() {
        CompletableFuture<String> thread = new CompletableFuture<>();
        worker.hash(
                "correct horse", hash -> thread.complete(Thread.currentThread().getName()));

        assertThat(thread.join()).startsWith("parley-passwords-");
        assertThat(verifies("correct horse", hashOf("correct horse"))).isTrue();
        assertThat(verifies("wrong horse", hashOf("correct horse"))).isFalse();
        assertThat(verifies("correct horse", worker.decoy())).isFalse();
    }

    @Test
    void refusesAtOnceWhatDoesNotFitItsQueue() throws InterruptedException {
        occupy();
        for (int i = 0; i < QUEUE; i++) {
            assertThat(worker.hash("waits", hash -> {})).isTrue();
        }

        assertThat(worker.hash("one too many", hash -> {})).isFalse();
        assertThat(worker.verify("one too many", worker.decoy(), right -> {})).isFalse();

        gate.countDown();
        CompletableFuture<String> later = new CompletableFuture<>();
        while (!worker.hash("fits again", later::complete)) {
            Thread.onSpinWait();
        }
        assertThat(later.join()).isNotEmpty();
    }

    @Test
    void aCallerThatFailsCostsTheNextNothing() {
        worker.hash("correct horse", hash -> {
            throw new IllegalStateException("the caller's own fault, thrown by a test");
        });

        assertThat(hashOf("correct horse")).isNotEmpty();
    }

    @Test
    void afterCloseNothingIsTaken() {
        worker.close();

        assertThat(worker.hash("correct horse", hash -> {})).isFalse();
    }
}
