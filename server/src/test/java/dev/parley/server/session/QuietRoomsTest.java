package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.Input;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.journal.KnownTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietRoomsTest extends RoundsFixture {

    private final List<String> ended = new ArrayList<>();

    @BeforeEach
    void open() {
        world.apply(new Event.AccountCreated(new Name("ann", "ann"), "hash", NOW));
        for (String name : List.of("lobby", "tea", "ale")) {
            world.apply(new Event.RoomCreated(new Name(name, name), "", false, null, NOW));
            joined(name, name.equals("ale") ? NOW : NOW.minus(Duration.ofDays(8)));
        }
    }

    private void joined(String room, Instant at) {
        Entry entry = new Entry.Joined(room, 1, at, "ann");
        world.apply(new Event.EntryWritten(new LogId.RoomLog(room), "ann", entry, List.of()));
    }

    private Rounds<String> sweep(int days) {
        SureClock clock = new SureClock(new Wall(), () -> nanos, new KnownTime(NOW, Duration.ZERO));
        return rounds(new QuietRooms(world, clock, days, this::submit));
    }

    private void submit(Input input) {
        String room = ((Input.RoomQuiet) input).room();
        ended.add(room);
        world.apply(new Event.RoomEnded(room));
    }

    @Test
    void withoutTheSettingNoRoomEnds() throws IOException {
        sweep(0).begin();
        turn();
        assertThat(ended).isEmpty();
    }

    @Test
    void aRoomEndsWhenItsNewestEntryIsTooOldAndTheLobbyNever() throws IOException {
        sweep(7).begin();
        turn();
        assertThat(ended).containsExactly("tea");
        assertThat(world.state().account("ann").rooms()).containsExactly("lobby", "ale");
        pass(Duration.ofHours(3));
        assertThat(ended).containsExactly("tea");
    }

    @Test
    void aClockThatHasJumpedEndsNothing() throws IOException {
        wall = NOW.plus(Duration.ofDays(60));
        sweep(20).begin();
        pass(Duration.ofHours(3));
        assertThat(ended).isEmpty();
    }

    @Test
    void whileNothingCanBeStoredNoRoomEnds() throws IOException {
        world.setWritable(false);
        sweep(7).begin();
        turn();
        assertThat(ended).isEmpty();
    }

    @Test
    void whatEndsIsLoggedBefore() throws IOException {
        List<String> logged = new ArrayList<>();
        LogLines lines = LogLines.of("parley.deleted", line -> logged.add(ended.size() + ": " + line));
        sweep(7).begin();
        turn();
        lines.close();
        assertThat(logged).singleElement().asString().startsWith("0: Deleting the room tea with 1 entry and 1 member");
    }
}
