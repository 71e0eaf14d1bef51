package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Entries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages out of a log, bounded in number and in bytes.
 *
 * @param more there are others in the direction that was asked for
 */
record Pages(List<Entry> entries, boolean more) {

    /** What a page's entries may come to on the wire. */
    static final int MAX_BYTES = 512 * 1024;

    /** What an entry needs beside its text, if its names are as long as they may be. */
    private static final int BYTES_BESIDE_TEXT = 640;

    /** Likewise. */
    private static final int BYTES_OF_A_REACTION = 256;

    /**
     * The page that is asked for.
     *
     * @param found what was looked up for it, or null at first
     * @throws Lacking if it holds entries that memory does not have
     */
    static Pages of(
            LogId id,
            Entries log,
            @Nullable Answer found,
            @Nullable Long after,
            @Nullable Long before,
            @Nullable Long around,
            int limit) {
        if (after != null) {
            long from = Math.max(Math.min(after, log.lastSeq()) + 1, log.firstKept());
            return Reading.of(id, log, found, from, from + limit - 1).forward(from, limit, MAX_BYTES);
        }
        if (around != null) {
            int older = limit / 2;
            int newer = limit - older;
            long middle = Math.max(Math.min(around, log.lastSeq() + 1), log.firstKept());
            Reading reading = Reading.of(id, log, found, middle - older, middle + newer - 1);
            return reading.backward(Math.min(middle, around) - 1, older, MAX_BYTES / 2)
                    .and(reading.forward(middle, newer, MAX_BYTES / 2));
        }
        long to = Math.min(before == null ? Long.MAX_VALUE : before - 1, log.lastSeq());
        return Reading.of(id, log, found, to - limit + 1, to).backward(to, limit, MAX_BYTES);
    }

    private Pages and(Pages newer) {
        List<Entry> both = new ArrayList<>(entries);
        both.addAll(newer.entries);
        return new Pages(both, more || newer.more);
    }

    /** A log whose entries are in memory, or were looked up. */
    private record Reading(Entries log, List<Entry> old) {

        /** Looks up what stands between {@code from} and {@code to}, as far as that is part of the log and not in memory. */
        static Reading of(LogId id, Entries log, @Nullable Answer found, long from, long to) {
            if (found instanceof Answer.OldEntries answer && answer.upTo() >= log.amendedOldAt()) {
                return new Reading(log, answer.entries());
            }
            long oldest = Math.max(from, log.firstKept());
            long newest = Math.min(to, log.lastSeq());
            if (oldest <= newest && oldest < log.firstSeq()) {
                throw new Lacking(new Query.OldEntries(id, oldest, newest));
            }
            return new Reading(log, List.of());
        }

        /** Null where it was written, or let go of by memory, since it was looked up; the page ends there. */
        private @Nullable Entry at(long seq) {
            if (seq >= log.firstSeq()) {
                return log.at(seq);
            }
            long index = old.isEmpty() ? -1 : seq - old.get(0).seq();
            return index >= 0 && index < old.size() ? old.get((int) index) : null;
        }

        /** From {@code from} on. */
        Pages forward(long from, int limit, int maxBytes) {
            List<Entry> page = new ArrayList<>();
            long seq = from;
            int bytes = 0;
            while (seq <= log.lastSeq() && page.size() < limit) {
                Entry entry = at(seq);
                bytes += entry == null ? 0 : bytes(entry);
                if (entry == null || bytes > maxBytes && !page.isEmpty()) {
                    break;
                }
                page.add(entry);
                seq++;
            }
            return new Pages(page, seq <= log.lastSeq());
        }

        /** Down from {@code to}. */
        Pages backward(long to, int limit, int maxBytes) {
            List<Entry> page = new ArrayList<>();
            long seq = Math.min(to, log.lastSeq());
            int bytes = 0;
            while (seq >= log.firstKept() && page.size() < limit) {
                Entry entry = at(seq);
                bytes += entry == null ? 0 : bytes(entry);
                if (entry == null || bytes > maxBytes && !page.isEmpty()) {
                    break;
                }
                page.add(entry);
                seq--;
            }
            Collections.reverse(page);
            return new Pages(page, seq >= log.firstKept());
        }
    }

    /** What an entry takes on the wire at most. */
    static int bytes(Entry entry) {
        String words = entry.words();
        String text = words == null ? "" : words;
        int bytes = BYTES_BESIDE_TEXT;
        if (entry instanceof Entry.Message message && message.reactions() != null) {
            bytes += BYTES_OF_A_REACTION * message.reactions().size();
        }
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

    /**
     * The same entries, as somebody reads them who has blocked some of their authors.
     *
     * @param authors by the names that entries have
     */
    Pages hiding(Set<String> authors) {
        if (authors.isEmpty()) {
            return this;
        }
        Hiding hiding = new Hiding(authors);
        return new Pages(entries.stream().map(hiding::of).toList(), more);
    }
}
