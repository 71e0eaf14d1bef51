package dev.parley.server.journal.sqlite;

import dev.parley.server.journal.CommitFigures;
import dev.parley.server.tally.Histogram;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What commits come to. Written by the writer's thread, a few times in a commit; read by any. */
final class CommitCounts {

    /** Bounds of the time of a commit, in microseconds. */
    private static final long[] TIME_US = {
        250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000
    };

    private static final long[] EVENTS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 4_096};

    private final Histogram times = new Histogram(
            LongStream.of(TIME_US).map(TimeUnit.MICROSECONDS::toNanos).toArray());
    private final Histogram sizes = new Histogram(EVENTS);
    private long failed;

    synchronized void committed(long nanos, int events) {
        times.add(nanos);
        sizes.add(events);
    }

    synchronized void failed() {
        failed++;
    }

    synchronized CommitFigures figures() {
        return new CommitFigures(times.counts(), sizes.counts(), failed);
    }
}
