package dev.parley.server;

import dev.parley.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;

/** Assembles the server and starts it. */
@FunctionalInterface
public interface ServerStarter {

    /**
     * Returns a server that accepts connections.
     *
     * @param data the folder for what it keeps; it exists and may be written
     * @throws StartException if it cannot start, for a reason that a person can do something about
     * @throws IOException if it cannot listen, or cannot read or write its folder
     */
    RunningServer start(ServerConfig config, Path data, Outside outside) throws StartException, IOException;
}
