package dev.parley.server.net;

/** How often something may happen: so many times a second, and a burst of so many at once. Time is handed in. */
public final class TokenBucket {

    private static final double NS_IN_S = 1e9;
    private static final double MS_IN_S = 1e3;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt;

    /**
     * @param perSecond 0 for no bound
     * @param now in nanoseconds, as for {@link #take}
     */
    public TokenBucket(double perSecond, double burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = now;
    }

    /** Takes one, if there is one. */
    public boolean take(long now) {
        boolean has = has(now);
        if (has) {
            charge(1);
        }
        return has;
    }

    /** Whether there is one. */
    public boolean has(long now) {
        if (perSecond == 0) {
            return true;
        }
        tokens = Math.min(burst, tokens + (now - filledAt) * perSecond / NS_IN_S);
        filledAt = now;
        return tokens >= 1;
    }

    /** Takes more for what the last one has cost. There may be fewer than none then: who comes next waits for longer. */
    public void charge(int more) {
        if (perSecond > 0) {
            tokens -= more;
        }
    }

    /** Milliseconds until there will be one, as of the last {@link #take}, {@link #has} or {@link #charge}. */
    public long waitMs() {
        return (long) Math.ceil(Math.max(0, 1 - tokens) * MS_IN_S / perSecond);
    }
}
