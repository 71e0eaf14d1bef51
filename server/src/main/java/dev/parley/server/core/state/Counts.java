package dev.parley.server.core.state;

import java.time.Duration;

/** How often each of many has done something lately, counted over a span of the process's uptime. What is remembered is bounded. */
public final class Counts {

    /**
     * @param since when counting began
     */
    private record Count(long times, Duration since) {}

    private static final Count NONE = new Count(0, Duration.ZERO);

    private final Duration window;
    private final Recent<String, Count> counts = new Recent<>();

    /**
     * @param window from the first time that is counted; after it counting begins anew
     */
    Counts(Duration window) {
        this.window = window;
    }

    /** How long somebody must wait who may do it {@code most} times in the window; zero if there is no need to. 0: no bound. */
    public Duration wait(String who, long most, Duration now) {
        Count count = counts.getOrDefault(who, NONE);
        return most == 0 || count.times < most ? Duration.ZERO : left(count.since, window, now);
    }

    void count(String who, Duration at) {
        count(who, 1, at);
    }

    /** Counts several at once. */
    void count(String who, long times, Duration at) {
        Count before = counts.getOrDefault(who, NONE);
        boolean old = before.times == 0 || at.compareTo(before.since.plus(window)) >= 0;
        counts.note(who, old ? new Count(times, at) : new Count(before.times + times, before.since));
    }

    /** Takes one back that came to nothing. */
    void uncount(String who) {
        counts.computeIfPresent(who, (name, count) -> new Count(Math.max(0, count.times - 1), count.since));
    }

    /** Knows nothing of somebody any more. */
    void forget(String who) {
        counts.remove(who);
    }

    /** How many are remembered. */
    int remembered() {
        return counts.size();
    }

    /** What is left of a wait. */
    static Duration left(Duration from, Duration wait, Duration now) {
        Duration left = from.plus(wait).minus(now);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
