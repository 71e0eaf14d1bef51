package dev.parley.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.config.ServerConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PasswordWorkerTest {

    private static final int QUEUE = 12;

    /** What one network may have waiting. */
    private static final int OF_ONE = 3;

    private static final String HERE = "192.0.2.1";

    private final PasswordWorker worker = new PasswordWorker(new ServerConfig.Passwords(8, 1, 1, 1), QUEUE);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        worker.close();
    }

    private String hashOf(String password) {
        CompletableFuture<String> hash = new CompletableFuture<>();
        assertThat(worker.hash(HERE, false, password, hash::complete)).isTrue();
        return hash.join();
    }

    private boolean verifies(String password, String stored) {
        CompletableFuture<Boolean> right = new CompletableFuture<>();
        assertThat(worker.verify(HERE, false, password, stored, right::complete))
                .isTrue();
        return right.join();
    }

    /** Keeps the worker's one thread busy until the gate opens. */
    private void occupy() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        worker.hash(HERE, false, "busy busy", hash -> {
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
                HERE,
                false,
                "correct horse",
                hash -> thread.complete(Thread.currentThread().getName()));

        assertThat(thread.join()).startsWith("parley-passwords-");
        assertThat(verifies("correct horse", hashOf("correct horse"))).isTrue();
        assertThat(verifies("wrong horse", hashOf("correct horse"))).isFalse();
        assertThat(verifies("correct horse", worker.decoy())).isFalse();
    }

    @Test
    void refusesAtOnceWhatDoesNotFitItsQueue() throws InterruptedException {
        occupy();
        for (int network = 0; network < QUEUE / OF_ONE; network++) {
            for (int i = 0; i < OF_ONE; i++) {
                assertThat(worker.hash("192.0.2." + network, false, "waits", hash -> {}))
                        .isTrue();
            }
        }

        assertThat(worker.hash("192.0.2.0", false, "one too many", hash -> {})).isFalse();
        for (int network = 0; network < QUEUE; network++) {
            assertThat(worker.hash("198.51.100." + network, false, "the only one of its network", hash -> {}))
                    .isTrue();
        }
        assertThat(worker.hash("192.0.2.99", false, "one too many", hash -> {})).isFalse();
        assertThat(worker.verify(HERE, false, "one too many", worker.decoy(), right -> {}))
                .isFalse();

        gate.countDown();
        CompletableFuture<String> later = new CompletableFuture<>();
        while (!worker.hash(HERE, false, "fits again", later::complete)) {
            Thread.onSpinWait();
        }
        assertThat(later.join()).isNotEmpty();
    }

    @Test
    void oneNetworkFillsOnlyItsPartOfTheQueue() throws InterruptedException {
        occupy();
        for (int i = 0; i < OF_ONE; i++) {
            assertThat(worker.hash(HERE, false, "waits", hash -> {})).isTrue();
        }

        assertThat(worker.hash(HERE, false, "one too many", hash -> {})).isFalse();
        assertThat(worker.hash("192.0.2.2", false, "of another", hash -> {})).isTrue();
    }

    @Test
    void aNewNetworkWaitsForOnePasswordOfEachOther() throws InterruptedException {
        occupy();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(7);
        for (int i = 0; i < OF_ONE; i++) {
            for (String network : List.of("one", "two")) {
                hashInOrder(network, order, all);
            }
        }
        hashInOrder("three", order, all);
        gate.countDown();
        all.await();
        assertThat(order).containsExactly("one", "two", "three", "one", "two", "one", "two");
    }

    private void hashInOrder(String network, List<String> order, CountDownLatch all) {
        assertThat(worker.hash(network, false, "correct horse", hash -> {
                    order.add(network);
                    all.countDown();
                }))
                .isTrue();
    }

    @Test
    void aCallerThatFailsCostsTheNextNothing() {
        worker.hash(HERE, false, "correct horse", hash -> {
            throw new IllegalStateException("the caller's own fault, thrown by a test");
        });

        assertThat(hashOf("correct horse")).isNotEmpty();
    }

    @Test
    void afterCloseNothingIsTaken() {
        worker.close();

        assertThat(worker.hash(HERE, false, "correct horse", hash -> {})).isFalse();
    }
}
