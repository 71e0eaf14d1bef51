package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.core.Seeds;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenBucketTest {

    private static final long MS = 1_000_000;
    private static final long START = nearlyRound();

    /** So that the clock wraps within a test. */
    private static long nearlyRound() {
        return Long.MAX_VALUE - 50 * MS;
    }

    @Test
    void aBurstIsTakenAtOnceAndThenSoManyASecond() {
        TokenBucket bucket = new TokenBucket(10, 3, START);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(START)).isTrue();
        }
        assertThat(bucket.take(START)).isFalse();
        assertThat(bucket.waitMs()).isEqualTo(100);
        assertThat(bucket.take(START + 99 * MS)).isFalse();
        assertThat(bucket.waitMs()).isBetween(1L, 2L);
        assertThat(bucket.take(START + 100 * MS)).isTrue();
        assertThat(bucket.take(START + 100 * MS)).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(START + 60_000 * MS))
                    .as("no more than the burst")
                    .isTrue();
        }
        assertThat(bucket.take(START + 60_000 * MS)).isFalse();
    }

    @Test
    void whatCostMoreIsWaitedForByTheNext() {
        TokenBucket bucket = new TokenBucket(10, 5, START);
        assertThat(bucket.take(START)).isTrue();
        bucket.charge(14);
        assertThat(bucket.take(START)).isFalse();
        assertThat(bucket.waitMs()).as("ten owed, and one to take").isEqualTo(1100);
        assertThat(bucket.take(START + 1099 * MS)).isFalse();
        assertThat(bucket.take(START + 1101 * MS)).isTrue();
    }

    @Test
    void withoutARateNothingIsCharged() {
        TokenBucket bucket = new TokenBucket(0, 1, START);
        bucket.charge(1_000);
        assertThat(bucket.take(START)).isTrue();
    }

    @Test
    void withoutARateThereIsNoBound() {
        TokenBucket bucket = new TokenBucket(0, 1, START);
        for (int i = 0; i < 1000; i++) {
            assertThat(bucket.take(START)).isTrue();
        }
    }

    static LongStream seeds() {
        return Seeds.some(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inNoSpanOfTimeMoreAreTakenThanTheBurstAndTheRateAllow(long seed) {
        Random random = new Random(seed);
        double rate = 1 + random.nextInt(50);
        int burst = 1 + random.nextInt(20);
        TokenBucket bucket = new TokenBucket(rate, burst, START);
        ArrayDeque<Long> taken = new ArrayDeque<>();
        long now = START;
        for (int i = 0; i < 3000; i++) {
            now += random.nextInt(60) * MS;
            if (bucket.take(now)) {
                taken.addLast(now);
                int count = 0;
                for (long earlier : taken) {
                    count++;
                    double allowed = burst + (now - earlier) / 1e9 * rate + 1e-6;
                    assertThat((double) (taken.size() - count + 1)).isLessThanOrEqualTo(allowed);
                }
                if (taken.size() > 100) {
                    taken.removeFirst();
                }
            } else {
                assertThat(bucket.waitMs()).isPositive();
            }
        }
    }
}
