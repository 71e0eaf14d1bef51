package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.journal.KnownTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SureClockTest {

    private static final Instant KNOWN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration DAYS_60 = Duration.ofDays(60);

    private long nanos = 5;
    private Instant wall = KNOWN;

    private SureClock clock(@Nullable KnownTime start) {
        Clock machine = new Clock() {
            @Override
            public Instant instant() {
                return wall;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new SureClock(machine, () -> nanos, start);
    }

    private SureClock known() {
        return clock(new KnownTime(KNOWN, Duration.ZERO));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    @Test
    void aClockThatGoesOnIsTrusted() {
        SureClock clock = known();
        pass(Duration.ofDays(400));
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void aShortAbsenceIsNoJump() {
        wall = KNOWN.plus(Duration.ofHours(5));
        assertThat(known().now()).isEqualTo(wall);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 24, 60 * 24, 365_000})
    void aClockThatIsFarAheadAtTheStartDoesNotCount(long hours) {
        wall = KNOWN.plus(Duration.ofHours(hours));
        SureClock clock = known();
        assertThat(clock.now()).isEqualTo(KNOWN);
        pass(Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(KNOWN.plus(Duration.ofHours(1)));
    }

    @Test
    void aClockThatJumpsWhileTheServerRunsDoesNotCount() {
        SureClock clock = known();
        pass(Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(wall);
        wall = wall.plus(DAYS_60);
        pass(Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(KNOWN.plus(Duration.ofHours(2)));
        wall = wall.minus(DAYS_60);
        assertThat(clock.now()).as("the clock is right again").isEqualTo(wall);
        assertThat(clock.known()).isEqualTo(new KnownTime(wall, Duration.ZERO));
    }

    @Test
    void aClockThatIsSetBackCountsSinceNothingIsDeletedTooEarlyByIt() {
        SureClock clock = known();
        wall = KNOWN.minus(DAYS_60);
        assertThat(clock.now()).isEqualTo(wall);
        wall = KNOWN;
        assertThat(clock.now()).isEqualTo(KNOWN);
    }

    @Test
    void afterAnAbsenceTheClockIsAcceptedWhenTheServerHasRunForSixHours() {
        wall = KNOWN.plus(DAYS_60);
        SureClock clock = known();
        pass(Duration.ofMinutes(359));
        assertThat(clock.now()).isBefore(KNOWN.plus(Duration.ofDays(1)));
        pass(Duration.ofMinutes(1));
        assertThat(clock.now()).isEqualTo(wall);
    }

    @Test
    void theSixHoursMayBeThoseOfSeveralRuns() {
        wall = KNOWN.plus(DAYS_60);
        SureClock first = known();
        pass(Duration.ofHours(4));
        KnownTime remembered = first.known();
        assertThat(remembered).isEqualTo(new KnownTime(KNOWN.plus(Duration.ofHours(4)), Duration.ofHours(4)));
        SureClock second = clock(remembered);
        pass(Duration.ofHours(1));
        assertThat(second.now()).isEqualTo(KNOWN.plus(Duration.ofHours(5)));
        pass(Duration.ofHours(1));
        assertThat(second.now()).isEqualTo(wall);
    }

    @Test
    void theOperatorCanAcceptTheClockAtOnce() {
        wall = KNOWN.plus(DAYS_60);
        SureClock clock = known();
        assertThat(clock.accept()).isTrue();
        assertThat(clock.now()).isEqualTo(wall);
        assertThat(clock.accept()).isFalse();
    }

    @Test
    void aStoreThatKnowsNoTimeHasNoneForSixHours() {
        SureClock clock = clock(null);
        assertThat(clock.now()).isNull();
        assertThat(clock.known()).isNull();
        pass(Duration.ofHours(6));
        assertThat(clock.now()).isEqualTo(wall);
    }
}
