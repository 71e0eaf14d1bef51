package dev.parley.server.journal.sqlite;

import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What a loop knows of its journal. */
final class LoopSide implements Journal.Listener {

    record Failure(long position, IOException cause) {}

    private final AtomicLong committed = new AtomicLong();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writable = new AtomicInteger();

    @Override
    public void committed(long position) {
        committed.set(position);
    }

    @Override
    public void failed(long position, IOException cause) {
        failures.add(new Failure(position, cause));
    }

    @Override
    public void writable() {
        writable.incrementAndGet();
    }

    long committed() {
        return committed.get();
    }

    boolean hasFailed() {
        return !failures.isEmpty();
    }

    Failure awaitFailure() {
        soon().until(this::hasFailed);
        return failures.remove();
    }

    void awaitWritable() {
        soon().until(() -> writable.get() > 0);
        writable.decrementAndGet();
    }

    void awaitCommitted(long position) {
        soon().until(() -> committed() == position);
    }

    void awaitCommittedOrFailure(long position) {
        soon().until(() -> committed() == position || hasFailed());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(1));
    }
}
