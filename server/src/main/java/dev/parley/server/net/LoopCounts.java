package dev.parley.server.net;

import dev.parley.server.tally.Histogram;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What the loop counts of itself for those who watch it. The loop's thread. */
final class LoopCounts {

    /** Bounds of the time of a turn, in microseconds. */
    private static final long[] TURN_US = {50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000};

    private final Histogram turns = new Histogram(
            LongStream.of(TURN_US).map(TimeUnit.MICROSECONDS::toNanos).toArray());
    private long accepted;
    private long noPlace;
    private long tooOften;

    void turned(long nanos) {
        turns.add(nanos);
    }

    void accepted() {
        accepted++;
    }

    void noPlace() {
        noPlace++;
    }

    void tooOften() {
        tooOften++;
    }

    LoopFigures figures(int connections, int guests, long outboxBytes, long inputBytes) {
        return new LoopFigures(
                connections, guests, accepted, noPlace, tooOften, outboxBytes, inputBytes, turns.counts());
    }
}
