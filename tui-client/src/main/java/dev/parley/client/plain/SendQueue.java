package dev.parley.client.plain;

import dev.parley.protocol.RequestId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, in its order; the first of it may be on its way. It leaves the queue when it has its answer, and is sent
 * again otherwise, with its {@code cid}, so that it is written once however often it is sent.
 *
 * <p>One at a time: with 64 on their way, a server that refused some for coming too fast took others behind them, and seven
 * lines of a log of 400 changed places.
 */
final class SendQueue {

    private final Deque<Task> waiting = new ArrayDeque<>();
    private @Nullable RequestId onItsWay;
    private long notBefore;

    void add(List<Task> tasks) {
        waiting.addAll(tasks);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** When the first may leave, if there is one and only time keeps it back; else never. */
    long due() {
        return waiting.isEmpty() || onItsWay != null ? Long.MAX_VALUE : notBefore;
    }

    /** The first, now on its way under {@code id}; null if it may not leave yet, or there is none. */
    @Nullable
    Task next(RequestId id, long now) {
        if (due() > now) {
            return null;
        }
        onItsWay = id;
        return waiting.peek();
    }

    /** The one that was sent under this id is done; null if it was another's id. */
    @Nullable
    Task answered(@Nullable RequestId id) {
        if (onItsWay == null || !onItsWay.equals(id)) {
            return null;
        }
        onItsWay = null;
        return waiting.poll();
    }

    /** The server wants the one of this id later. */
    void later(@Nullable RequestId id, long time) {
        if (onItsWay != null && onItsWay.equals(id)) {
            onItsWay = null;
            notBefore = time;
        }
    }

    /** What was sent under this id and has no answer; null if it was another's id. */
    @Nullable
    Task onItsWay(@Nullable RequestId id) {
        return onItsWay != null && onItsWay.equals(id) ? waiting.peek() : null;
    }

    /** The connection is gone. What was on its way waits again; it, or null where nothing was. */
    @Nullable
    Task lost() {
        Task without = onItsWay(onItsWay);
        onItsWay = null;
        notBefore = 0;
        return without;
    }
}
