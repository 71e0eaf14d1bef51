package dev.parley.client.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Over TCP: the socket itself, or a TLS socket that is laid over it. */
final class SocketTransport implements Transport {

    private final MeteredSocket below;
    private final Socket socket;

    /** @param socket the one below, or TLS over it */
    SocketTransport(MeteredSocket below, Socket socket) {
        this.below = below;
        this.socket = socket;
    }

    /** In plain text. The greeting must come in time. */
    static SocketTransport plain(MeteredSocket socket) throws IOException {
        socket.getInputStream().allow(Dial.TIMEOUT_MS);
        return new SocketTransport(socket, socket);
    }

    @Override
    public InputStream input() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void readTimeout(int millis) throws IOException {
        below.setSoTimeout(millis);
    }

    @Override
    public void greeted() {
        try {
            below.getInputStream().lift();
        } catch (IOException closed) {
            // Then nothing comes any more.
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The one below: a TLS socket would first say goodbye, and wait for a writer that is stuck. */
    @Override
    public void close() {
        ServerLink.closeQuietly(below);
    }
}
