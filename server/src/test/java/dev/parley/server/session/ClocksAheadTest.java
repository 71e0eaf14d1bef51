package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksAheadTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final State state = new State(new Keeping(10, Long.MAX_VALUE, true));
    private final List<String> logged = new ArrayList<>();

    private void room(String name, Instant lastAt) {
        if (state.account("ann") == null) {
            state.apply(new Event.AccountCreated(new Name("ann", "ann"), "hash", NOW));
        }
        state.apply(new Event.RoomCreated(new Name(name, name), "", false, null, NOW));
        state.apply(new Event.EntryWritten(
                new LogId.RoomLog(name),
                "ann",
                new Entry.Message(name, 1, lastAt, "ann", "hi", null, null, null),
                List.of()));
    }

    private void tell() {
        LogLines lines = LogLines.of("parley", logged::add);
        ClocksAhead.tell(state, NOW);
        lines.close();
    }

    @Test
    void theRoomsThatAreAheadAreNamedWithHowMuch() {
        room("tea", NOW.plus(Duration.ofDays(60)));
        room("ale", NOW.plus(Duration.ofHours(3)));
        room("now", NOW);
        tell();
        assertThat(logged)
                .hasSize(3)
                .startsWith(
                        "The last entry of room tea is 60 days ahead of the clock: 2027-01-20T10:00:00Z",
                        "The last entry of room ale is 3 hours ahead of the clock: 2026-11-21T13:00:00Z")
                .last()
                .asString()
                .contains("repair-times");
    }

    @Test
    void nothingIsSaidWhereAllIsWell() {
        room("tea", NOW.plusSeconds(2));
        tell();
        assertThat(logged).isEmpty();
    }

    @Test
    void ofManyRoomsSomeAreNamed() {
        for (int i = 0; i < 25; i++) {
            room("room" + i, NOW.plus(Duration.ofDays(2 + i)));
        }
        tell();
        assertThat(logged).hasSize(22).anyMatch(line -> line.contains("5 more rooms"));
    }
}
