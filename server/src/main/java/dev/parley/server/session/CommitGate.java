package dev.parley.server.session;

import dev.parley.server.core.Effect;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds every effect back until all events decided before it are committed: its own, and those of others that it may speak
 * of. Effects leave in the order in which they were decided. Its bounds are kept by who fills it, by {@link #size} and {@link #bytes}.
 */
final class CommitGate {

    private record Parked(long position, Effect effect, boolean mayFall, long bytes) {}

    private final ArrayDeque<Parked> queue = new ArrayDeque<>();
    private long bytes;

    /**
     * @param position of the newest event decided when the effect was
     * @param mayFall whether it is nothing without those events, and falls with them
     */
    void park(long position, Effect effect, boolean mayFall) {
        long taken = EffectBytes.of(effect);
        bytes += taken;
        queue.addLast(new Parked(position, effect, mayFall, taken));
    }

    /**
     * Events behind {@code stored} will never be committed. What waits for one and is nothing without it is replaced or
     * dropped; the rest need wait no longer.
     *
     * @param otherwise gives what to do in an effect's place, or null for nothing
     */
    void fail(long stored, Function<Effect, @Nullable Effect> otherwise) {
        List<Parked> all = List.copyOf(queue);
        queue.clear();
        bytes = 0;
        for (Parked parked : all) {
            boolean falls = parked.position > stored && parked.mayFall;
            Effect effect = falls ? otherwise.apply(parked.effect) : parked.effect;
            if (effect != null) {
                park(Math.min(parked.position, stored), effect, parked.mayFall);
            }
        }
    }

    /** Hands over what waits for no event behind {@code committed}. */
    void release(long committed, Consumer<Effect> sink) {
        Parked next = queue.peekFirst();
        while (next != null && next.position <= committed) {
            queue.removeFirst();
            bytes -= next.bytes;
            sink.accept(next.effect);
            next = queue.peekFirst();
        }
    }

    int size() {
        return queue.size();
    }

    /** Bytes of memory that what waits takes, roughly. */
    long bytes() {
        return bytes;
    }
}
