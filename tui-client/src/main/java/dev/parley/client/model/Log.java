package dev.parley.client.model;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Reaction;
import dev.parley.protocol.Redaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this client has of a conversation's log: entries from {@code first} to {@code last} among the client's own notes, with a
 * {@link Line.Hole} wherever entries between the two are not here. Entries of types it does not know are counted and not held.
 *
 * @param loaded false until the first page came; nothing live is taken before
 * @param first the oldest {@code seq} it has; one more than {@code last} while it has none
 * @param last the newest {@code seq} it has, its cursor for catching up
 * @param known the newest {@code seq} it has heard of; more than {@code last} means that something is missing
 * @param older whether the server has entries before {@code first}
 * @param holes how many there are
 */
public record Log(Scrollback lines, boolean loaded, long first, long last, long known, boolean older, int holes) {

    public static final Log EMPTY = new Log(Scrollback.empty(), false, 1, 0, 0, false, 0);

    /** Lines that stay at the end and around where the person reads, when those between have to go. */
    private static final int KEPT_AT_END = 1_000;

    private static final int KEPT_AT_START = 4_000;

    /** Of each of the two. */
    private static final long KEPT_BYTES = Scrollback.MOST_BYTES / 3;

    /**
     * A log in the middle of which something was put or taken: what stood before {@code at} has moved down by {@code by} places.
     */
    public record Spliced(Log log, long at, long by) {

        /** Where the line is that stood at an index before; the first of what came in its place where it is gone. */
        public long moved(long index) {
            return index < at ? index - by : index;
        }
    }

    public boolean isBehind() {
        return loaded && known > last;
    }

    public Log note(Line.Note note) {
        return bounded(lines.append(note));
    }

    public Log hearOf(long seq) {
        return seq <= known ? this : new Log(lines, loaded, first, last, seq, older, holes);
    }

    /** Nothing was written in it before this client was there. */
    public Log begun() {
        return new Log(lines, true, 1, 0, known, false, 0);
    }

    /** There is nothing beyond what is here, whatever was heard. */
    public Log upToDate() {
        return new Log(lines, loaded, first, last, last, older, holes);
    }

    /** The newest page, as the first thing that is known of the log. */
    public Log start(List<Entry> page, long lastSeq, boolean more) {
        long begins = page.isEmpty() ? lastSeq + 1 : page.get(0).seq();
        Log log = new Log(lines, true, begins, lastSeq, Math.max(known, lastSeq), more, holes);
        Scrollback all = lines;
        for (Entry entry : page) {
            all = hasLine(entry) ? all.append(new Line.Said(entry)) : all;
        }
        return log.bounded(all);
    }

    /** The newest page, where so much is missing before it that a hole is left there. */
    public Log leap(List<Entry> page, long lastSeq) {
        long begins = page.isEmpty() ? lastSeq + 1 : page.get(0).seq();
        Line newest = lines.isEmpty() ? null : lines.at(lines.end() - 1);
        if (newest == null || first > last) {
            return start(page, lastSeq, begins > 1);
        }
        Log log = this;
        if (begins > last + 1) {
            Line.Hole hole = new Line.Hole(newest.at(), last + 1, begins - 1);
            log = new Log(lines, true, first, begins - 1, Math.max(known, lastSeq), older, holes + 1)
                    .bounded(lines.append(hole));
        }
        for (Entry entry : page) {
            log = entry.seq() > log.last ? log.append(entry) : log;
        }
        return log.skipTo(lastSeq);
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
        Log log = new Log(lines, true, first, next.seq(), Math.max(known, next.seq()), older, holes);
        return log.bounded(lines.append(new Line.Said(next)));
    }

    /** The target reads otherwise from here on, if it is here. */
    public Log amend(Entry.Amendment amendment) {
        return with(Amendments.applied(lines, amendment));
    }

    /** Without anything that a user said, whose account was deleted; the same where there is nothing of that user. */
    public Log without(String user) {
        Scrollback left = lines;
        for (long i = lines.begin(); i < lines.end(); i++) {
            if (lines.at(i) instanceof Line.Said said) {
                Entry entry = Redaction.without(withoutReactions(said.entry(), user), user);
                left = entry == said.entry() ? left : left.replace(i, new Line.Said(entry));
            }
        }
        return left == lines ? this : with(left);
    }

    private static Entry withoutReactions(Entry entry, String user) {
        if (!(entry instanceof Entry.Message said)
                || said.reactions() == null
                || said.reactions().stream().noneMatch(one -> one.by().equals(user))) {
            return entry;
        }
        List<Reaction> left = said.reactions().stream()
                .map(one -> one.by().equals(user) ? new Reaction(Redaction.NOBODY, one.emoji(), one.seq()) : one)
                .toList();
        return new Entry.Message(
                said.room(),
                said.seq(),
                said.at(),
                said.from(),
                said.text(),
                said.cid(),
                said.style(),
                said.replyTo(),
                said.edited(),
                said.deleted(),
                left,
                said.hidden());
    }

    /** Without its oldest lines; they are asked for again when the person scrolls there. */
    public Log newest(int count) {
        return bounded(lines.newest(count));
    }

    private Log with(Scrollback all) {
        return new Log(all, loaded, first, last, known, older, holes);
    }

    /** Nothing to show up to here: entries of types that are not known, or without a line of their own. */
    public Log skipTo(long seq) {
        return seq <= last ? this : new Log(lines, loaded, first, seq, Math.max(known, seq), older, holes);
    }

    /**
     * A stretch that reaches further back than what is here, wholly or in part. A hole is left between, where it does not come close.
     *
     * @param hasOlder whether the server has entries before it
     */
    public Spliced prepend(Stretch stretch, boolean hasOlder) {
        if (stretch.from() >= first) {
            return new Spliced(stretch.isEmpty() ? olderIs(hasOlder) : this, lines.begin(), 0);
        }
        List<Line> before = linesOf(stretch, stretch.from(), first - 1);
        boolean apart = stretch.to() < first - 1;
        if (apart) {
            before.add(new Line.Hole(stretch.newestAt(), stretch.to() + 1, first - 1));
        }
        Log log =
                new Log(lines.prepend(before), loaded, stretch.from(), last, known, hasOlder, holes + (apart ? 1 : 0));
        return log.thinned();
    }

    private Log olderIs(boolean now) {
        return new Log(lines, loaded, first, last, known, now, holes);
    }

    /** A stretch in the place of a hole, as far as it covers it; what it does not cover stays a hole. */
    public Spliced fill(long hole, Stretch stretch) {
        Line.Hole old = (Line.Hole) lines.at(hole);
        long from = Math.max(old.from(), stretch.from());
        long to = Math.min(old.to(), stretch.to());
        if (from > to) {
            return new Spliced(this, hole, 0);
        }
        List<Line> instead = new ArrayList<>();
        int left = holes - 1;
        if (old.from() < from) {
            instead.add(new Line.Hole(old.at(), old.from(), from - 1));
            left++;
        }
        instead.addAll(linesOf(stretch, from, to));
        if (to < old.to()) {
            instead.add(new Line.Hole(
                    instead.isEmpty()
                            ? old.at()
                            : instead.get(instead.size() - 1).at(),
                    to + 1,
                    old.to()));
            left++;
        }
        Scrollback all = lines.splice(hole, hole + 1, instead);
        Log log = new Log(all, loaded, first, last, known, older, left);
        Log kept = all.isOver() ? log.bounded(all.bounded()) : log;
        return new Spliced(kept, hole, instead.size() - 1L);
    }

    /** Whether there is something here, or to be asked for, of before an entry. */
    public boolean hasBefore(long seq) {
        return loaded && first < seq || older && first <= seq;
    }

    /** Without the entries before one, which are nowhere any more. */
    public Log from(long seq) {
        long keep = lines.begin();
        for (long i = lines.begin(); i < lines.end(); i++) {
            Long end = endOf(lines.at(i), false);
            keep = end != null && end < seq ? i + 1 : keep;
        }
        Scrollback left = lines.splice(lines.begin(), keep, List.of());
        if (!left.isEmpty() && left.at(left.begin()) instanceof Line.Hole hole && hole.from() < seq) {
            left = left.replace(left.begin(), new Line.Hole(hole.at(), seq, hole.to()));
        }
        long begins = Math.min(Math.max(first, seq), last + 1);
        return new Log(left, loaded, begins, last, known, false, holesIn(left, left.end()));
    }

    /** The hole that this entry is in; one less than the first index where it is in none. */
    public long holeOf(long seq) {
        for (long i = lines.end() - 1; holes > 0 && i >= lines.begin(); i--) {
            if (lines.at(i) instanceof Line.Hole hole && hole.from() <= seq && seq <= hole.to()) {
                return i;
            }
        }
        return lines.begin() - 1;
    }

    private static List<Line> linesOf(Stretch stretch, long from, long to) {
        List<Line> all = new ArrayList<>();
        for (Entry entry : stretch.entries()) {
            if (entry.seq() >= from && entry.seq() <= to && hasLine(entry)) {
                all.add(new Line.Said(entry));
            }
        }
        return all;
    }

    /** Read back beyond the limit: what stands between there and the end makes room, and is fetched again by who comes there. */
    private Spliced thinned() {
        Spliced asItIs = new Spliced(this, lines.begin(), 0);
        if (!lines.isOver()) {
            return asItIs;
        }
        long from = lines.begin();
        for (long held = 0; from < lines.end() && from - lines.begin() < KEPT_AT_START && held < KEPT_BYTES; from++) {
            held += lines.at(from).bytes();
        }
        long to = lines.end();
        for (long held = 0; to > from && lines.end() - to < KEPT_AT_END && held < KEPT_BYTES; to--) {
            held += lines.at(to - 1).bytes();
        }
        if (to == from) {
            return asItIs;
        }
        long oldest = seqBefore(from);
        long newest = seqFrom(to);
        Line.Hole hole = new Line.Hole(lines.at(from - 1).at(), oldest + 1, newest - 1);
        Scrollback thin = lines.splice(from, to, hole.size() > 0 ? List.of(hole) : List.of());
        Log log = new Log(thin, loaded, first, last, known, older, holesIn(thin, thin.end()));
        return new Spliced(log, to, thin.size() - lines.size());
    }

    /** The newest seq that is known of before an index. */
    private long seqBefore(long index) {
        for (long i = index - 1; i >= lines.begin(); i--) {
            Long end = endOf(lines.at(i), false);
            if (end != null) {
                return end;
            }
        }
        return first - 1;
    }

    /** The oldest seq from an index on. */
    private long seqFrom(long index) {
        for (long i = index; i < lines.end(); i++) {
            Long end = endOf(lines.at(i), true);
            if (end != null) {
                return end;
            }
        }
        return last + 1;
    }

    private static @Nullable Long endOf(Line line, boolean oldest) {
        if (line instanceof Line.Hole hole) {
            return oldest ? hole.from() : hole.to();
        }
        return line instanceof Line.Said said ? (Long) said.entry().seq() : null;
    }

    /** The oldest lines may have gone: then there are older entries to ask for. */
    private Log bounded(Scrollback all) {
        if (all.begin() == lines.begin() || lines.isEmpty()) {
            return new Log(all, loaded, first, last, known, older, holes);
        }
        // A hole is nothing to begin with: it is older than what is here, then.
        long begin = all.begin();
        while (holes > 0 && begin < all.end() && !(all.at(begin) instanceof Line.Said)) {
            begin++;
        }
        Scrollback kept = begin == all.begin() || begin == all.end() || holesIn(all, begin) == 0
                ? all
                : all.splice(all.begin(), begin, List.of());
        long oldest = last + 1;
        for (long i = kept.begin(); i < kept.end(); i++) {
            if (kept.at(i) instanceof Line.Said said) {
                oldest = said.entry().seq();
                break;
            }
        }
        return new Log(
                kept, loaded, oldest, last, known, older || oldest > first, holes == 0 ? 0 : holesIn(kept, kept.end()));
    }

    private static int holesIn(Scrollback all, long before) {
        int count = 0;
        for (long i = all.begin(); i < before; i++) {
            count += all.at(i) instanceof Line.Hole ? 1 : 0;
        }
        return count;
    }
}
