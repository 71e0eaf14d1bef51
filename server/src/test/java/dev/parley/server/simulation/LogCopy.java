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

    /** Up to here nothing is missing. */
    long complete() {
        return complete;
    }

    List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }
}
