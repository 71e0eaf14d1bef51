package dev.parley.server.session;

import dev.parley.server.net.TokenBucket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each program may ask for something, on all of its connections together. Of those that asked last so many are remembered, also
 * when they are gone: whoever connects again has not asked for less. The loop's thread.
 */
final class BotRates {

    /** More bots than a server has. */
    static final int REMEMBERED = 1_000;

    private final Map<String, TokenBucket> byAccount = new LinkedHashMap<>();
    private int perSecond;
    private int burst;

    BotRates(SessionLimits limits) {
        perSecond = limits.botRequestsPerSecond();
        burst = limits.requestsBurst();
    }

    /** From now on other bounds: a bot begins anew with them. */
    void limit(SessionLimits limits) {
        if (perSecond != limits.botRequestsPerSecond() || burst != limits.requestsBurst()) {
            perSecond = limits.botRequestsPerSecond();
            burst = limits.requestsBurst();
            byAccount.clear();
        }
    }

    /** Of an account that is deleted. */
    void forget(String account) {
        byAccount.remove(account);
    }

    /**
     * What a bot's requests count against.
     *
     * @param account canonical
     * @param now in nanoseconds
     */
    TokenBucket of(String account, long now) {
        TokenBucket known = byAccount.remove(account);
        TokenBucket rate = known == null ? begun(now) : known;
        byAccount.put(account, rate);
        if (byAccount.size() > REMEMBERED) {
            byAccount.remove(byAccount.keySet().iterator().next());
        }
        return rate;
    }

    /** Without a burst: its connection has had one before anybody signed in there. */
    private TokenBucket begun(long now) {
        TokenBucket rate = new TokenBucket(perSecond, burst, now);
        rate.charge(burst - 1);
        return rate;
    }

    int size() {
        return byAccount.size();
    }
}
