package dev.parley.client.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server on loopback that does nothing by itself: the test says each line of it. */
public final class FakeServer implements AutoCloseable {

    public static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"server\":\"fake/1\",\"epoch\":\"e1\","
            + "\"time\":\"2026-11-02T12:30:00.000Z\",\"max_line\":65536,\"max_text\":4096,\"heartbeat_s\":30,"
            + "\"registration\":\"open\",\"tls\":false}";

    private static final int PATIENCE_MS = 60_000;

    private final ServerSocket listener;
    private final List<Client> clients = new ArrayList<>();

    public FakeServer() throws IOException {
        this(0);
    }

    public FakeServer(int port) throws IOException {
        this(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    }

    /** Over a socket of the test's own: TLS, say. */
    public FakeServer(ServerSocket listener) throws IOException {
        this.listener = listener;
        listener.setSoTimeout(PATIENCE_MS);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", port());
    }

    /** The next client that connects, not greeted yet. */
    public Client accept() throws IOException {
        Client client = new Client(listener.accept());
        clients.add(client);
        return client;
    }

    public Client acceptAndGreet() throws IOException {
        Client client = accept();
        client.say(HELLO);
        return client;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Client client : clients) {
            client.close();
        }
    }

    /** One connection, seen from the server's end. */
    public static final class Client implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final BufferedReader in;

        private Client(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            out = socket.getOutputStream();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        public void say(String line) throws IOException {
            bytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        public void bytes(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /**
         * The next line from the client; null after its last one. Whom a pipe is to fold is answered here, as by a server that knows no
         * blocking: nothing waits for it.
         */
        public String hear() throws IOException {
            String line = in.readLine();
            while (line != null && line.startsWith("{\"type\":\"blocked\",\"id\":")) {
                String id = line.substring(line.lastIndexOf(':') + 1, line.length() - 1);
                say("{\"type\":\"error\",\"re\":" + id
                        + ",\"code\":\"unknown_type\",\"text\":\"There is no such request.\"}");
                line = in.readLine();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
