package dev.parley.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.IOError;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Between who logs and a {@link LogSink} that may be slow: a bounded queue and one daemon thread. To log costs the
 * caller no more than the queue does, whatever the disk or the terminal is doing; what does not fit is dropped and
 * counted, and a line says how many were. Lines are made on the queue's thread, so a log call's arguments have to be
 * values that do not change.
 */
final class LogQueue extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final ILoggingEvent END = new LoggingEvent();
    private static final long SECONDS_TO_FINISH = 3;
    private static final long NANOS_BETWEEN_LOSSES = TimeUnit.SECONDS.toNanos(1);

    private final LogSink sink;
    private final BlockingQueue<ILoggingEvent> waiting;
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private long lastTold = System.nanoTime() - NANOS_BETWEEN_LOSSES;
    private volatile boolean closing;

    LogQueue(String name, LogSink sink, int bound) {
        this.sink = sink;
        this.waiting = new ArrayBlockingQueue<>(bound);
        this.thread = new Thread(this::run, "parley-log-" + name);
        thread.setDaemon(true);
        setName(name);
    }

    @Override
    public void start() {
        super.start();
        thread.start();
    }

    /** Takes no more, and waits (a few seconds at most, for a sink that hangs) until what it has is written. */
    @Override
    public void stop() {
        super.stop();
        closing = true;
        // If the queue is full the thread is awake, and sees `closing` when it has emptied it.
        boolean ignored = waiting.offer(END);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_FINISH));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!waiting.offer(event)) {
            lost.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (true) {
                // Looked at before the queue is: what was put in before closing is still found then.
                boolean isLastLook = closing;
                ILoggingEvent event = waiting.poll();
                if (event == null) {
                    attempt(sink::flush, 0);
                    if (isLastLook) {
                        break;
                    }
                    event = waiting.take();
                }
                deliver(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tellLost();
        attempt(sink::close, 0);
    }

    private void deliver(ILoggingEvent event) {
        if (event != END) {
            attempt(() -> sink.write(event), 1);
        }
        // Under a flood that lasts, once a second: not after each of the few lines that get through.
        if (waiting.isEmpty() || System.nanoTime() - lastTold > NANOS_BETWEEN_LOSSES) {
            tellLost();
        }
    }

    private void tellLost() {
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            lastTold = System.nanoTime();
            attempt(() -> sink.lost(missing), missing);
        }
    }

    /** A log that cannot be written (a full disk, a terminal that is gone) is no reason for anything to stop: it is counted, and tried again. */
    private void attempt(Attempt attempt, long linesAtStake) {
        try {
            attempt.run();
        } catch (IOException | RuntimeException | IOError e) {
            lost.addAndGet(linesAtStake);
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }
}
