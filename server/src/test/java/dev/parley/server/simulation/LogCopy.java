package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a client has of a log, in whatever order it came. */
final class LogCopy {

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long complete;

    void put(Entry entry) {
        Entry before = entries.putIfAbsent(entry.seq(), entry);
        Broken.unless(before == null || before.equals(entry), "%s was %s", entry, before);
        while (entries.containsKey(complete + 1)) {
            complete++;
        }
    }

    /** The log has no entry any more before this one. */
    void beginsAt(long first) {
        entries.headMap(first).clear();
        complete = Math.max(complete, first - 1);
        while (entries.containsKey(complete + 1)) {
            complete++;
        }
    }

    /** All has to be read again. */
    void clear() {
        entries.clear();
        complete = 0;
    }

    /** Up to here nothing is missing. */
    long complete() {
        return complete;
    }

    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }
}
