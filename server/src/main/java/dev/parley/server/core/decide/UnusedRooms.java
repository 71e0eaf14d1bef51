package dev.parley.server.core.decide;

import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;

/**
 * Which rooms end by themselves: those that nobody is a member of for a day, and in which nothing was ever said, as when
 * somebody mistyped a name. Joins, leaves and topics are no words. Where it is not certain, the room stays. If the operator
 * wants so, rooms in which nothing happens for many days end as well.
 */
public final class UnusedRooms {

    static final Duration LAST = Duration.ofDays(1);

    UnusedRooms() {}

    /**
     * Whether it ends, if it turns out that nothing was said in it.
     *
     * @param now a time that has certainly come
     */
    public static boolean mayEnd(Room room, Instant now) {
        boolean isEmptyForLong =
                room.members().isEmpty() && !room.lastAt().plus(LAST).isAfter(now);
        return !Endings.mustStay(room) && isEmptyForLong && (isSilent(room) || mustBeAsked(room));
    }

    /** Nothing was ever said, for certain. */
    public static boolean isSilent(Room room) {
        return Boolean.FALSE.equals(room.spokenIn());
    }

    /** The store has all that was written, and memory does not know. Of what was deleted nobody knows what it was. */
    private static boolean mustBeAsked(Room room) {
        return room.spokenIn() == null && room.entries().firstKept() == 1;
    }

    /**
     * Whether a room ends though people spoke in it and are in it, because the operator wants so: its newest entry is older than
     * {@code before}, whatever kind of entry that is.
     */
    public static boolean isQuiet(Room room, Instant before) {
        return !Endings.mustStay(room) && room.lastAt().isBefore(before);
    }

    Outcome endQuiet(World world, Instant at, Input.RoomQuiet quiet) {
        Room room = world.state().room(quiet.room());
        String days = quiet.days() == 1 ? "1 day" : quiet.days() + " days";
        return room != null && isQuiet(room, quiet.before())
                ? Endings.end(world, at, room, "Nothing happened in the room for " + days + ". The server deleted it.")
                : new Outcome();
    }

    Outcome end(World world, Input.RoomUnused unused) {
        Room room = world.state().room(unused.room());
        Outcome outcome = new Outcome();
        if (room != null && mayEnd(room, unused.now()) && (isSilent(room) || unused.silent())) {
            outcome.with(new Event.RoomEnded(unused.room()));
        }
        return outcome;
    }
}
