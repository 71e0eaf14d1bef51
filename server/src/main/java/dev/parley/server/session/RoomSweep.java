package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.decide.UnusedRooms;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then for rooms that end by themselves ({@link UnusedRooms}), by the time that is certain. Whether anything was
 * ever said in a room of an old store is asked of the store, one room after the other. Runs on the loop's thread.
 */
final class RoomSweep implements Rounds.Errand<String> {

    private final World world;
    private final SureClock clock;
    private final Consumer<Input> submit;

    /** Rooms of which the store said that there may be a message. They stay, so it is not asked again. */
    private final Set<String> spokenIn = new HashSet<>();

    /**
     * @param submit decides an input of the server's own
     */
    RoomSweep(World world, SureClock clock, Consumer<Input> submit) {
        this.world = world;
        this.clock = clock;
        this.submit = submit;
    }

    @Override
    public List<String> due() {
        Instant now = clock.now();
        return now == null
                ? List.of()
                : world.state().rooms().stream()
                        .filter(room -> UnusedRooms.mayEnd(room, now))
                        .filter(room -> UnusedRooms.isSilent(room)
                                || !spokenIn.contains(room.name().canonical()))
                        .map(room -> room.name().canonical())
                        .toList();
    }

    @Override
    public @Nullable Query question(String name) {
        Room room = world.state().room(name);
        return room == null || UnusedRooms.isSilent(room) ? null : new Query.HasMessage(room.id());
    }

    @Override
    public void settle(String room, @Nullable Answer answer) {
        if (answer == null) {
            end(room, false);
        } else if (answer instanceof Answer.HasMessage has) {
            if (has.perhaps()) {
                spokenIn.add(room);
            } else {
                end(room, true);
            }
        }
    }

    private void end(String room, boolean silent) {
        Instant now = clock.now();
        if (now != null) {
            submit.accept(new Input.RoomUnused(room, now, silent));
        }
    }
}
