package dev.parley.server.net;

/**
 * The loop's bounds.
 *
 * @param maxLine bytes in a line that is read
 * @param connections at once
 * @param connectionsPerAddress at once from one IP address; 0 for no bound
 */
public record NetLimits(int maxLine, int connections, int connectionsPerAddress) {}
