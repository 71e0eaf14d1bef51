package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Opens the socket, or says in words why there is none. */
final class Dial {

    /** A server that has not taken the connection by then will not. */
    static final int TIMEOUT_MS = 10_000;

    private Dial() {}

    /** @param socket not connected yet; closing it from another thread ends the waiting */
    static void open(Socket socket, ServerAddress to) throws LinkFailure {
        InetSocketAddress address = to.resolve();
        if (address.isUnresolved()) {
            throw new LinkFailure(Reason.UNKNOWN_HOST, "There is no host named " + to.host() + ".");
        }
        try {
            // Lines are small and somebody waits for each.
            socket.setTcpNoDelay(true);
            socket.connect(address, TIMEOUT_MS);
        } catch (IOException e) {
            LinkFailure failure = new LinkFailure(Reason.NO_ANSWER, "No Parley server answers at " + to + ".");
            failure.initCause(e);
            throw failure;
        }
    }
}
