package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OncePerMinuteTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Nanoseconds begin anywhere, and pass the largest number there is. */
    private final long start = Long.MAX_VALUE - MINUTE / 2;

    private final OncePerMinute lines = new OncePerMinute();

    @Test
    void oneLinePassesForEachSourceInAMinute() {
        assertThat(lines.mayPass("a", start)).isTrue();
        assertThat(lines.mayPass("a", start)).isFalse();
        assertThat(lines.mayPass("b", start + 1)).isTrue();
        assertThat(lines.mayPass("a", start + MINUTE - 1)).isFalse();
        assertThat(lines.mayPass("a", start + MINUTE)).isTrue();
        assertThat(lines.mayPass("b", start + MINUTE)).isFalse();
        assertThat(lines.mayPass("a", start + MINUTE + 1)).isFalse();
        assertThat(lines.mayPass("b", start + MINUTE + 1)).isTrue();
    }

    @Test
    void manySourcesHaveABoundTogether() {
        int passed = 0;
        for (int i = 0; i < 3 * OncePerMinute.SOURCES; i++) {
            passed += lines.mayPass("source " + i, start) ? 1 : 0;
        }
        assertThat(passed).isEqualTo(OncePerMinute.SOURCES);
        assertThat(lines.mayPass("another", start + MINUTE)).isTrue();
    }
}
