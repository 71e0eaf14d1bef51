package dev.parley.server.journal;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
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

    /** In words and in a fixed order: two states are equal when their descriptions are. */
    String describe();
}
