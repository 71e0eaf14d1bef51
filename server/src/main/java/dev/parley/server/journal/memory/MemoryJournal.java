package dev.parley.server.journal.memory;

import dev.parley.server.core.event.Event;
import dev.parley.server.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps events in memory, as long as they are no more than a bound, and commits at once: what it promises holds for as long as the process
 * lives. With a bound of 0 it keeps nothing and cannot be replayed, which is what a server without a store needs.
 */
public final class MemoryJournal implements Journal {

    private final String epoch;
    private final int bound;
    private final Listener listener;
    private final List<Event> kept = new ArrayList<>();
    private long position;

    /**
     * @param bound events to keep
     */
    public MemoryJournal(String epoch, int bound, Listener listener) {
        this.epoch = epoch;
        this.bound = bound;
        this.listener = listener;
    }

    @Override
    public String epoch() {
        return epoch;
    }

    /**
     * @throws IOException if events were let go because of the bound
     */
    @Override
    public long replay(Consumer<Event> sink) throws IOException {
        if (kept.size() < position) {
            throw new IOException("Of " + position + " events only " + kept.size() + " fit in memory");
        }
        kept.forEach(sink);
        return position;
    }

    @Override
    public void append(List<Event> events) {
        position += events.size();
        if (kept.size() + events.size() <= bound) {
            kept.addAll(events);
        } else {
            kept.clear();
        }
        listener.committed(position);
    }

    /** It never fails. */
    @Override
    public void resume() {
        listener.writable();
    }

    @Override
    public void close() {
        kept.clear();
    }
}
