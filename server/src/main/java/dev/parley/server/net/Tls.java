package dev.parley.server.net;

import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * What a listener needs to speak TLS.
 *
 * @param engines makes an engine in server mode for each connection, with the keys of now; called on the loop's thread
 * @param work does the arithmetic of handshakes elsewhere
 */
public record Tls(Supplier<SSLEngine> engines, HandshakeWork work) {

    /** Does what takes milliseconds on a thread that is not the loop's. */
    @FunctionalInterface
    public interface HandshakeWork {

        /**
         * Has a task carried out on a thread of its own, unless the server ends before.
         *
         * @param network whose turn it takes
         * @return false if too much waits already: nothing will come of it
         */
        boolean start(String network, Runnable task);
    }
}
