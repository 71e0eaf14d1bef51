package dev.parley.server.core.state;

import dev.parley.server.core.event.Restored;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last numbers of logs that have ended, by a name. A log that begins under such a name goes on behind them: a client may
 * still hold a position in the earlier one, and would take lower numbers for entries that it has. Names are bounded; those
 * that go share the highest of their numbers.
 */
public final class EndedLogs {

    static final int MAX_NAMES = 10_000;

    private static final int NAME_BYTES = 200;

    /** A name and its number as they are in a snapshot. */
    interface Summary {
        /**
         * @param name null for all that are not kept
         */
        Restored of(@Nullable String name, long lastSeq);
    }

    private final Summary summary;
    private final Map<String, Long> lastSeqs = new LinkedHashMap<>();
    private long lastOfOthers;

    EndedLogs(Summary summary) {
        this.summary = summary;
    }

    /** Bytes of memory that they take, roughly. */
    long bytes() {
        return (long) NAME_BYTES * lastSeqs.size();
    }

    /** The number that the first entry of a new log of this name follows; 0 where it is the first. */
    public long lastSeq(String name) {
        return lastSeqs.getOrDefault(name, lastOfOthers);
    }

    void ended(String name, long lastSeq) {
        // A name that ends again is the last to go.
        Long before = lastSeqs.remove(name);
        lastSeqs.put(name, before == null ? lastSeq : Math.max(before, lastSeq));
        if (lastSeqs.size() > MAX_NAMES) {
            Iterator<Long> oldestFirst = lastSeqs.values().iterator();
            lastOfOthers = Math.max(lastOfOthers, oldestFirst.next());
            oldestFirst.remove();
        }
    }

    /** A log of this name is there again, and has its numbers itself. */
    void madeAgain(String name) {
        lastSeqs.remove(name);
    }

    /**
     * As it is in a snapshot.
     *
     * @param name null for all that are not kept
     */
    void restore(@Nullable String name, long lastSeq) {
        if (name == null) {
            lastOfOthers = lastSeq;
        } else {
            lastSeqs.put(name, lastSeq);
        }
    }

    /** The oldest first. */
    Stream<Restored> summary() {
        Stream<Restored> others = lastOfOthers == 0 ? Stream.of() : Stream.of(summary.of(null, lastOfOthers));
        return Stream.concat(others, lastSeqs.entrySet().stream().map(one -> summary.of(one.getKey(), one.getValue())));
    }

    @Override
    public String toString() {
        return lastSeqs + " others=" + lastOfOthers;
    }
}
