package dev.parley.client.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rooms that this user is not in, as far as the server has told.
 *
 * @param rooms the liveliest first, at most {@value #MOST}
 * @param more how many others there are
 * @param asked when the server was asked
 */
public record Joinable(List<String> rooms, int more, Instant asked) {

    public static final int MOST = 20;

    public static final Joinable NONE = new Joinable(List.of(), 0, Instant.EPOCH);

    public Joinable asked(Instant now) {
        return new Joinable(rooms, more, now);
    }

    public Joinable told(List<String> all) {
        return new Joinable(
                List.copyOf(all.subList(0, Math.min(MOST, all.size()))), Math.max(0, all.size() - MOST), asked);
    }

    /** With a room that this user has just left. */
    public Joinable with(String room) {
        List<String> all = new ArrayList<>(rooms);
        all.removeIf(each -> RoomKey.of(each).equals(RoomKey.of(room)));
        all.add(0, room);
        return new Joinable(List.copyOf(all.subList(0, Math.min(MOST, all.size()))), more, asked);
    }
}
