package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private Instant wall = START;
    private long nanos = Long.MAX_VALUE - 5;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

    @Test
    void beginsWithTheTimeOfDayAndCountsOnByItself() {
        assertThat(clock.instant()).isEqualTo(START);
        wall = START.minus(Duration.ofDays(1));
        // It may wrap around.
        nanos += Duration.ofSeconds(2).toNanos();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(2));
    }
}
