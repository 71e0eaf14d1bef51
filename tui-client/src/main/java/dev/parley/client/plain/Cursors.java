package dev.parley.client.plain;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far each room's log was shown, and where something is missing in between. Of more than {@value #MOST} rooms it keeps nothing:
 * their entries are shown as they come.
 */
final class Cursors {

    static final int MOST = 5_000;

    private final Map<String, Long> shown = new HashMap<>();
    private final Set<String> behind = new LinkedHashSet<>();

    /** The server's data is not what it was: numbers of then mean nothing now. */
    void forget() {
        shown.clear();
        behind.clear();
    }

    /** The log of a room ends at {@code lastSeq} now: what there was before the first look is not shown, later gaps are filled. */
    void endsAt(String room, long lastSeq) {
        if (isUnknownAndFull(room)) {
            return;
        }
        Long last = shown.putIfAbsent(room, lastSeq);
        if (last != null && last < lastSeq) {
            fallBehind(room);
        }
    }

    /** An earlier run has shown a room up to {@code seq}. */
    void resume(String room, long seq) {
        if (!isUnknownAndFull(room)) {
            shown.put(room, seq);
        }
    }

    boolean knows(String room) {
        return shown.containsKey(room);
    }

    /** How far each room was shown. */
    Map<String, Long> all() {
        return shown;
    }

    void drop(String room) {
        shown.remove(room);
        behind.remove(room);
    }

    /** A message of one's own is stored, and need not be shown. What is missing before it is not shown by that. */
    void said(String room, long seq) {
        if (!behind.contains(room)) {
            shown(room, seq);
        }
    }

    void fallBehind(String room) {
        if (!isUnknownAndFull(room)) {
            behind.add(room);
        }
    }

    private boolean isUnknownAndFull(String room) {
        return (shown.size() >= MOST || behind.size() >= MOST) && !shown.containsKey(room);
    }

    /** A room whose missing entries are to be asked for next, or null. */
    @Nullable
    String nextBehind() {
        return behind.isEmpty() ? null : behind.iterator().next();
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
        if (!isUnknownAndFull(room)) {
            shown.merge(room, seq, Math::max);
        }
    }
}
