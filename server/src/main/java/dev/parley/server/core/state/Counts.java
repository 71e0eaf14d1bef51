package dev.parley.server.core.state;

import java.time.Duration;
import java.time.Instant;

/** How often each of many has done something lately, counted over a span of time. What is remembered is bounded. */
public final class Counts {

    /**
     * @param since when counting began
     */
    private record Count(int times, Instant since) {}

    private static final Count NONE = new Count(0, Instant.EPOCH);

    private final Duration window;
    private final Recent<String, Count> counts = new Recent<>();

    /**
     * @param window from the first time that is counted; after it counting begins anew
     */
    Counts(Duration window) {
        this.window = window;
    }

    /** How long somebody must wait who may do it {@code most} times in the window; zero if there is no need to. 0: no bound. */
    public Duration wait(String who, int most, Instant now) {
        Count count = counts.getOrDefault(who, NONE);
        return most == 0 || count.times < most ? Duration.ZERO : left(count.since, window, now);
    }

    void count(String who, Instant at) {
        Count before = counts.getOrDefault(who, NONE);
        boolean old = !at.isBefore(before.since.plus(window)) || at.isBefore(before.since);
        counts.note(who, old ? new Count(1, at) : new Count(before.times + 1, before.since));
    }

    /** Takes one back that came to nothing. */
    void uncount(String who) {
        counts.computeIfPresent(who, (name, count) -> new Count(Math.max(0, count.times - 1), count.since));
    }

    /** How many are remembered. */
    int remembered() {
        return counts.size();
    }

    /** What is left of a wait; never more than all of it, also where the clock was set back. */
    static Duration left(Instant from, Duration wait, Instant now) {
        Duration left = Duration.between(now, from.plus(wait));
        return left.isNegative() ? Duration.ZERO : left.compareTo(wait) > 0 ? wait : left;
    }
}
