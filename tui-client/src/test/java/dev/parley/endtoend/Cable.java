package dev.parley.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is between a client and its server: a TCP proxy that can be cut, that can lose what the server says, and into which somebody can put
 * lines that the server never sent.
 */
final class Cable implements AutoCloseable {

    private final ServerSocket entrance;
    private final int serverPort;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Socket> clients = new ArrayList<>();
    private boolean isCut;
    private boolean losesAnswers;

    Cable(int serverPort) {
        this.serverPort = serverPort;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Every connection breaks, and none can be made. */
    synchronized void cut() {
        isCut = true;
        sockets.forEach(Cable::reset);
        sockets.clear();
        clients.clear();
    }

    /** From now on nothing that the server says arrives, though it hears all. */
    synchronized void loseAnswers() {
        losesAnswers = true;
    }

    synchronized void restore() {
        isCut = false;
        losesAnswers = false;
    }

    /** A line to every client, as if the server had sent it. */
    synchronized void inject(String line) {
        try {
            for (Socket client : clients) {
                client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException closed) {
            // The end.
        }
    }

    private synchronized void connect(Socket client) {
        if (isCut) {
            reset(client);
            return;
        }
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        } catch (IOException noServer) {
            reset(client);
            return;
        }
        sockets.add(client);
        sockets.add(server);
        clients.add(client);
        start(() -> pump(client, server, false));
        start(() -> pump(server, client, true));
    }

    /** Line by line, so that what is put in stands between lines. */
    private void pump(Socket from, Socket to, boolean isAnswer) {
        try {
            InputStream in = new BufferedInputStream(from.getInputStream());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    pass(line.toByteArray(), to, isAnswer);
                    line.reset();
                }
            }
        } catch (IOException broken) {
            // So is the other half.
        }
        reset(from);
        reset(to);
    }

    private synchronized void pass(byte[] line, Socket to, boolean isAnswer) throws IOException {
        if (!isAnswer || !losesAnswers) {
            to.getOutputStream().write(line);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed already.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
