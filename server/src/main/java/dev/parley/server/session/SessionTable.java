package dev.parley.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live sessions by their ids. An id says the session's place in the table and how often that place was given before, so
 * finding one of a thousand recipients is one look into an array, and an id that outlived its session finds nobody.
 */
final class SessionTable {

    private static final int PLACE_BITS = 24;
    private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

    private final List<@Nullable ClientSession> places = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private long uses;

    SessionTable() {
        // No session has the place 0, so no id is 0, which stands for none.
        places.add(null);
    }

    /** A new id, whose session {@link #put} names. */
    long newId() {
        int place = free.isEmpty() ? places.size() : free.remove(free.size() - 1);
        if (place == places.size()) {
            places.add(null);
        }
        return ++uses << PLACE_BITS | place;
    }

    void put(ClientSession session) {
        places.set((int) (session.id() & PLACE_MASK), session);
    }

    @Nullable
    ClientSession get(long id) {
        int place = (int) (id & PLACE_MASK);
        ClientSession session = place < places.size() ? places.get(place) : null;
        return session != null && session.id() == id ? session : null;
    }

    void remove(long id) {
        if (get(id) != null) {
            int place = (int) (id & PLACE_MASK);
            places.set(place, null);
            free.add(place);
        }
    }
}
