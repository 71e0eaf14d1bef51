package dev.parley.server.session;

import dev.parley.server.core.Effect;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * Holds every effect back until all events decided before it are committed: its own, and those of others that it may speak
 * of. Effects leave in the order in which they were decided. Its bound is kept by who fills it, by {@link #size}.
 */
final class CommitGate {

    private record Parked(long position, Effect effect) {}

    private final ArrayDeque<Parked> queue = new ArrayDeque<>();

    /**
     * @param position of the newest event decided when the effect was
     */
    void park(long position, Effect effect) {
        queue.addLast(new Parked(position, effect));
    }

    /** Hands over what waits for no event behind {@code committed}. */
    void release(long committed, Consumer<Effect> sink) {
        Parked next = queue.peekFirst();
        while (next != null && next.position <= committed) {
            queue.removeFirst();
            sink.accept(next.effect);
            next = queue.peekFirst();
        }
    }

    int size() {
        return queue.size();
    }
}
