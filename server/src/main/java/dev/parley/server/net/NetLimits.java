package dev.parley.server.net;

import java.util.function.ToIntFunction;

/**
 * The loop's bounds.
 *
 * @param maxLine bytes in a line that is read
 * @param connections at once
 * @param connectionsPerAddress at once from one address, or one /64 of IPv6 ({@link Network}); 0 for no bound
 * @param connectsPerMinute new connections from one address, all at once if need be; 0 for no bound
 * @param guestLine bytes in a line that is read while nobody is signed in
 * @param guests connections at once on which nobody is signed in
 * @param guestsPerAddress of them from one address; 0 for no bound
 * @param times how many times the bounds by address hold for an {@link Origin#network}
 */
public record NetLimits(
        int maxLine,
        int connections,
        int connectionsPerAddress,
        int connectsPerMinute,
        int guestLine,
        int guests,
        int guestsPerAddress,
        ToIntFunction<String> times) {

    /** The same bounds for every network, which may connect as often as it likes. */
    public NetLimits(
            int maxLine, int connections, int connectionsPerAddress, int guestLine, int guests, int guestsPerAddress) {
        this(maxLine, connections, connectionsPerAddress, 0, guestLine, guests, guestsPerAddress, network -> 1);
    }
}
