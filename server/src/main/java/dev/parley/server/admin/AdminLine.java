package dev.parley.server.admin;

/**
 * An admin of the server, in a line.
 *
 * @param user the name as people see it
 * @param registered whether somebody has an account of that name
 */
public record AdminLine(String user, boolean registered, boolean online) {}
