package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Name;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateSizeTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final long MOST = 10_000_000;

    private final State state = new State(new Keeping(1, Long.MAX_VALUE, true));
    private final StateSize size = new StateSize(MOST, new World(state, Duration.ZERO));
    private final List<String> logged = new ArrayList<>();
    private final LogLines lines = LogLines.of("parley", logged::add);
    private int users;

    @AfterEach
    void close() {
        lines.close();
    }

    private void fill(long bytes) {
        while (state.bytes() < bytes) {
            String name = "user" + ++users;
            state.apply(new Event.AccountCreated(new Name(name, name), "hash", AT));
            size.look();
        }
    }

    private void empty(long bytes) {
        while (state.bytes() > bytes) {
            state.apply(new Event.UserForgotten("user" + users--));
            size.look();
        }
    }

    @Test
    void theOperatorIsToldOnceEachTime() {
        fill(MOST * 79 / 100);
        assertThat(logged).isEmpty();
        fill(MOST * 81 / 100);
        empty(MOST * 79 / 100);
        fill(MOST * 81 / 100);
        assertThat(logged)
                .containsExactly("Accounts, rooms and conversations take 8 of 10 MB of memory"
                        + " (memory.state_bytes). When that is full, there are no more of them.");
        fill(MOST);
        fill(MOST + 10_000);
        assertThat(logged).hasSize(2);
        assertThat(logged.get(1)).startsWith("Accounts, rooms and conversations take all the memory");
        empty(MOST * 70 / 100);
        assertThat(logged).hasSize(3);
        assertThat(logged.get(2)).isEqualTo("There is memory again for accounts, rooms and conversations.");
        fill(MOST * 90 / 100);
        assertThat(logged).hasSize(4);
    }
}
