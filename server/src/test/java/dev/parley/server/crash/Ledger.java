package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.CHANGED;
import static dev.parley.server.crash.Violations.Kind.REPEATED;
import static dev.parley.server.crash.Violations.Kind.TIME;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every entry that anybody was told of, in an acknowledgement, live or in history: whatever is told again must be the same,
 * and a key is written once. Knows nothing of sockets and time, and outlives the server's crashes. Any thread.
 */
final class Ledger {
    private static final NavigableMap<Long, Entry> NOTHING = Collections.unmodifiableNavigableMap(new TreeMap<>());

    private final Violations violations;
    private final Map<String, NavigableMap<Long, Entry>> logs = new TreeMap<>();
    private final Map<String, Place> written = new HashMap<>();
    private long acknowledged;
    private long duplicates;

    /** Where a key was written. */
    private record Place(String log, long seq) {}

    Ledger(Violations violations) {
        this.violations = violations;
    }

    /** Somebody was told of an entry. */
    synchronized void told(String log, Entry entry, String how) {
        NavigableMap<Long, Entry> entries = logs.computeIfAbsent(log, fresh -> new TreeMap<>());
        Entry known = entries.get(entry.seq());
        if (known == null) {
            first(log, entries, entry, how);
        } else if (!known.agreesWith(entry)) {
            violations.add(CHANGED, log + " has, " + how + ", " + entry + " where it had " + known);
        } else if (known.at().equals(Entry.UNTOLD)) {
            entries.put(entry.seq(), entry);
        }
    }

    private void first(String log, NavigableMap<Long, Entry> entries, Entry entry, String how) {
        checkTime(log, entries.lowerEntry(entry.seq()), entry);
        checkTime(log, entries.higherEntry(entry.seq()), entry);
        entries.put(entry.seq(), entry);
        if (entry.key().isEmpty()) {
            return;
        }
        Place here = new Place(log, entry.seq());
        Place before = written.putIfAbsent(entry.key(), here);
        if (before != null) {
            violations.add(REPEATED, entry.key() + " was written at " + before + " and, " + how + ", at " + here);
        }
    }

    private void checkTime(String log, Map.Entry<Long, Entry> neighbour, Entry entry) {
        if (neighbour == null
                || entry.at().equals(Entry.UNTOLD)
                || neighbour.getValue().at().equals(Entry.UNTOLD)) {
            return;
        }
        Entry other = neighbour.getValue();
        boolean isAfter = entry.seq() > other.seq();
        // RFC 3339 in UTC and of one length: the order of the texts is that of the times.
        int order = entry.at().compareTo(other.at());
        if (isAfter ? order < 0 : order > 0) {
            violations.add(TIME, "in " + log + " time steps back between " + other + " and " + entry);
        }
    }

    /** Whether anybody was told that this was written; asked before it is sent, perhaps again. */
    synchronized boolean isWritten(Send send) {
        return written.containsKey(send.key());
    }

    /**
     * An {@code ok} to a send.
     *
     * @param wasWritten what {@link #isWritten} said before it was sent: all logs were read after the last crash, so that is
     *     what the server has to say as well
     */
    synchronized void acknowledged(Send send, boolean wasWritten, long seq, String at, boolean isDuplicate) {
        told(send.log(), send.entry(seq, at), "acknowledged");
        if (isDuplicate != wasWritten) {
            violations.add(
                    REPEATED,
                    send.key() + (wasWritten ? " was written before" : " was never written before")
                            + ", and its ok said duplicate " + isDuplicate);
        }
        if (isDuplicate) {
            duplicates++;
        } else {
            acknowledged++;
        }
    }

    /** Begins the reading of a log by one member, from the entry behind {@code after}. */
    Reading reading(String log, String reader, long after) {
        return new Reading(this, violations, log, reader, after);
    }

    /** Entries between these two, both left out, that somebody was told of. */
    synchronized List<Entry> between(String log, long after, long before) {
        return List.copyOf(entries(log).subMap(after, false, before, false).values());
    }

    /** The last one that anybody was told of, 0 if there is none. */
    synchronized long newest(String log) {
        NavigableMap<Long, Entry> entries = entries(log);
        return entries.isEmpty() ? 0 : entries.lastKey();
    }

    /** The logs that have entries. */
    synchronized Set<String> logs() {
        return Set.copyOf(logs.keySet());
    }

    synchronized long entries() {
        return logs.values().stream().mapToLong(Map::size).sum();
    }

    /** Sends acknowledged as new. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    /** Sends acknowledged as written before. */
    synchronized long duplicates() {
        return duplicates;
    }

    private NavigableMap<Long, Entry> entries(String log) {
        return logs.getOrDefault(log, NOTHING);
    }
}
