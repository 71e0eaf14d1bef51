package dev.parley.server.journal;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Folds events into fewer that lead to the same state, which is what a journal's snapshot is. The journal does not know what
 * a state is, so whoever makes it hands this in. One thread.
 */
public interface Compaction {

    /** Takes the next event. */
    void apply(Event event);

    /** All that was applied, in short; read once, before anything else is applied. */
    Stream<Restored> summary();

    /** In words and in a fixed order, a part after the other: two states are equal when their descriptions are. */
    void describe(Consumer<String> parts);

    /** The description as a whole, which takes as much memory as what it describes. */
    default String describe() {
        StringBuilder all = new StringBuilder();
        describe(all::append);
        return all.toString();
    }
}
