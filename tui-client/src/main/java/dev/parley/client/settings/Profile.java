package dev.parley.client.settings;

import java.util.List;

/**
 * A server to go to, and who one is there.
 *
 * @param server as it is written behind {@code client.sh}; empty for the usual one
 * @param user empty if it is asked for
 * @param join rooms to go to
 * @param passwordCommand prints the password; empty if there is none
 * @param encryption how the server is spoken to
 */
public record Profile(
        String name, String server, String user, List<String> join, String passwordCommand, Encryption encryption) {

    /** With nothing to say of the connection. */
    public Profile(String name, String server, String user, List<String> join, String passwordCommand) {
        this(name, server, user, join, passwordCommand, Encryption.USUAL);
    }

    /** Nothing of its own. */
    public static final Profile NONE = new Profile("", "", "", List.of(), "");

    /** With the server as the model writes it. */
    public Profile server(String now) {
        return new Profile(name, now, user, join, passwordCommand, encryption);
    }

    /** Whether a program knows the password, of this user on this server. */
    public boolean knowsPassword(String where) {
        return !passwordCommand.isEmpty() && !user.isEmpty() && server.equals(where);
    }
}
