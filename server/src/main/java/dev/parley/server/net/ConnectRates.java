package dev.parley.server.net;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How many new connections each network may still begin: so many a minute, all of them at once if need be. What is refused does not count.
 * Remembers the networks that came last. On the loop's thread.
 */
final class ConnectRates {

    static final int REMEMBERED = 10_000;

    private static final double S_IN_MINUTE = Duration.ofMinutes(1).toSeconds();

    private final int perMinute;
    private final ToIntFunction<String> times;

    /** In the order in which they came last, so that whoever floods is not forgotten. */
    private final Map<String, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param perMinute 0 for no bound
     * @param times how many times that holds for a network
     */
    ConnectRates(int perMinute, ToIntFunction<String> times) {
        this.perMinute = perMinute;
        this.times = times;
    }

    /**
     * One more connection comes from this network.
     *
     * @param now in nanoseconds
     * @return 0 if it may, else the milliseconds until one may
     */
    long take(String network, long now) {
        if (perMinute == 0) {
            return 0;
        }
        TokenBucket bucket = buckets.computeIfAbsent(network, name -> bucket(name, now));
        if (buckets.size() > REMEMBERED) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return bucket.take(now) ? 0 : bucket.waitMs();
    }

    private TokenBucket bucket(String network, long now) {
        double most = (double) perMinute * times.applyAsInt(network);
        return new TokenBucket(most / S_IN_MINUTE, most, now);
    }

    /** How many networks are remembered. */
    int size() {
        return buckets.size();
    }
}
