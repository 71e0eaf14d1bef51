package dev.parley.server.core;

import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a log's entries read once all of it is written: the slow and simple way, for whatever stands for a store in a test. */
public final class LogAsItReads {

    private LogAsItReads() {}

    /** From {@code from} to {@code to}, out of all entries as they were written, in order. */
    public static List<Entry> of(List<Entry> written, long from, long to) {
        SortedMap<Long, Entry> reads = new TreeMap<>();
        for (Entry entry : written) {
            reads.put(entry.seq(), entry);
            if (entry instanceof Entry.Amendment amendment
                    && reads.get(amendment.target()) instanceof Entry.Message message) {
                if (!(amendment instanceof Entry.Reacted)) {
                    for (Entry other : new ArrayList<>(reads.values())) {
                        if (other instanceof Entry.Edited edited
                                && edited.target() == amendment.target()
                                && edited.seq() < amendment.seq()) {
                            reads.put(edited.seq(), edited.withoutText());
                        }
                    }
                }
                reads.put(message.seq(), message.amended(amendment));
            }
        }
        return List.copyOf(reads.subMap(from, to + 1).values());
    }
}
