package dev.parley.server.net;

/**
 * The loop's bounds.
 *
 * @param maxLine bytes in a line that is read
 * @param connections at once
 * @param connectionsPerAddress at once from one address, or one /64 of IPv6 ({@link Network}); 0 for no bound
 * @param guestLine bytes in a line that is read while nobody is signed in
 * @param guests connections at once on which nobody is signed in
 * @param guestsPerAddress of them from one address; 0 for no bound
 */
public record NetLimits(
        int maxLine, int connections, int connectionsPerAddress, int guestLine, int guests, int guestsPerAddress) {}
