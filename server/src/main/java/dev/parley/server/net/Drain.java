package dev.parley.server.net;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Waits until all that the clients had sent before has been handed over and answered. A connection counts as soon as it was seen once
 * with nothing left: its socket had nothing to read, and it is muted for no reason. What it sends later is not waited for, so those who
 * go on sending keep nobody waiting. On the loop's thread.
 */
final class Drain {

    /** Between two looks, so that the selector has told of each socket. */
    private static final long LOOKS_NS = Duration.ofMillis(5).toNanos();

    private final EventLoop loop;
    private final Set<Connection> left;
    private final long deadline;
    private final Runnable then;

    /**
     * @param most how long it waits at most
     * @param then called once, by a timer of the loop
     */
    Drain(EventLoop loop, Duration most, Runnable then) {
        this.loop = loop;
        this.left = new LinkedHashSet<>(loop.connections());
        this.deadline = loop.now() + most.toNanos();
        this.then = then;
    }

    void begin() {
        lookSoon();
    }

    private void lookSoon() {
        loop.timers().at(loop.now() + LOOKS_NS, this::look);
    }

    private void look() {
        left.removeIf(Connection::hasNothingLeft);
        if (left.isEmpty() || loop.now() >= deadline) {
            then.run();
        } else {
            lookSoon();
        }
    }
}
