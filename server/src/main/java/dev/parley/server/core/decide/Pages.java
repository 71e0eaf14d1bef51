package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.server.core.state.Entries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages out of a log, bounded in number and in bytes.
 *
 * @param more there are others in the direction that was asked for
 */
record Pages(List<Entry> entries, boolean more) {

    /** What a page may come to on the wire, roughly: twice this at the worst. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int BYTES_BESIDE_TEXT = 160;

    static Pages of(Entries log, @Nullable Long after, @Nullable Long before, @Nullable Long around, int limit) {
        if (after != null) {
            return forward(log, after + 1, limit);
        }
        if (around != null) {
            return around(log, around, limit);
        }
        return backward(log, before == null ? log.lastSeq() : before - 1, limit);
    }

    /** From {@code from} on. */
    private static Pages forward(Entries log, long from, int limit) {
        List<Entry> page = new ArrayList<>();
        long seq = Math.max(from, log.firstSeq());
        int bytes = 0;
        while (seq <= log.lastSeq() && page.size() < limit && bytes < MAX_BYTES) {
            Entry entry = log.at(seq++);
            bytes += size(entry);
            page.add(entry);
        }
        return new Pages(page, seq <= log.lastSeq());
    }

    /** Down from {@code to}. */
    private static Pages backward(Entries log, long to, int limit) {
        List<Entry> page = new ArrayList<>();
        long seq = Math.min(to, log.lastSeq());
        int bytes = 0;
        while (seq >= log.firstSeq() && page.size() < limit && bytes < MAX_BYTES) {
            Entry entry = log.at(seq--);
            bytes += size(entry);
            page.add(entry);
        }
        Collections.reverse(page);
        return new Pages(page, seq >= log.firstSeq());
    }

    private static Pages around(Entries log, long seq, int limit) {
        int older = limit / 2;
        Pages before = backward(log, seq - 1, older);
        Pages from = forward(log, seq, limit - older);
        List<Entry> both = new ArrayList<>(before.entries);
        both.addAll(from.entries);
        return new Pages(both, before.more || from.more);
    }

    private static int size(Entry entry) {
        int text = entry instanceof Entry.Message message ? message.text().length() : 0;
        return BYTES_BESIDE_TEXT + 2 * text;
    }

    Pages calledBy(String room) {
        return new Pages(entries.stream().map(entry -> entry.inRoom(room)).toList(), more);
    }
}
