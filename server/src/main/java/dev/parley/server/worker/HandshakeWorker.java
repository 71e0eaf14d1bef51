package dev.parley.server.worker;

import dev.parley.server.net.Tls;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Does the arithmetic of TLS handshakes off the loop, on one thread. Networks are served in turn, so that a flood of handshakes from one
 * makes nobody else wait for all of it. Where there are few processors the thread takes a part of one and no more: without end a flood
 * would take it from the loop and the journal, for a few milliseconds each time that they want it. Called from the loop, it answers at
 * once.
 */
public final class HandshakeWorker implements Tls.HandshakeWork, AutoCloseable {

    private static final int MOST_WAITING = 1024;
    private static final int MOST_WAITING_OF_ONE = 256;

    /** With more there is one for the loop besides those that handshakes and passwords may fill. */
    private static final int FEW_PROCESSORS = 2;

    /** So much longer than a task has taken it pauses: it gets a third of a processor. */
    private static final int PAUSE_FOR_WORK = 2;

    private final int pauseForWork;
    private final LongSupplier cpuTime;
    private final LongConsumer pause;
    private final Lane<Runnable> lane =
            Lane.ofTasks("parley-handshakes", 1, new Turns<>(MOST_WAITING, MOST_WAITING_OF_ONE, Integer.MAX_VALUE));

    /** Starts its thread. */
    public HandshakeWorker() {
        this(
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
                LockSupport::parkNanos);
    }

    /**
     * @param cpuTime how long this thread has had a processor, in nanoseconds
     * @param pause waits for so many nanoseconds
     */
    HandshakeWorker(int processors, LongSupplier cpuTime, LongConsumer pause) {
        this.pauseForWork = processors <= FEW_PROCESSORS ? PAUSE_FOR_WORK : 0;
        this.cpuTime = cpuTime;
        this.pause = pause;
    }

    @Override
    public boolean start(String network, Runnable task) {
        return lane.offer(network, pauseForWork == 0 ? task : () -> doAndPause(task));
    }

    private void doAndPause(Runnable task) {
        long before = cpuTime.getAsLong();
        try {
            task.run();
        } finally {
            pause.accept((cpuTime.getAsLong() - before) * pauseForWork);
        }
    }

    @Override
    public void close() {
        lane.close();
    }
}
