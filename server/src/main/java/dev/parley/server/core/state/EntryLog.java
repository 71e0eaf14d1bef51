package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One log's newest entries, numbered without a gap. Older ones than the bound are let go of: the store has them. */
final class EntryLog implements Entries {

    private static final int FIRST_CAPACITY = 16;

    /** An entry with its names and times. */
    private static final int ENTRY_WEIGHT = 160;

    private final int bound;
    private final boolean isStored;
    private @Nullable Entry[] ring = new Entry[0];
    private int size;
    private long weight;
    private long firstKept = 1;
    private long lastSeq;
    private Instant lastAt = Instant.EPOCH;

    EntryLog(Keeping keeping) {
        this.bound = keeping.entries();
        this.isStored = keeping.isStored();
    }

    void append(Entry entry) {
        if (entry.seq() != lastSeq + 1) {
            throw new IllegalStateException("Entry " + entry.seq() + " does not follow " + lastSeq);
        }
        if (size == ring.length && size < bound) {
            grow();
        }
        if (size == ring.length) {
            dropOldest(1);
        }
        lastSeq = entry.seq();
        lastAt = entry.at();
        ring[slot(lastSeq)] = entry;
        weight += weightOf(entry);
        size++;
    }

    /** As it is in a snapshot: the entries themselves are in the store. */
    void restore(Restored.LogEnds ends) {
        firstKept = ends.firstSeq();
        lastSeq = ends.lastSeq();
        lastAt = ends.lastAt();
    }

    Restored.LogEnds ends() {
        return new Restored.LogEnds(firstKept, lastSeq, lastAt);
    }

    /** Entries up to this one are gone for good. */
    void clear(long upTo) {
        firstKept = Math.max(firstKept, Math.min(upTo, lastSeq) + 1);
        dropOldest((int) Math.max(0, Math.min(size, firstKept - firstSeq())));
    }

    /** Bytes of memory that the entries take, roughly. */
    long weight() {
        return weight;
    }

    /** Lets go of the oldest eighth, and of one at least if there is one. */
    void dropSome() {
        dropOldest(Math.min(size, size / 8 + 1));
    }

    /** Lets go of all that are in memory. */
    void dropAll() {
        dropOldest(size);
    }

    private void dropOldest(int count) {
        for (int i = 0; i < count; i++) {
            int oldest = slot(firstSeq());
            weight -= weightOf(ring[oldest]);
            ring[oldest] = null;
            size--;
        }
        if (!isStored) {
            firstKept = Math.max(firstKept, firstSeq());
        }
    }

    private static long weightOf(@Nullable Entry entry) {
        String text = entry instanceof Entry.Message message
                ? message.text()
                : entry instanceof Entry.Topic topic ? topic.text() : "";
        return ENTRY_WEIGHT + 2L * text.length();
    }

    private void grow() {
        @Nullable Entry[] old = ring;
        int capacity = Math.min(bound, Math.max(FIRST_CAPACITY, 2 * old.length));
        ring = new Entry[capacity];
        for (long seq = lastSeq - size + 1; seq <= lastSeq; seq++) {
            ring[slot(seq)] = old[(int) (seq % old.length)];
        }
    }

    private int slot(long seq) {
        return (int) (seq % ring.length);
    }

    @Override
    public long firstSeq() {
        return lastSeq - size + 1;
    }

    @Override
    public long firstKept() {
        return firstKept;
    }

    @Override
    public long lastSeq() {
        return lastSeq;
    }

    @Override
    public Entry at(long seq) {
        Entry entry = seq < firstSeq() || seq > lastSeq ? null : ring[slot(seq)];
        if (entry == null) {
            throw new IllegalArgumentException("No entry " + seq + " in " + firstSeq() + ".." + lastSeq);
        }
        return entry;
    }

    /** When the newest entry was written: the next is not earlier. */
    Instant lastAt() {
        return lastAt;
    }

    @Override
    public String toString() {
        return firstKept + ".." + lastSeq + " " + lastAt;
    }
}
