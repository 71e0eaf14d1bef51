package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Redaction;
import dev.parley.server.core.LogAsItReads;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.core.state.State;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.SnapshotSink;
import dev.parley.server.journal.SnapshotSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal and what is read from it, as a disk has them: what was appended is stored a while later, and that is said a while
 * later still; a failure or a crash takes what was not stored, or a part of it. Outlives the server's processes.
 */
final class SimulatedStore implements Journal {

    private record Stored(long position, Event.EntryWritten written) {}

    private final Chance chance;
    private final Keeping keeping;
    private final Fault fault;
    private final BiConsumer<Long, Event> stored;
    private final List<Event> events = new ArrayList<>();
    private final Deque<List<Event>> appended = new ArrayDeque<>();
    private Listener listener;
    private long announced;
    private boolean isFailed;
    private boolean isResuming;
    private List<Restored> snapshot = List.of();
    private long snapshotAt;
    private @Nullable Making making;
    private long indexed;

    /**
     * @param stored is told of each event that is stored, and its position
     */
    SimulatedStore(Chance chance, Keeping keeping, Fault fault, BiConsumer<Long, Event> stored) {
        this.chance = chance;
        this.keeping = keeping;
        this.fault = fault;
        this.stored = stored;
    }

    /** For a new process. */
    Journal open(Listener of) {
        listener = of;
        announced = events.size();
        return this;
    }

    @Override
    public String epoch() {
        return "epoch";
    }

    @Override
    public void append(List<Event> more) {
        if (!isFailed) {
            appended.add(List.copyOf(more));
        }
    }

    List<Event> events() {
        return events;
    }

    boolean hasNothingToDo() {
        return appended.isEmpty() && announced == events.size() && !isFailed && !isResuming && indexed == announced;
    }

    /** Whether a failure would be news. */
    boolean canFail() {
        return !isFailed && !isResuming && !appended.isEmpty();
    }

    /** Stores some of what waits, each append whole. */
    void write() {
        if (!isResuming) {
            for (int left = chance.between(1, 4); left > 0 && !appended.isEmpty(); left--) {
                keep(appended.remove());
            }
        }
    }

    private void keep(List<Event> batch) {
        for (Event event : batch) {
            events.add(event);
            stored.accept((long) events.size(), event);
        }
    }

    /** Says what is stored. */
    void announce() {
        if (announced < events.size()) {
            announced = events.size();
            listener.committed(announced);
            if (making != null) {
                making.countIfCommitted();
            }
        }
    }

    /** Loses what waits, but for some of it that had come to the disk. */
    void fail() {
        loseSome();
        if (fault == Fault.FAILURE_IS_KEPT_SECRET) {
            announce();
            return;
        }
        if (fault == Fault.FAILURE_LOSES_COMMITTED) {
            loseCommitted();
        }
        isFailed = true;
        announced = events.size();
        listener.failed(announced, new IOException("the disk is full"));
    }

    private void loseSome() {
        while (!appended.isEmpty() && chance.oneIn(3)) {
            keep(appended.remove());
        }
        appended.clear();
    }

    private void loseCommitted() {
        if (events.size() > snapshotAt) {
            events.remove(events.size() - 1);
        }
    }

    @Override
    public void resume() {
        isFailed = false;
        isResuming = true;
    }

    /** The disk takes something again. */
    void recover() {
        if (isResuming) {
            isResuming = false;
            listener.writable();
        }
    }

    boolean isRecovering() {
        return isResuming;
    }

    /** The process is gone, and what it had not written with it. */
    void crash() {
        making = null;
        loseSome();
        if (fault == Fault.CRASH_LOSES_COMMITTED) {
            loseCommitted();
        }
        isFailed = false;
        isResuming = false;
    }

    /** Begins a snapshot of the server's state. It counts when all that it knows of is committed. */
    void snapshot(SnapshotSource live) {
        if (making == null) {
            making = new Making();
            live.begin(making);
        }
    }

    /** A snapshot that is being made: its records in their order, whichever came first. */
    private final class Making implements SnapshotSink {
        private final NavigableMap<Long, Restored> records = new TreeMap<>();
        private long position;
        private boolean isEnded;

        @Override
        public void begin(long itsPosition, Runnable more) {
            position = itsPosition;
        }

        @Override
        public boolean hasRoom() {
            return making == this && !chance.oneIn(3);
        }

        @Override
        public boolean takeNext(long place, Restored record) {
            return take(place, record);
        }

        @Override
        public boolean takeEarly(long place, Restored record) {
            return take(place, record);
        }

        private boolean take(long place, Restored record) {
            Broken.unless(records.put(place, record) == null, "%s was handed over twice", record);
            return making == this;
        }

        @Override
        public void end() {
            isEnded = true;
            countIfCommitted();
        }

        void countIfCommitted() {
            if (making == this && isEnded && announced >= position) {
                snapshot = List.copyOf(records.values());
                snapshotAt = position;
                making = null;
            }
        }

        @Override
        public void giveUp(String why) {
            making = making == this ? null : making;
        }
    }

    @Override
    public long replay(Consumer<Event> sink) {
        replay(sink, snapshotAt > 0 && chance.oneIn(2));
        return events.size();
    }

    private void replay(Consumer<Event> sink, boolean bySnapshot) {
        if (bySnapshot) {
            snapshot.forEach(sink);
        }
        int from = bySnapshot ? (int) snapshotAt : 0;
        int skipped = fault == Fault.REPLAY_SKIPS_ONE && from + 4 < events.size()
                ? chance.between(from + 4, events.size() - 1)
                : -1;
        for (int i = from; i < events.size(); i++) {
            if (i != skipped) {
                sink.accept(events.get(i));
            }
        }
    }

    /** The state that is stored, made from the beginning or by the newest snapshot. */
    State replayed(boolean bySnapshot) {
        State state = new State(keeping);
        if (bySnapshot) {
            snapshot.forEach(state::apply);
        }
        events.subList(bySnapshot ? (int) snapshotAt : 0, events.size()).forEach(state::apply);
        return state;
    }

    /** The index follows. Returns how far it is. */
    long index() {
        indexed = indexed == announced ? indexed : chance.between((int) indexed + 1, (int) announced);
        return indexed;
    }

    long indexed() {
        return indexed;
    }

    /** Hashes of the keys in the index. */
    List<Long> indexedKeys() {
        List<Long> hashes = new ArrayList<>();
        for (Stored entry : messages(indexed)) {
            Entry.Message message = (Entry.Message) entry.written.entry();
            if (message.cid() != null) {
                hashes.add(KeyFilter.hash(entry.written.actor(), message.cid()));
            }
        }
        return hashes;
    }

    private List<Stored> messages(long upTo) {
        return entries().stream()
                .filter(one -> one.position <= upTo && one.written.entry() instanceof Entry.Message)
                .toList();
    }

    /** All that is not deleted, with what is left of entries by deleted accounts. */
    private List<Stored> entries() {
        List<Stored> there = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event instanceof Event.EntryWritten written) {
                there.add(new Stored(i + 1L, written));
            } else if (event instanceof Event.RoomEnded ended) {
                LogId log = new LogId.RoomLog(ended.room());
                there.removeIf(one -> one.written.log().equals(log));
            } else if (event instanceof Event.UserForgotten forgotten) {
                String user = forgotten.user();
                there.removeIf(one -> one.written.log().isDirectOf(user));
                there.replaceAll(one -> one.written.actor().equals(user) ? redacted(one) : one);
            }
        }
        return there;
    }

    private static Stored redacted(Stored one) {
        Event.EntryWritten was = one.written;
        Event.EntryWritten left =
                new Event.EntryWritten(was.log(), Redaction.NOBODY, Redaction.of(was.entry()), List.of());
        return new Stored(one.position, left);
    }

    Answer look(Query query) {
        if (query instanceof Query.OldEntries old) {
            return new Answer.OldEntries(entries(old.log(), old.from(), old.to()), events.size());
        }
        if (query instanceof Query.SentWith with) {
            return new Answer.SentWith(sent(with));
        }
        return search((Query.Search) query);
    }

    private List<Entry> entries(LogId log, long from, long to) {
        List<Entry> written = new ArrayList<>();
        for (Stored one : entries()) {
            if (one.written.log().equals(log)) {
                written.add(one.written.entry());
            }
        }
        List<Entry> found = new ArrayList<>(LogAsItReads.of(written, from, to));
        if (fault == Fault.PAGES_HAVE_HOLES && found.size() > 2) {
            found.remove(1);
        }
        return found;
    }

    private Sent sent(Query.SentWith with) {
        for (Stored each : messages(fault == Fault.KEYS_ARE_FORGOTTEN ? 0 : indexed)) {
            Event.EntryWritten written = each.written;
            Entry.Message message = (Entry.Message) written.entry();
            if (written.actor().equals(with.user()) && with.cid().equals(message.cid())) {
                return new Sent(written.log(), message.seq(), message.at(), Fingerprint.of(message));
            }
        }
        return null;
    }

    private Answer search(Query.Search search) {
        List<Stored> all = messages(indexed);
        List<Answer.Hit> hits = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Stored each = all.get(i);
            Event.EntryWritten written = each.written;
            if (search.logs().contains(written.log())
                    && (search.author() == null || search.author().equals(written.actor()))
                    && (search.before() == null || each.position < search.before())
                    && ((Entry.Message) written.entry()).text().contains(search.words())) {
                if (hits.size() == search.limit()) {
                    return new Answer.Found(hits, hits.get(hits.size() - 1).position(), events.size());
                }
                hits.add(new Answer.Hit(written.log(), each.position, written.entry()));
            }
        }
        return new Answer.Found(hits, null, events.size());
    }

    /** Waits for nothing. */
    @Override
    public void close() {}
}
