package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Handover;
import dev.parley.server.core.state.State;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a state handed over, an object at a time while it went on changing, sorted as a snapshot has it. */
public final class HandedOver implements Handover.Taker {

    private final NavigableMap<Long, Restored> records = new TreeMap<>();
    private final Handover handover;
    private long lastInOrder = -1;

    public HandedOver(State state) {
        handover = state.handOver(this);
    }

    public Handover handover() {
        return handover;
    }

    public List<Restored> records() {
        assertThat(handover.isOver()).isTrue();
        return List.copyOf(records.values());
    }

    @Override
    public boolean takeNext(long place, Restored record) {
        assertThat(place).as("place of %s", record).isGreaterThan(lastInOrder);
        lastInOrder = place;
        return take(place, record);
    }

    @Override
    public boolean takeEarly(long place, Restored record) {
        assertThat(place).as("place of %s", record).isGreaterThan(lastInOrder);
        return take(place, record);
    }

    private boolean take(long place, Restored record) {
        assertThat(records.put(place, record)).as("what was handed over twice").isNull();
        return true;
    }
}
