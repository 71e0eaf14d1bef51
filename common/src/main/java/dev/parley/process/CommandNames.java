package dev.parley.process;

/**
 * What a person types to run Parley's programs: the scripts of the source tree, or the names that a package gives them. Advice to people
 * names them. What starts a program of a package says so in system properties. Any thread.
 */
public final class CommandNames {

    private CommandNames() {}

    /** Runs the server and its subcommands. */
    public static String server() {
        return System.getProperty("parley.server.command", "scripts/server.sh");
    }

    /** Opens the console of a server that runs. */
    public static String admin() {
        return System.getProperty("parley.admin.command", "scripts/admin.sh");
    }

    /** Runs the client. */
    public static String client() {
        return System.getProperty("parley.client.command", "scripts/client.sh");
    }
}
