package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.decide.UnusedRooms;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has rooms end in which nothing has happened for as many days as the operator wants, by the time that is certain. What ends is
 * logged before. Runs on the loop's thread.
 */
final class QuietRooms implements Rounds.Errand<String> {

    /** Written whatever the settings say: nothing brings back what was deleted. */
    private static final Logger LOG = LoggerFactory.getLogger("parley.deleted");

    private final World world;
    private final SureClock clock;
    private int days;
    private final Consumer<Input> submit;

    /**
     * @param days 0: no room ends
     * @param submit decides an input of the server's own
     */
    QuietRooms(World world, SureClock clock, int days, Consumer<Input> submit) {
        this.world = world;
        this.clock = clock;
        this.days = days;
        this.submit = submit;
    }

    /** From the next look on, so many days; 0: never. */
    void setDays(int number) {
        days = number;
    }

    /** Null where no room may end. */
    private @Nullable Instant before() {
        Instant now = clock.now();
        return days == 0 || now == null || !world.isWritable() ? null : now.minus(Duration.ofDays(days));
    }

    @Override
    public List<String> due() {
        Instant before = before();
        return before == null
                ? List.of()
                : world.state().rooms().stream()
                        .filter(room -> UnusedRooms.isQuiet(room, before))
                        .map(room -> room.name().canonical())
                        .toList();
    }

    @Override
    public @Nullable Query question(String room) {
        return null;
    }

    @Override
    public void settle(String name, @Nullable Answer answer) {
        Instant before = before();
        Room room = world.state().room(name);
        if (before == null || room == null || !UnusedRooms.isQuiet(room, before)) {
            return;
        }
        long entries = room.entries().lastSeq() - room.entries().firstKept() + 1;
        int members = room.members().size();
        LOG.info(
                "Deleting the room {} with {} and {}: its newest entry is of {}, before {}",
                room.name(),
                entries == 1 ? "1 entry" : entries + " entries",
                members == 1 ? "1 member" : members + " members",
                room.lastAt(),
                before);
        submit.accept(new Input.RoomQuiet(name, before, days));
    }
}
