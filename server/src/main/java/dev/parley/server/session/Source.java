package dev.parley.server.session;

import dev.parley.server.net.TokenBucket;
import java.time.Duration;

/**
 * What all connections from one network (see {@link dev.parley.server.net.Network}) may ask for together: so many requests
 * and so many bytes a minute, all of them at once if need be. What is refused counts for neither. The loop's thread.
 */
final class Source {

    private static final double S_IN_MINUTE = Duration.ofMinutes(1).toSeconds();

    private final TokenBucket requests;
    private final TokenBucket bytes;

    /** Its connections that are open. */
    private int connections;

    /**
     * @param now the time that rates are measured by, in nanoseconds
     */
    Source(SourceLimits limits, String network, long now) {
        int times = limits.times().applyAsInt(network);
        this.requests = perMinute((double) limits.requestsPerMinute() * times, now);
        this.bytes = perMinute((double) limits.bytesPerMinute() * times, now);
    }

    private static TokenBucket perMinute(double most, long now) {
        return new TokenBucket(most / S_IN_MINUTE, most, now);
    }

    /** Milliseconds until it may ask for something; 0 if it may now. */
    long waitMs(long now) {
        long forRequests = requests.has(now) ? 0 : requests.waitMs();
        long forBytes = bytes.has(now) ? 0 : bytes.waitMs();
        return Math.max(forRequests, forBytes);
    }

    /** What it waits for, where {@link #waitMs} says that it does. */
    Limit waitsFor(long now) {
        return requests.has(now) ? Limit.BYTES_OF_ADDRESS : Limit.REQUESTS_OF_ADDRESS;
    }

    /** A request of so many bytes was taken. A long line may take more than there is: who comes next waits for longer. */
    void took(int length) {
        requests.charge(1);
        bytes.charge(length);
    }

    /** The last request was as much work as so many more. */
    void charge(int more) {
        requests.charge(more);
    }

    void connected() {
        connections++;
    }

    /** Returns whether none of its connections is left. */
    boolean disconnected() {
        return --connections == 0;
    }
}
