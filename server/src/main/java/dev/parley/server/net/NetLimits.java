package dev.parley.server.net;

/**
 * The loop's bounds.
 *
 * @param maxLine bytes in a line that is read
 * @param connections at once
 * @param connectionsPerAddress at once from one address, or one /64 of IPv6 ({@link Network}); 0 for no bound
 */
public record NetLimits(int maxLine, int connections, int connectionsPerAddress) {}
