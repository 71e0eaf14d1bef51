package dev.parley.server.session;

import java.util.function.ToIntFunction;

/**
 * What all connections from one network may ask for together; 0 for no bound.
 *
 * @param requestsPerMinute requests, and one more for each that was as much work as several
 * @param bytesPerMinute in the lines of those requests
 * @param times how many times that holds for a network
 */
public record SourceLimits(int requestsPerMinute, int bytesPerMinute, ToIntFunction<String> times) {

    /** As much as anybody wants. */
    public static final SourceLimits UNBOUNDED = new SourceLimits(0, 0, network -> 1);
}
