package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Redaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All that was ever stored under a log's name, also by logs of that name that have ended: no number is used twice. */
final class StoredLog {

    /** As they were written: somebody may be told of one just before its end is committed. */
    private final NavigableMap<Long, Entry> written = new TreeMap<>();

    /** As they read now, or did when their log ended. */
    private final NavigableMap<Long, Entry> reads = new TreeMap<>();

    private final Map<Long, String> authors = new HashMap<>();

    /** Up to here the numbers are those of logs that have ended. */
    private long ended;

    private boolean hasBegun;

    void add(Entry entry, String author) {
        // A direct conversation goes on behind all those that its two users had before, with whomever.
        boolean follows = hasBegun ? entry.seq() == last() + 1 : entry.seq() > last();
        Broken.unless(follows, "%s does not follow entry %s", entry, last());
        Broken.unless(
                !hasBegun || !entry.at().isBefore(reads.lastEntry().getValue().at()),
                "the time steps back: %s after %s",
                entry,
                reads.values());
        if (!hasBegun) {
            ended = entry.seq() - 1;
            hasBegun = true;
        }
        written.put(entry.seq(), entry);
        reads.put(entry.seq(), entry);
        authors.put(entry.seq(), author);
    }

    /**
     * The log is gone.
     *
     * @param farewell whether members are told by one entry more, which is not stored
     */
    void end(boolean farewell) {
        ended = last() + (farewell ? 1 : 0);
        hasBegun = false;
    }

    /** The account of an author is gone. */
    void forget(String user) {
        reads.replaceAll((seq, entry) -> Redaction.without(entry, user));
    }

    /** As they read now. */
    List<Entry> entries() {
        return new ArrayList<>(reads.tailMap(ended, false).values());
    }

    /** The number of the newest, also of one that was told and not stored. */
    long last() {
        return Math.max(ended, written.isEmpty() ? 0 : written.lastKey());
    }

    boolean isGone(long seq) {
        return seq <= ended;
    }

    /** Whether this is, or was, entry {@code seq}, or what is left of it. */
    boolean has(Entry entry) {
        Entry was = written.get(entry.seq());
        Entry now = reads.get(entry.seq());
        return was != null && was.inRoom(entry.room()).equals(entry)
                || now != null && now.inRoom(entry.room()).equals(entry);
    }

    /** Whether this is how a member is told that the log has ended. */
    boolean isFarewell(Entry entry, String to) {
        return isFarewell(entry)
                && ((Entry.Left) entry).user().equals(to)
                && isGone(entry.seq())
                && !written.containsKey(entry.seq());
    }

    static boolean isFarewell(Entry entry) {
        return entry instanceof Entry.Left left && left.reason() == LeaveReason.KICKED && left.by() == null;
    }

    /** Who wrote it; null if there is no such entry. */
    String author(long seq) {
        return authors.get(seq);
    }

    Entry entry(long seq) {
        return reads.get(seq);
    }
}
