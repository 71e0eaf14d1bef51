package dev.parley.server.core.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The sessions that something is for, fixed at the moment it was decided: who comes later is not among them, however long
 * the delivery waits. A new session is added behind the old ones in the same array, so growing a room of a thousand does
 * not copy a thousand ids, and who holds the smaller audience still sees only its own part.
 */
public final class Audience {

    public static final Audience NOBODY = new Audience(new long[0], 0);

    private final long[] sessions;
    private final int size;

    private Audience(long[] sessions, int size) {
        this.sessions = sessions;
        this.size = size;
    }

    public static Audience of(Collection<Long> ids) {
        long[] all = new long[ids.size()];
        int size = 0;
        for (long id : ids) {
            all[size++] = id;
        }
        return new Audience(all, size);
    }

    public int size() {
        return size;
    }

    public long at(int index) {
        return sessions[index];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** This audience and one more. Only the largest of a family may grow in place, which {@link Audiences} sees to. */
    Audience and(long session) {
        long[] room = size < sessions.length ? sessions : Arrays.copyOf(sessions, Math.max(8, 2 * size));
        room[size] = session;
        return new Audience(room, size + 1);
    }

    /** Both, each session once. */
    public Audience or(Audience other) {
        Set<Long> both = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            both.add(sessions[i]);
        }
        for (int i = 0; i < other.size; i++) {
            both.add(other.sessions[i]);
        }
        return of(both);
    }

    /** This audience but for some of its sessions. */
    public Audience without(Set<Long> some) {
        return some.isEmpty() ? this : part(some, false);
    }

    /** Of this audience only these sessions. */
    public Audience only(Set<Long> some) {
        return some.isEmpty() ? NOBODY : part(some, true);
    }

    private Audience part(Set<Long> some, boolean isThese) {
        Set<Long> left = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            if (some.contains(sessions[i]) == isThese) {
                left.add(sessions[i]);
            }
        }
        return of(left);
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(sessions, size));
    }
}
