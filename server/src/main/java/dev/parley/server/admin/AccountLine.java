package dev.parley.server.admin;

/**
 * An account, in a line.
 *
 * @param user its name as people see it
 * @param rooms how many rooms the user is in
 * @param directs how many direct conversations there are with the user
 */
public record AccountLine(String user, int rooms, int directs) {}
