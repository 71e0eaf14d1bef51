package dev.parley.server.core.state;

/**
 * What memory keeps of the logs.
 *
 * @param entries how many of its newest each log keeps, at least one
 * @param bytes what the entries of all logs may take, roughly; past it the largest logs let go of their oldest
 * @param isStored whether there is a store that has what memory lets go of; without one it is gone
 */
public record Keeping(int entries, long bytes, boolean isStored) {}
