package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimersTest {

    private final Timers timers = new Timers(Runnable::run);
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void whatIsDueRunsInOrderOfTimeAndThenOfAsking() {
        timers.at(30, () -> ran.add(4));
        timers.at(10, () -> ran.add(1));
        timers.at(20, () -> ran.add(3));
        timers.at(10, () -> ran.add(2));
        assertThat(timers.untilNext(4)).isEqualTo(6);
        timers.expire(9);
        assertThat(ran).isEmpty();
        timers.expire(20);
        assertThat(ran).containsExactly(1, 2, 3);
        timers.expire(1000);
        assertThat(ran).containsExactly(1, 2, 3, 4);
        assertThat(timers.untilNext(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aThousandAtOnceAreSpreadOverTurns() {
        IntStream.range(0, 1000).forEach(i -> timers.at(5, () -> ran.add(i)));
        timers.expire(5);
        assertThat(ran.size()).isBetween(1, 999);
        assertThat(timers.untilNext(5)).as("the next turn does not wait").isLessThanOrEqualTo(0);
        for (int turn = 0; turn < 10; turn++) {
            timers.expire(5);
        }
        assertThat(ran).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void aTimerMaySetAnother() {
        timers.at(5, () -> {
            ran.add(1);
            timers.at(6, () -> ran.add(2));
            timers.at(7, () -> ran.add(3));
        });
        timers.expire(6);
        assertThat(ran).containsExactly(1, 2);
    }

    @Test
    void theClockMayWrapRound() {
        long late = nearlyRound();
        timers.at(late + 10, () -> ran.add(2));
        timers.at(late, () -> ran.add(1));
        assertThat(timers.untilNext(late - 1)).isEqualTo(1);
        timers.expire(late);
        assertThat(ran).containsExactly(1);
        assertThat(timers.untilNext(late)).isEqualTo(10);
        timers.expire(late + 9);
        assertThat(ran).containsExactly(1);
        timers.expire(late + 10);
        assertThat(ran).containsExactly(1, 2);
    }

    private static long nearlyRound() {
        return Long.MAX_VALUE - 5;
    }
}
