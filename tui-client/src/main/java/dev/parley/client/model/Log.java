package dev.parley.client.model;

import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * What this client has of a conversation's log: all entries from {@code first} to {@code last}, without a hole, among the
 * client's own notes. Entries of types it does not know are counted and not held.
 *
 * @param loaded false until the first page came; nothing live is taken before
 * @param first the oldest {@code seq} it has; one more than {@code last} while it has none
 * @param last the newest {@code seq} it has, its cursor for catching up
 * @param known the newest {@code seq} it has heard of; more than {@code last} means that something is missing
 * @param older whether the server has entries before {@code first}
 */
public record Log(Scrollback lines, boolean loaded, long first, long last, long known, boolean older) {

    public static final Log EMPTY = new Log(Scrollback.empty(), false, 1, 0, 0, false);

    public boolean isBehind() {
        return loaded && known > last;
    }

    public Log note(Line.Note note) {
        return bounded(lines.append(note));
    }

    public Log hearOf(long seq) {
        return seq <= known ? this : new Log(lines, loaded, first, last, seq, older);
    }

    /** The newest page, as the first thing that is known of the log. */
    public Log start(List<Entry> page, long lastSeq, boolean more) {
        Log log = new Log(
                lines, true, page.isEmpty() ? lastSeq + 1 : page.get(0).seq(), lastSeq, Math.max(known, lastSeq), more);
        Scrollback all = lines;
        for (Entry entry : page) {
            all = hasLine(entry) ? all.append(new Line.Said(entry)) : all;
        }
        return log.bounded(all);
    }

    /** What became of a message has no line of its own: the message reads as it does now, also in a page. */
    private static boolean hasLine(Entry entry) {
        return !(entry instanceof Entry.Amendment);
    }

    /** The entry that follows {@code last}. */
    public Log append(Entry next) {
        if (next instanceof Entry.Amendment amendment) {
            return amend(amendment).skipTo(next.seq());
        }
        Log log = new Log(lines, true, first, next.seq(), Math.max(known, next.seq()), older);
        return log.bounded(lines.append(new Line.Said(next)));
    }

    /** The target reads otherwise from here on, if it is here. */
    public Log amend(Entry.Amendment amendment) {
        return with(Amendments.applied(lines, amendment));
    }

    /** Without its oldest lines; they are asked for again when the person scrolls there. */
    public Log newest(int count) {
        return bounded(lines.newest(count));
    }

    private Log with(Scrollback all) {
        return new Log(all, loaded, first, last, known, older);
    }

    /** Nothing to show up to here: entries of types that are not known, or without a line of their own. */
    public Log skipTo(long seq) {
        return seq <= last ? this : new Log(lines, loaded, first, seq, Math.max(known, seq), older);
    }

    /** Entries that stand before {@code first}; those of them that are there already are left out. */
    public Log prepend(List<Entry> page, boolean more) {
        List<Line> before = new ArrayList<>();
        for (Entry entry : page) {
            if (entry.seq() < first && hasLine(entry)) {
                before.add(new Line.Said(entry));
            }
        }
        Scrollback all = lines.prepend(before);
        int taken = all.size() - lines.size();
        long begins = page.isEmpty() ? first : page.get(0).seq();
        long oldest = Math.min(first, taken == before.size() ? begins : seqOf(before, before.size() - taken));
        return new Log(all, loaded, oldest, last, known, more || taken < before.size());
    }

    private long seqOf(List<Line> before, int index) {
        return index < before.size() && before.get(index) instanceof Line.Said said
                ? said.entry().seq()
                : first;
    }

    /** The oldest lines may have gone: then there are older entries to ask for. */
    private Log bounded(Scrollback all) {
        if (all.begin() == lines.begin() || lines.isEmpty()) {
            return new Log(all, loaded, first, last, known, older);
        }
        long oldest = last + 1;
        for (long i = all.begin(); i < all.end(); i++) {
            if (all.at(i) instanceof Line.Said said) {
                oldest = said.entry().seq();
                break;
            }
        }
        return new Log(all, loaded, oldest, last, known, older || oldest > first);
    }
}
