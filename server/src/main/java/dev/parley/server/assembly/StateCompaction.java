package dev.parley.server.assembly;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.journal.Compaction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Events folded by the state machine's own state, which keeps hardly an entry for it: those are in the store anyway. */
public final class StateCompaction implements Compaction {

    private static final Keeping HARDLY_AN_ENTRY = new Keeping(1, Long.MAX_VALUE, true);

    /** Keys are no part of a summary. */
    private final State state = State.withoutKeys(HARDLY_AN_ENTRY);

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
