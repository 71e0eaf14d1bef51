package dev.parley.client.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's one loop: keys, the network and timers meet in one queue, and one thread takes from it. A turn is always this: wait for an
 * event or the next deadline; hand the events that are there, in order; hand the deadline if it has come; draw once.
 *
 * <p>The queue is bounded by waiting. A producer that {@link #put}s blocks while {@code capacity} events wait, so a flood from the network
 * is held back at its socket and costs no memory; {@link #putFirstClass}, for keys, blocks at twice that, so a flood never keeps keys out.
 * Nothing is ever dropped. The loop's own thread never blocks on its queue.
 *
 * <p>A turn that only took events of others draws no sooner than {@link #FRAME_NANOS} after the last drawing; one with a key draws at once.
 *
 * @param <E> what happens
 */
public final class UiLoop<E> {

    /** {@link Handler#nextDeadline} when there is nothing to wait for. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The least time between two drawings that no key asked for. */
    public static final long FRAME_NANOS = 16_000_000L;

    /** Events that may wait if nobody says otherwise. */
    public static final int DEFAULT_CAPACITY = 1024;

    /** What the loop drives. All on the loop's thread. */
    public interface Handler<E> {

        /** Something happened. */
        void handle(E event);

        /** Shows what is now; called once for all that was handled before. */
        void draw();

        /** When {@link #onDeadline} is to be called, in the clock's nanoseconds; {@link UiLoop#NEVER} if not at all. Asked every turn. */
        default long nextDeadline() {
            return NEVER;
        }

        /** The deadline has come. */
        default void onDeadline(long now) {}
    }

    private record Queued<E>(E event, boolean firstClass) {}

    private final Handler<E> handler;
    private final int capacity;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Deque<Queued<E>> queue = new ArrayDeque<>();
    private @Nullable Throwable failure;
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;

    private long lastDrawn;
    private boolean hasDrawn;
    private boolean undrawn = true;
    private boolean urgent = true;

    /** A loop on the system's clock. */
    public UiLoop(Handler<E> handler) {
        this(handler, DEFAULT_CAPACITY, System::nanoTime);
    }

    /** A loop for tests, which say how late it is; deadlines are of that clock. */
    public UiLoop(Handler<E> handler, int capacity, LongSupplier clock) {
        this.handler = handler;
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Hands in an event; waits while too many wait. After the loop has stopped it is forgotten. Any thread. */
    public void put(E event) {
        put(event, false, capacity);
    }

    /** Hands in a key or what else a person is waiting for: waits only at twice the bound, and is drawn at once. Any thread. */
    public void putFirstClass(E event) {
        put(event, true, 2 * capacity);
    }

    private void put(E event, boolean firstClass, int bound) {
        boolean own = Thread.currentThread().equals(thread);
        lock.lock();
        try {
            while (!own && queue.size() >= bound && !stopped) {
                emptied.awaitUninterruptibly();
            }
            if (!stopped) {
                queue.add(new Queued<>(event, firstClass));
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the loop after the event under way. Any thread. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            queue.clear();
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the loop with an error that {@link #run} throws: what a thread that serves it could not handle. Any thread. */
    public void fail(Throwable error) {
        lock.lock();
        try {
            failure = failure == null ? error : failure;
        } finally {
            lock.unlock();
        }
        stop();
    }

    /**
     * Draws, and then takes turns until {@link #stop}. What the handler throws ends the loop and is thrown on.
     *
     * @throws IllegalStateException with the error handed to {@link #fail} as its cause
     */
    public void run() throws InterruptedException {
        thread = Thread.currentThread();
        try {
            while (!stopped) {
                turn(true);
            }
        } finally {
            thread = null;
            stop();
        }
        Throwable error = failure();
        if (error != null) {
            throw new IllegalStateException("a thread of the client failed: " + error, error);
        }
    }

    /** One turn without waiting, for tests; whether there was anything to do. */
    public boolean runOnce() {
        thread = Thread.currentThread();
        try {
            return turn(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            thread = null;
        }
    }

    private boolean turn(boolean wait) throws InterruptedException {
        if (wait) {
            awaitWork();
        }
        boolean did = handleQueued();
        did |= handleDeadline();
        return drawIfDue() || did;
    }

    /** When something is due without an event: the handler's deadline, or a drawing put off. */
    private long nextDue() {
        long deadline = handler.nextDeadline();
        if (!undrawn) {
            return deadline;
        }
        long frame = urgent || !hasDrawn ? clock.getAsLong() : lastDrawn + FRAME_NANOS;
        return deadline == NEVER || frame - deadline < 0 ? frame : deadline;
    }

    private void awaitWork() throws InterruptedException {
        long due = nextDue();
        lock.lock();
        try {
            while (queue.isEmpty() && !stopped) {
                if (due == NEVER) {
                    filled.await();
                    continue;
                }
                long nanos = due - clock.getAsLong();
                if (nanos <= 0) {
                    return;
                }
                long left = filled.awaitNanos(nanos);
                if (left <= 0) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Those that are there now, and no others, so that a flood cannot put off the drawing. */
    private boolean handleQueued() {
        int count = waiting();
        for (int i = 0; i < count && !stopped; i++) {
            Queued<E> next = take();
            if (next == null) {
                break;
            }
            undrawn = true;
            urgent |= next.firstClass();
            handler.handle(next.event());
        }
        return count > 0;
    }

    private int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Queued<E> take() {
        lock.lock();
        try {
            Queued<E> next = queue.poll();
            emptied.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean handleDeadline() {
        long deadline = handler.nextDeadline();
        long now = clock.getAsLong();
        if (stopped || deadline == NEVER || now - deadline < 0) {
            return false;
        }
        undrawn = true;
        handler.onDeadline(now);
        return true;
    }

    private boolean drawIfDue() {
        long now = clock.getAsLong();
        boolean due = urgent || !hasDrawn || now - (lastDrawn + FRAME_NANOS) >= 0;
        if (stopped || !undrawn || !due) {
            return false;
        }
        undrawn = false;
        urgent = false;
        hasDrawn = true;
        lastDrawn = now;
        handler.draw();
        return true;
    }

    private @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }
}
