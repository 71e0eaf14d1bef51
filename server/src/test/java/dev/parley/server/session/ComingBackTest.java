package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComingBackTest {

    @Test
    void afterARestartAFewComeWithinASecond() {
        assertThat(waits(50)).allMatch(ms -> ms >= 2_000 && ms < 3_000);
    }

    @Test
    void thousandsDoNotComeInTheSameSecond() {
        long[] perSecond = new long[31];
        waits(6_000).forEach(ms -> perSecond[(int) (ms / 1_000)]++);
        // 300 are expected in each; a second that had all of them is far away from that.
        assertThat(LongStream.of(perSecond).max().orElseThrow()).isBetween(300L, 400L);
    }

    @Test
    void nobodyWaitsLongerThanHalfAMinute() {
        assertThat(waits(1_000_000)).allMatch(ms -> ms >= 2_000 && ms <= 30_000);
        assertThat(new ComingBack(1_000_000, () -> Math.nextDown(1.0)).nextMs()).isBetween(29_999L, 30_000L);
    }

    private static LongStream waits(int clients) {
        Random random = new Random(7);
        ComingBack back = new ComingBack(clients, random::nextDouble);
        return LongStream.generate(back::nextMs).limit(Math.min(clients, 50_000));
    }
}
