package dev.parley.server.session;

import dev.parley.server.journal.KnownTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time by which things are deleted for their age. The machine's clock may jump, and nothing brings back what was deleted
 * meanwhile. So the clock counts only while it is near the last certain time plus the time that has passed since (monotonic).
 * Where it is far from that, the earlier of both counts. After six hours of running, or when the operator says so, the clock
 * is accepted. The loop's thread.
 */
final class SureClock {

    /** So far apart the two may be, and for so long a clock further off is doubted. */
    static final Duration FAR = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable Instant sure;
    private Duration doubted;
    private long lastNanos;
    private boolean isDoubtTold;

    /**
     * @param start where the store was; null where it does not know
     */
    SureClock(Clock clock, LongSupplier nanos, @Nullable KnownTime start) {
        this.clock = clock;
        this.nanos = nanos;
        this.sure = start == null ? null : start.at();
        this.doubted = start == null ? Duration.ZERO : start.doubted();
        this.lastNanos = nanos.getAsLong();
    }

    /** A time that has certainly come; null where none is known. */
    @Nullable
    Instant now() {
        Duration passed = pass();
        Instant wall = clock.instant();
        if (isNear(wall)) {
            trust(wall, "The clock is right again. Old messages are deleted by it.");
            return wall;
        }
        doubted = doubted.plus(passed);
        if (doubted.compareTo(FAR) >= 0) {
            trust(wall, "The clock has not changed for 6 hours and is trusted now. Old messages are deleted by it.");
            return wall;
        }
        tellDoubt(wall);
        return sure == null || sure.isBefore(wall) ? sure : wall;
    }

    private Duration pass() {
        long now = nanos.getAsLong();
        Duration passed = Duration.ofNanos(now - lastNanos);
        lastNanos = now;
        sure = sure == null ? null : sure.plus(passed);
        return passed;
    }

    private boolean isNear(Instant wall) {
        return sure != null && Duration.between(sure, wall).abs().compareTo(FAR) <= 0;
    }

    private void trust(Instant wall, String why) {
        sure = wall;
        doubted = Duration.ZERO;
        if (isDoubtTold) {
            isDoubtTold = false;
            LOG.warn("{}", why);
        }
    }

    private void tellDoubt(Instant wall) {
        if (sure == null || isDoubtTold) {
            return;
        }
        isDoubtTold = true;
        LOG.warn(
                "The clock is {} of the last time that was certain. Until it has run {} more, nothing is deleted for its age"
                        + " by this clock. If the clock is right, type /clock accept on the console.",
                Spans.apart(sure, wall),
                Spans.words(FAR.minus(doubted)));
    }

    /** The operator says that the clock is right; false if nobody doubted it. */
    boolean accept() {
        now();
        boolean isDoubted = !isNear(clock.instant());
        trust(clock.instant(), "The operator has accepted the clock. Old messages are deleted by it.");
        return isDoubted;
    }

    /** What the store is to remember; null where no time is known. */
    @Nullable
    KnownTime known() {
        now();
        return sure == null ? null : new KnownTime(sure, doubted);
    }
}
