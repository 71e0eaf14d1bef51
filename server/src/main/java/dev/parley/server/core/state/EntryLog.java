package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Redaction;
import dev.parley.server.core.event.Restored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One log's newest entries, numbered without a gap. Older ones than the bound are let go of: the store has them. */
final class EntryLog implements Entries {

    private static final int FIRST_CAPACITY = 16;

    /** A ring of which less than one part in so many is used gets smaller. */
    private static final int SPARSE = 4;

    /** An entry with its names and times. */
    private static final int ENTRY_WEIGHT = 160;

    private static final int REACTION_WEIGHT = 40;

    /** A place in the ring, whether there is something in it or not. */
    private static final int PLACE_WEIGHT = 4;

    private static final @Nullable Entry[] NO_PLACES = new Entry[0];

    private final int bound;
    private final boolean isStored;
    private @Nullable Entry[] ring = NO_PLACES;
    private int size;
    private long weight;
    private long firstKept = 1;
    private long lastSeq;
    private Instant lastAt = Instant.EPOCH;
    private long amendedOldAt;

    EntryLog(Keeping keeping) {
        this.bound = keeping.entries();
        this.isStored = keeping.isStored();
    }

    void append(Entry entry) {
        if (entry.seq() != lastSeq + 1) {
            throw new IllegalStateException("Entry " + entry.seq() + " does not follow " + lastSeq);
        }
        if (size == bound) {
            dropOldest(1);
        }
        if (size == ring.length) {
            grow();
        }
        lastSeq = entry.seq();
        lastAt = entry.at();
        ring[slot(lastSeq)] = entry;
        weight += weightOf(entry);
        size++;
    }

    /**
     * What was written last says something of another entry. If that is in memory, it reads otherwise from here on.
     *
     * @param position of the event that wrote it
     */
    void amend(Entry.Amendment amendment, long position) {
        if (amendment.target() < firstSeq()) {
            amendedOldAt = position;
            return;
        }
        if (!(at(amendment.target()) instanceof Entry.Message before)) {
            return;
        }
        replace(before.amended(amendment));
        Long edit = amendment instanceof Entry.Reacted ? null : before.edited();
        if (edit != null && at(edit) instanceof Entry.Edited outdated) {
            replace(outdated.withoutText());
        }
    }

    private void replace(Entry entry) {
        int slot = slot(entry.seq());
        weight += weightOf(entry) - weightOf(ring[slot]);
        ring[slot] = entry;
    }

    /** Before anything is written: the first entry follows this number. */
    void beginAfter(long seq) {
        firstKept = seq + 1;
        lastSeq = seq;
    }

    /**
     * As it is in a snapshot: the entries themselves are in the store. A snapshot does not say which of them read otherwise than
     * before: whatever was looked up earlier may be out of date.
     *
     * @param position of the snapshot
     */
    void restore(Restored.LogEnds ends, long position) {
        amendedOldAt = position;
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
        return weight + (long) PLACE_WEIGHT * ring.length;
    }

    /** Lets go of the oldest eighth, and of one at least if there is one. */
    void dropSome() {
        dropOldest(Math.min(size, size / 8 + 1));
    }

    /**
     * Lets go of what a user has written, and of all that is older: it reads otherwise in the store from here on. Of a message that
     * stays nothing was amended by that user: the amendment would stand behind it.
     *
     * @param user as entries have the name
     * @param position of the event that is the cause of it
     */
    void dropUpToLastOf(String user, long position) {
        amendedOldAt = position;
        for (long seq = lastSeq; seq >= firstSeq(); seq--) {
            if (Redaction.without(at(seq), user) != at(seq)) {
                dropOldest((int) (seq - firstSeq() + 1));
                return;
            }
        }
    }

    private void dropOldest(int count) {
        for (int i = 0; i < count; i++) {
            int oldest = slot(firstSeq());
            weight -= weightOf(ring[oldest]);
            ring[oldest] = null;
            size--;
        }
        if (size == 0) {
            ring = NO_PLACES;
        } else if (size <= ring.length / SPARSE && ring.length > FIRST_CAPACITY) {
            resize(Math.max(FIRST_CAPACITY, 2 * size));
        }
        if (!isStored) {
            firstKept = Math.max(firstKept, firstSeq());
        }
    }

    private static long weightOf(@Nullable Entry entry) {
        String text = entry == null ? null : entry.words();
        int reactions = entry instanceof Entry.Message message && message.reactions() != null
                ? message.reactions().size()
                : 0;
        return ENTRY_WEIGHT + 2L * (text == null ? 0 : text.length()) + (long) REACTION_WEIGHT * reactions;
    }

    private void grow() {
        resize(Math.min(bound, Math.max(FIRST_CAPACITY, 2 * ring.length)));
    }

    private void resize(int capacity) {
        @Nullable Entry[] old = ring;
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

    @Override
    public long amendedOldAt() {
        return amendedOldAt;
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
