package dev.parley.client.plain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each room's log was shown, and where something is missing in between. */
final class Cursors {

    private final Map<String, Long> shown = new HashMap<>();
    private final Deque<String> behind = new ArrayDeque<>();

    /** The server's data is not what it was: numbers of then mean nothing now. */
    void forget() {
        shown.clear();
        behind.clear();
    }

    /** The log of a room ends at {@code lastSeq} now: what there was before the first look is not shown, later gaps are filled. */
    void endsAt(String room, long lastSeq) {
        Long last = shown.putIfAbsent(room, lastSeq);
        if (last != null && last < lastSeq) {
            fallBehind(room);
        }
    }

    void fallBehind(String room) {
        if (!behind.contains(room)) {
            behind.add(room);
        }
    }

    /** A room whose missing entries are to be asked for next, or null. */
    @Nullable
    String nextBehind() {
        return behind.peek();
    }

    void caughtUp(String room) {
        behind.remove(room);
    }

    long after(String room) {
        return shown.getOrDefault(room, 0L);
    }

    /** Whether a live entry is to be shown: while a room is behind, its history brings it. */
    boolean isNew(String room, long seq) {
        return seq > after(room) && !behind.contains(room);
    }

    void shown(String room, long seq) {
        shown.merge(room, seq, Math::max);
    }
}
