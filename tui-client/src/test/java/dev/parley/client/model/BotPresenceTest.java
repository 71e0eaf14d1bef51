package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a member is a program, as events tell of it. */
class BotPresenceTest {

    private static final long ROOM = 1_000_000;

    private Roster roster = Roster.of(List.of(), ROOM).joined("robot", ROOM);

    private boolean isBotAfter(Boolean bot) {
        roster = roster.presence(new ServerEvent.Presence("robot", true, null, bot), ROOM);
        return roster.get("robot").bot();
    }

    @Test
    void anEventThatSaysNothingOfItChangesNothing() {
        assertThat(isBotAfter(null)).isFalse();
        assertThat(isBotAfter(true)).isTrue();
        assertThat(isBotAfter(null)).isTrue();
        assertThat(isBotAfter(false)).isFalse();
    }
}
