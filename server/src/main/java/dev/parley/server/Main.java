package dev.parley.server;

/** Where the server's process begins: {@code scripts/server.sh}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(ServerCommand.run(assembledServer(), args));
    }

    /** The server that this program runs. */
    private static ServerStarter assembledServer() {
        return (config, data) -> {
            throw new StartException("This build has no server in it.");
        };
    }
}
