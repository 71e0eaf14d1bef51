package dev.parley.server;

import dev.parley.process.FaultReport;
import dev.parley.server.assembly.ParleyServer;
import dev.parley.server.log.ServerLog;
import org.slf4j.LoggerFactory;

/** Where the server's process begins: {@code scripts/server.sh}, or {@code parley-server} of a package. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) ->
                LoggerFactory.getLogger(ServerLog.ACTIVITY).error("{} has ended", thread.getName(), fault));
        System.exit(status(args));
    }

    private static int status(String... args) {
        try {
            return ServerCommand.run(assembledServer(), args);
        } catch (RuntimeException | Error fault) {
            System.err.println(FaultReport.line("The server", fault));
            return 1;
        }
    }

    /** The server that this program runs. */
    private static ServerStarter assembledServer() {
        return ParleyServer::start;
    }
}
