package dev.parley.client.settings;

import java.util.List;

/**
 * A server to go to, and who one is there.
 *
 * @param server as it is written behind {@code client.sh}; empty for the usual one
 * @param user empty if it is asked for
 * @param join rooms to go to
 * @param passwordCommand prints the password; empty if there is none
 */
public record Profile(String name, String server, String user, List<String> join, String passwordCommand) {

    /** Nothing of its own. */
    public static final Profile NONE = new Profile("", "", "", List.of(), "");

    /** With the server as the model writes it. */
    public Profile server(String now) {
        return new Profile(name, now, user, join, passwordCommand);
    }

    /** Whether a program knows the password, of this user on this server. */
    public boolean knowsPassword(String where) {
        return !passwordCommand.isEmpty() && !user.isEmpty() && server.equals(where);
    }
}
