package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.journal.Compaction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The real state as a compaction. */
final class FoldedState implements Compaction {

    private final State state = new State(new Keeping(1, 0, true));

    static FoldedState of(Iterable<Event> events) {
        FoldedState folded = new FoldedState();
        events.forEach(folded::apply);
        return folded;
    }

    @Override
    public void apply(Event event) {
        state.apply(event);
    }

    @Override
    public Stream<Restored> summary() {
        return state.summary();
    }

    @Override
    public void describe(Consumer<String> parts) {
        state.describe(parts);
    }
}
