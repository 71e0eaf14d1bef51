package dev.parley.server.worker;

import dev.parley.server.net.Tls;

/**
 * Does the arithmetic of TLS handshakes off the loop, on one thread. Networks are served in turn, so that a flood of handshakes from one
 * makes nobody else wait for all of it. Called from the loop, it answers at once.
 */
public final class HandshakeWorker implements Tls.HandshakeWork, AutoCloseable {

    private static final int MOST_WAITING = 1024;
    private static final int MOST_WAITING_OF_ONE = 256;

    private final Lane<Runnable> lane =
            Lane.ofTasks("parley-handshakes", 1, new Turns<>(MOST_WAITING, MOST_WAITING_OF_ONE, Integer.MAX_VALUE));

    @Override
    public boolean start(String network, Runnable task, Runnable done) {
        return lane.offer(network, () -> {
            try {
                task.run();
            } finally {
                done.run();
            }
        });
    }

    @Override
    public void close() {
        lane.close();
    }
}
