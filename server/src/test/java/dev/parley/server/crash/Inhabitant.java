package dev.parley.server.crash;

import java.io.IOException;

/** Somebody who uses the server until it is killed, and comes back when it is there again. */
interface Inhabitant {
    String name();

    /**
     * Signs in and goes on until the connection ends.
     *
     * @throws IOException always: there is no other end
     */
    void live(int port) throws IOException, InterruptedException;
}
