package dev.parley.server.admin;

import java.time.Instant;

/**
 * A user who is online.
 *
 * @param address {@code ip:port} of the newest connection
 * @param since when the oldest of the connections signed in
 * @param away what the user said on going away; empty where the user is here
 */
public record OnlineUser(String user, String address, Instant since, String away) {}
