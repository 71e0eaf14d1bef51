package dev.parley.server.core.state;

import dev.parley.server.core.event.Restored;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last numbers of rooms that have ended. A room that is made under such a name goes on behind them: a client may still hold
 * a position in the earlier one, and would take lower numbers for entries that it has. Names are bounded; those that go share
 * the highest of their numbers.
 */
public final class EndedRooms {

    static final int MAX_NAMES = 10_000;

    private static final int NAME_BYTES = 200;

    private final Map<String, Long> lastSeqs = new LinkedHashMap<>();
    private long lastOfOthers;

    EndedRooms() {}

    /** Bytes of memory that they take, roughly. */
    long bytes() {
        return (long) NAME_BYTES * lastSeqs.size();
    }

    /** The number that the first entry of a new room of this name follows; 0 where it is the first. */
    public long lastSeq(String room) {
        return lastSeqs.getOrDefault(room, lastOfOthers);
    }

    void ended(String room, long lastSeq) {
        lastSeqs.put(room, lastSeq);
        if (lastSeqs.size() > MAX_NAMES) {
            Iterator<Long> oldestFirst = lastSeqs.values().iterator();
            lastOfOthers = Math.max(lastOfOthers, oldestFirst.next());
            oldestFirst.remove();
        }
    }

    /** A room of this name is there again, and has its numbers itself. */
    void madeAgain(String room) {
        lastSeqs.remove(room);
    }

    /** As it is in a snapshot. */
    void restore(Restored.OfEndedRoom from) {
        if (from.room() == null) {
            lastOfOthers = from.lastSeq();
        } else {
            lastSeqs.put(from.room(), from.lastSeq());
        }
    }

    /** The oldest first. */
    Stream<Restored> summary() {
        Stream<Restored> others = lastOfOthers == 0 ? Stream.of() : Stream.of(ofEnded(null, lastOfOthers));
        return Stream.concat(others, lastSeqs.entrySet().stream().map(one -> ofEnded(one.getKey(), one.getValue())));
    }

    private static Restored ofEnded(@Nullable String room, long lastSeq) {
        return new Restored.OfEndedRoom(room, lastSeq);
    }

    @Override
    public String toString() {
        return lastSeqs + " others=" + lastOfOthers;
    }
}
