package dev.parley.server.admin;

import java.time.Instant;
import java.util.List;

/**
 * Who may do what in a room.
 *
 * @param room its name as people see it
 * @param roles those who are no plain members, in order of name; some of them if there are very many
 * @param members how many there are
 * @param bans the oldest first
 */
public record RoomRoles(String room, List<Holder> roles, int members, List<Ban> bans) {

    /** @param member whether the user is in the room now: a role outlives that */
    public record Holder(String user, String role, boolean member) {}

    /** @param why empty where nothing was said */
    public record Ban(String user, String by, Instant at, String why) {}
}
