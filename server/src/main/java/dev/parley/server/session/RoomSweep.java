package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.decide.UnusedRooms;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import dev.parley.server.net.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks now and then for rooms that end by themselves ({@link UnusedRooms}), by the time that is certain. Whether anything was
 * ever said in a room of an old store is asked of the store, one room after the other. Runs on the loop's thread.
 */
final class RoomSweep {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    /** Rooms that end in one turn of the loop. */
    private static final int AT_ONCE = 100;

    private final EventLoop loop;
    private final World world;
    private final QueryPort queries;
    private final SureClock clock;
    private final Consumer<Input> submit;
    private final Queue<String> due = new ArrayDeque<>();

    /** Rooms of which the store said that there may be a message. They stay, so it is not asked again. */
    private final Set<String> spokenIn = new HashSet<>();

    /** Counts the looks: what comes of an earlier one does not go on. */
    private long lookNumber;

    /**
     * @param submit decides an input of the server's own
     */
    RoomSweep(EventLoop loop, World world, QueryPort queries, SureClock clock, Consumer<Input> submit) {
        this.loop = loop;
        this.world = world;
        this.queries = queries;
        this.clock = clock;
        this.submit = submit;
    }

    /** Looks now, and from then on again and again, whatever comes of it. */
    void begin() {
        loop.timers().at(loop.now() + EVERY.toNanos(), this::begin);
        look();
    }

    /** Looks once through all rooms. An earlier look goes no further. */
    void look() {
        lookNumber++;
        due.clear();
        Instant now = clock.now();
        if (now == null) {
            return;
        }
        for (Room room : world.state().rooms()) {
            String name = room.name().canonical();
            if (UnusedRooms.mayEnd(room, now) && (UnusedRooms.isSilent(room) || !spokenIn.contains(name))) {
                due.add(name);
            }
        }
        next(lookNumber);
    }

    private void next(long look) {
        if (look != lookNumber) {
            return;
        }
        for (int i = 0; i < AT_ONCE; i++) {
            String name = due.peek();
            if (name == null) {
                return;
            }
            Room room = world.state().room(name);
            if (room != null && !UnusedRooms.isSilent(room)) {
                ask(look, room);
                return;
            }
            due.remove();
            end(name, false);
        }
        loop.post(() -> next(look));
    }

    private void ask(long look, Room room) {
        String name = room.id().name();
        if (queries.start(new Query.HasMessage(room.id()), answer -> loop.post(() -> answered(look, name, answer)))) {
            due.remove();
        } else {
            loop.timers().at(loop.now() + WHEN_BUSY.toNanos(), () -> next(look));
        }
    }

    private void answered(long look, String room, Answer answer) {
        if (answer instanceof Answer.HasMessage has) {
            if (has.perhaps()) {
                spokenIn.add(room);
            } else {
                end(room, true);
            }
        }
        next(look);
    }

    private void end(String room, boolean silent) {
        Instant now = clock.now();
        if (now != null) {
            submit.accept(new Input.RoomUnused(room, now, silent));
        }
    }
}
