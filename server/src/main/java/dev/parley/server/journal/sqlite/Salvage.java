package dev.parley.server.journal.sqlite;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the rows that can be read into a new store, closes the gaps in logs, and writes down what is lost. */
final class Salvage implements RowScan.Sink {

    private static final int LINES = 1_000;

    private final WriteConnection store;
    private final Compaction state;
    private final long snapshot;
    private final Map<LogId, Long> firstSeqs;
    private final Map<LogId, Entry> newest = new HashMap<>();

    /** Entries that stand in for lost ones, and have no place yet. */
    private final List<Event.EntryWritten> owed = new ArrayList<>();

    /** What is made under names that have ended goes on with higher numbers. */
    private final Set<LogId> endedRooms = new HashSet<>();

    private final Set<String> endedUsers = new HashSet<>();

    private final List<String> lost = new ArrayList<>();
    private long last;
    private long kept;

    /**
     * @param firstSeqs where logs begin, by the snapshot; those that it does not know begin with 1
     * @param state what the snapshot led to
     * @param snapshot events behind this position are applied to it as well
     */
    Salvage(WriteConnection store, Map<LogId, Long> firstSeqs, Compaction state, long snapshot) {
        this.firstSeqs = firstSeqs;
        this.store = store;
        this.state = state;
        this.snapshot = snapshot;
    }

    long last() {
        return last;
    }

    long kept() {
        return kept;
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public void good(StoredRow row) throws SQLException {
        pass(row.first(), row.position());
        Event event = row.event();
        if (event == null) {
            if (row.isSuperseded() && row.position() > snapshot) {
                state.apply(new Restored.UpTo(row.position(), 0));
            }
            return;
        }
        if (event instanceof Event.EntryWritten written) {
            fill(written, row.position() > snapshot);
        }
        if (row.position() > snapshot && !isApplied(event)) {
            lose("event " + row.position() + " (" + event.getClass().getSimpleName()
                    + "): the data it refers to is lost");
            return;
        }
        store.put(row.position(), event);
        kept++;
        if (event instanceof Event.EntryWritten written) {
            newest.put(written.log(), written.entry());
        } else if (event instanceof Event.UserForgotten forgotten) {
            // Another conversation of the same two may count from a higher number.
            endedUsers.add(forgotten.user());
            forget(log -> log.isDirectOf(forgotten.user()));
        } else if (event instanceof Event.RoomEnded ended) {
            // Another room of the same name may count from a higher number.
            LogId room = new LogId.RoomLog(ended.room());
            endedRooms.add(room);
            forget(room::equals);
        }
    }

    private boolean hasEnded(LogId log) {
        return endedRooms.contains(log) || endedUsers.stream().anyMatch(log::isDirectOf);
    }

    private void forget(Predicate<LogId> isGone) {
        newest.keySet().removeIf(isGone);
        owed.removeIf(entry -> isGone.test(entry.log()));
    }

    @Override
    public void bad(long position, @Nullable Long log, long seq, String why) {
        pass(position, position);
        lose("event " + position + (log == null ? "" : " (entry " + seq + " of log " + log + ")") + ": it " + why);
    }

    private void pass(long first, long position) {
        long missing = first - last - 1;
        if (missing > 0 && first > snapshot) {
            lose("the events " + (last + 1) + " to " + (first - 1) + ": missing");
        }
        last = position;
    }

    /** Entries that are missing before this one get a placeholder, at positions of events that are lost. */
    private void fill(Event.EntryWritten next, boolean isApplied) {
        LogId log = next.log();
        Entry entry = next.entry();
        boolean beginsAnew = !newest.containsKey(log) && !firstSeqs.containsKey(log) && hasEnded(log);
        for (long seq = beginsAnew ? entry.seq() : expected(log); seq < entry.seq(); seq++) {
            // To the state it must be by somebody; what is stored is by nobody.
            Entry nothing = nothing(entry.room(), seq, timeBefore(log, entry.at()));
            if (isApplied && !isApplied(new Event.EntryWritten(log, next.actor(), nothing, List.of()))) {
                return;
            }
            owe(log, nothing);
        }
    }

    /**
     * The logs end where the state says, also where their last entries are lost. What stands in for lost entries comes behind all
     * others: the state is known, so no replay will read it, and by its number it is found in its place.
     */
    void finish(List<Restored> all) throws SQLException {
        for (Restored one : all) {
            if (one instanceof Restored.OfRoom room) {
                fill(new LogId.RoomLog(room.name().canonical()), room.name().display(), room.log());
            } else if (one instanceof Restored.OfDirect direct) {
                fill(direct.id(), "@", direct.log());
            }
        }
        for (Event.EntryWritten entry : owed) {
            store.put(++last, entry);
        }
    }

    private void fill(LogId log, String room, Restored.LogEnds ends) {
        // Entries that are cleared and still to be erased are numbered without a gap as well.
        long from = newest.containsKey(log) ? expected(log) : Math.max(ends.firstSeq(), expected(log));
        for (long seq = from; seq <= ends.lastSeq(); seq++) {
            owe(log, nothing(room, seq, timeBefore(log, ends.lastAt())));
        }
    }

    private static Entry nothing(String room, long seq, Instant at) {
        return new Entry.Message(room, seq, at, EventCodec.NOBODY, "", null, null, null);
    }

    private long expected(LogId log) {
        Entry before = newest.get(log);
        return before == null ? firstSeqs.getOrDefault(log, 1L) : before.seq() + 1;
    }

    private Instant timeBefore(LogId log, Instant otherwise) {
        Entry before = newest.get(log);
        return before == null ? otherwise : before.at();
    }

    private void owe(LogId log, Entry nothing) {
        owed.add(new Event.EntryWritten(log, EventCodec.NOBODY, nothing, List.of()));
        newest.put(log, nothing);
        lose("entry " + nothing.seq() + " of " + log + ": replaced by an empty entry");
    }

    private boolean isApplied(Event event) {
        try {
            state.apply(event);
            return true;
        } catch (IllegalStateException speaksOfWhatIsLost) {
            return false;
        }
    }

    private void lose(String what) {
        if (lost.size() < LINES) {
            lost.add(what);
        }
    }
}
