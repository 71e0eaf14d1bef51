package dev.parley.server.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowModeTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration AT = Duration.ofSeconds(100);

    private final SlowMode slowMode = new SlowMode();

    private Duration wait(String room, String user) {
        return slowMode.wait(room, user, PAUSE, AT);
    }

    @Test
    void whatIsDeletedIsForgotten() {
        slowMode.spoke("tea", "ann", AT);
        slowMode.spoke("tea", "bob", AT);
        slowMode.spoke("ops", "ann", AT);
        assertThat(wait("tea", "ann")).isEqualTo(PAUSE);

        slowMode.forgetUser("ann");

        assertThat(wait("tea", "ann")).isZero();
        assertThat(wait("ops", "ann")).isZero();
        assertThat(wait("tea", "bob")).isEqualTo(PAUSE);
        slowMode.forgetRoom("tea");
        assertThat(wait("tea", "bob")).isZero();
    }
}
