package dev.parley.server;

import dev.parley.server.assembly.ParleyServer;

/** Where the server's process begins: {@code scripts/server.sh}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(ServerCommand.run(assembledServer(), args));
    }

    /** The server that this program runs. */
    private static ServerStarter assembledServer() {
        return ParleyServer::start;
    }
}
