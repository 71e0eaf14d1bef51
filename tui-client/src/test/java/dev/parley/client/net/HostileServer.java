package dev.parley.client.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on loopback that greets, signs everybody in, lets them into the lobby, and then plays an {@link Attack}. */
public final class HostileServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MS = 60_000;

    private final ServerSocket listener;
    private final Attack attack;

    public HostileServer(Attack attack) throws IOException {
        this.attack = attack;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "hostile-server");
        thread.setDaemon(true);
        thread.start();
    }

    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.setSoTimeout(PATIENCE_MS);
                new Peer(socket).serve(attack);
            } catch (IOException hungUp) {
                // As it should, or the test is over.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One connection. */
    public static final class Peer {
        private final OutputStream out;
        private final BufferedReader in;
        private boolean played;

        private Peer(Socket socket) throws IOException {
            out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        private void serve(Attack attack) throws IOException {
            say(attack.greeting());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode request = JSON.readTree(line);
                answer(request, attack);
            }
        }

        private void answer(JsonNode request, Attack attack) throws IOException {
            String re = "{\"type\":\"ok\",\"re\":" + request.path("id");
            switch (request.path("type").asText()) {
                case "login", "register" ->
                    say(re + ",\"user\":\"ann\",\"token\":\"t\",\"rooms\":[{\"room\":\"lobby\","
                            + "\"last_seq\":1,\"read_seq\":1,\"unread\":0,\"mentions\":0,\"role\":\"member\"}]}");
                case "join" -> {
                    say(re + ",\"room\":" + request.path("room") + ",\"topic\":\"\",\"role\":\"member\","
                            + "\"members\":[{\"user\":\"ann\",\"role\":\"member\",\"online\":true}],\"entries\":[],"
                            + "\"last_seq\":1,\"more\":false,\"created\":false}");
                    if (!played) {
                        played = true;
                        attack.play().on(this);
                    }
                }
                case "blocked" -> say(re + ",\"blocked\":[]}");
                case "pong" -> {}
                default ->
                    say(re + ",\"room\":\"lobby\",\"seq\":1,\"entries\":[],\"members\":[],\"rooms\":[],\"users\":[],"
                            + "\"more\":false,\"last_seq\":1,\"at\":\"2026-11-02T12:30:00.000Z\",\"recipients\":1}");
            }
        }

        public void say(String line) throws IOException {
            bytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        public void bytes(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Many lines, written together. */
        void flood(int count, Line line) throws IOException {
            for (int i = 0; i < count; i++) {
                out.write((line.of(i) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        }
    }

    /** The line of a number. */
    @FunctionalInterface
    interface Line {
        String of(int number);
    }
}
