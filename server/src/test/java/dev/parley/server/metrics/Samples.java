package dev.parley.server.metrics;

import dev.parley.server.journal.CommitFigures;
import dev.parley.server.net.LoopFigures;
import dev.parley.server.session.Limit;
import dev.parley.server.session.RequestCount;
import dev.parley.server.session.ServiceFigures;
import dev.parley.server.session.StoreFigures;
import dev.parley.server.tally.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of a server that has had some work. */
final class Samples {

    private static final long MS = 1_000_000;

    private Samples() {}

    static Figures figures() {
        return figures(service(true, false));
    }

    static Figures figures(@Nullable ServiceFigures service) {
        return new Figures("1.2.3", service, store(), 2, process());
    }

    static Figures withoutStore() {
        return new Figures("1.2.3", service(true, false), null, 0, process());
    }

    static ServiceFigures service(boolean isWritable, boolean isFull) {
        return new ServiceFigures(
                new LoopFigures(41, 3, 57, 4, 0, 12_300, 0, times(98, 1)),
                35,
                120,
                9,
                1_500_000,
                List.of(
                        new RequestCount("send", "ok", 12_000),
                        new RequestCount("send", "forbidden", 3),
                        new RequestCount("invalid", "bad_json", 16)),
                Map.of(Limit.CONNECTIONS, 4L, Limit.REQUESTS, 41L, Limit.OUTBOX, 2L, Limit.OUTBOXES, 0L),
                240_113,
                5,
                7,
                900,
                isWritable,
                isFull);
    }

    private static StoreFigures store() {
        Histogram sizes = new Histogram(1, 10);
        for (int i = 0; i < 99; i++) {
            sizes.add(3);
        }
        return new StoreFigures(12_345_678, new CommitFigures(times(90, 9), sizes.counts(), 1), 250, 1, 3);
    }

    /** Of a millisecond and of four. */
    private static Histogram.Counts times(int ofOne, int ofFour) {
        Histogram times = new Histogram(MS, 5 * MS);
        for (int i = 0; i < ofOne; i++) {
            times.add(MS);
        }
        for (int i = 0; i < ofFour; i++) {
            times.add(4 * MS);
        }
        return times.counts();
    }

    private static ProcessFigures process() {
        return new ProcessFigures(
                Instant.parse("2026-12-01T10:00:00Z"),
                Duration.ofMinutes(192),
                48_000_000,
                100_000_000,
                1_024_000_000,
                12,
                Duration.ofMillis(340),
                Duration.ofSeconds(75),
                83);
    }
}
