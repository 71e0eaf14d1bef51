package dev.parley.server.net;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Things to do later on the loop. Times are {@link System#nanoTime}'s, handed in, so a test turns the clock by hand. */
public final class Timers {

    /** How many are run in one turn: the rest waits for the next, so that a thousand heartbeats delay nobody's message. */
    private static final int MAX_A_TURN = 256;

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long count;

    private record Timer(long deadline, long number, Runnable action) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            long byTime = deadline - other.deadline;
            return byTime != 0 ? Long.signum(byTime) : Long.compare(number, other.number);
        }
    }

    private final Consumer<Runnable> runner;

    /**
     * @param runner runs each action, and keeps its bugs from the next
     */
    Timers(Consumer<Runnable> runner) {
        this.runner = runner;
    }

    /** Runs {@code action} once, at {@code deadline} or soon after. It cannot be called back: it looks if it is still due. */
    public void at(long deadline, Runnable action) {
        queue.add(new Timer(deadline, count++, action));
    }

    void expire(long now) {
        for (int i = 0; i < MAX_A_TURN; i++) {
            Timer next = queue.peek();
            if (next == null || next.deadline - now > 0) {
                return;
            }
            queue.remove();
            runner.accept(next.action);
        }
    }

    /** Nanoseconds until the next is due: 0 or less if one is, {@link Long#MAX_VALUE} if there is none. */
    long untilNext(long now) {
        Timer next = queue.peek();
        return next == null ? Long.MAX_VALUE : next.deadline - now;
    }
}
