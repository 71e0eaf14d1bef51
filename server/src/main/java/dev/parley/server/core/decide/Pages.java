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

    /** What a page's entries may come to on the wire. */
    private static final int MAX_BYTES = 512 * 1024;

    /** What an entry needs beside its text, if its names are as long as they may be. */
    private static final int BYTES_BESIDE_TEXT = 640;

    static Pages of(Entries log, @Nullable Long after, @Nullable Long before, @Nullable Long around, int limit) {
        if (after != null) {
            return forward(log, Math.min(after, log.lastSeq()) + 1, limit, MAX_BYTES);
        }
        if (around != null) {
            return around(log, around, limit);
        }
        return backward(log, before == null ? log.lastSeq() : before - 1, limit, MAX_BYTES);
    }

    /** From {@code from} on. */
    private static Pages forward(Entries log, long from, int limit, int maxBytes) {
        List<Entry> page = new ArrayList<>();
        long seq = Math.max(from, log.firstSeq());
        int bytes = 0;
        while (seq <= log.lastSeq() && page.size() < limit) {
            Entry entry = log.at(seq);
            bytes += bytes(entry);
            if (bytes > maxBytes && !page.isEmpty()) {
                break;
            }
            page.add(entry);
            seq++;
        }
        return new Pages(page, seq <= log.lastSeq());
    }

    /** Down from {@code to}. */
    private static Pages backward(Entries log, long to, int limit, int maxBytes) {
        List<Entry> page = new ArrayList<>();
        long seq = Math.min(to, log.lastSeq());
        int bytes = 0;
        while (seq >= log.firstSeq() && page.size() < limit) {
            Entry entry = log.at(seq);
            bytes += bytes(entry);
            if (bytes > maxBytes && !page.isEmpty()) {
                break;
            }
            page.add(entry);
            seq--;
        }
        Collections.reverse(page);
        return new Pages(page, seq >= log.firstSeq());
    }

    private static Pages around(Entries log, long seq, int limit) {
        int older = limit / 2;
        Pages before = backward(log, seq - 1, older, MAX_BYTES / 2);
        Pages from = forward(log, seq, limit - older, MAX_BYTES / 2);
        List<Entry> both = new ArrayList<>(before.entries);
        both.addAll(from.entries);
        return new Pages(both, before.more || from.more);
    }

    private static int bytes(Entry entry) {
        String text = entry instanceof Entry.Message message
                ? message.text()
                : entry instanceof Entry.Topic topic ? topic.text() : "";
        int bytes = BYTES_BESIDE_TEXT;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytes(text.charAt(i));
        }
        return bytes;
    }

    /** What JSON escapes takes two bytes; half of a pair takes two of the pair's four. */
    private static int bytes(char c) {
        if (c >= 0x800 && !Character.isSurrogate(c)) {
            return 3;
        }
        return c >= 0x80 || c < ' ' || c == '"' || c == '\\' ? 2 : 1;
    }

    /** The same entries, as somebody sees them who calls the conversation so. A room's are stored as everybody does. */
    Pages calledBy(String room) {
        boolean already = entries.isEmpty() || entries.get(0).room().equals(room);
        return already
                ? this
                : new Pages(entries.stream().map(entry -> entry.inRoom(room)).toList(), more);
    }
}
