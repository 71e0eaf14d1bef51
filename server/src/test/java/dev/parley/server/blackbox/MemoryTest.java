package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Strangers who make the server remember as much as it will, a million times, on a heap that is small: a second copy of the state
 * for a snapshot does not fit into it.
 */
class MemoryTest {

    private static final int TRIES = 1_000_000;
    private static final int ACCOUNTS = 1_000;
    private static final int ATTACKERS = 4;
    private static final int BATCH = 200;

    private static Settings small() {
        return Settings.quick()
                .with("memory.state_bytes", 24_000_000)
                .with("memory.input_bytes", 2_000_000)
                .with("history.bytes_in_memory", 8_000_000)
                .with("limits.outbox_hard", 1_000_000)
                .with("limits.outboxes_total", 8_000_000)
                .with("limits.requests_burst", 1_000_000)
                .with("limits.connections", 100)
                .with("storage.snapshot_every", 20_000)
                .with("log.activity", false);
    }

    /** Asks without looking at more of an answer than its code, so that the server has the more to do. */
    private static final class Flood implements AutoCloseable {
        private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

        private final Socket socket;
        private final InputStream in;
        private final byte[] line = new byte[1 << 20];

        Flood(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(ServerProcess.PATIENCE_S * 1000);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            line();
        }

        private String line() throws IOException {
            int length = 0;
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("The server has closed the connection");
                }
                line[length++] = (byte) next;
            }
            return new String(line, 0, length, StandardCharsets.UTF_8);
        }

        /** How often each code was answered, {@code ok} included. */
        Map<String, Integer> ask(int count, IntFunction<String> request) throws IOException {
            Map<String, Integer> codes = new HashMap<>();
            for (int asked = 0; asked < count; asked += BATCH) {
                StringBuilder batch = new StringBuilder();
                int end = Math.min(count, asked + BATCH);
                for (int i = asked; i < end; i++) {
                    batch.append(request.apply(i)).append('\n');
                }
                socket.getOutputStream().write(batch.toString().getBytes(StandardCharsets.UTF_8));
                for (int answered = asked; answered < end; ) {
                    String reply = line();
                    if (reply.startsWith("{\"type\":\"ok\"")) {
                        codes.merge("ok", 1, Integer::sum);
                        answered++;
                    } else if (reply.startsWith("{\"type\":\"error\"")) {
                        Matcher code = CODE.matcher(reply);
                        codes.merge(code.find() ? code.group(1) : reply, 1, Integer::sum);
                        answered++;
                    }
                }
            }
            return codes;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String request(int id, String type, Object... fields) {
        return Peer.request(id, type, fields);
    }

    private static String user(int number) {
        return "user" + number;
    }

    /** All accounts, one after the other. */
    private static void register(int port, int from, int to) throws IOException {
        try (Flood flood = new Flood(port)) {
            Map<String, Integer> codes = flood.ask(
                    2 * (to - from),
                    i -> i % 2 == 0
                            ? request(i, "register", "user", user(from + i / 2), "password", Peer.PASSWORD)
                            : request(i, "logout"));
            assertThat(codes).containsOnlyKeys("ok");
        }
    }

    /** Writes to everybody, again and again, under a name of its own. */
    private static Map<String, Integer> writeToAll(int port, int attacker, int count) throws IOException {
        Map<String, Integer> codes = new HashMap<>();
        int each = ACCOUNTS;
        for (int done = 0; done < count; done += each) {
            int sender = (attacker + ATTACKERS * (done / each)) % ACCOUNTS;
            int round = done / each;
            try (Flood flood = new Flood(port)) {
                flood.ask(1, i -> request(i, "login", "user", user(sender), "password", Peer.PASSWORD));
                flood.ask(
                                each,
                                i -> request(
                                        i,
                                        "send",
                                        "room",
                                        "@" + user(i),
                                        "text",
                                        "hello",
                                        "cid",
                                        attacker + "." + round + "." + i))
                        .forEach((code, times) -> codes.merge(code, times, Integer::sum));
            }
        }
        return codes;
    }

    @Test
    void aMillionTriesOfManyAccountsTakeNoMoreMemoryThanTheSettingsAllow() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(small(), "-Xmx96m", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxDirectMemorySize=32m")) {
            register(server.port(), 0, ACCOUNTS);

            List<Map<String, Integer>> codes = IntStream.range(0, ATTACKERS)
                    .parallel()
                    .mapToObj(attacker -> {
                        try {
                            return writeToAll(server.port(), attacker, TRIES / ATTACKERS);
                        } catch (IOException broken) {
                            throw new AssertionError("attacker " + attacker, broken);
                        }
                    })
                    .toList();

            assertThat(codes).allSatisfy(one -> assertThat(one).containsOnlyKeys("ok", "forbidden"));
            int refused = codes.stream().mapToInt(one -> one.get("forbidden")).sum();
            assertThat(refused).as("tries that were refused").isGreaterThan(TRIES / 2);
            try (Peer ann = Peer.connect(server);
                    Peer bob = Peer.connect(server)) {
                ann.assertRefused(
                        "registration_closed",
                        ann.ask("register", "user", "ann", "password", Peer.PASSWORD),
                        "no memory for more accounts");
                ann.ok("login", "user", user(1), "password", Peer.PASSWORD);
                bob.ok("login", "user", user(2), "password", Peer.PASSWORD);
                ann.ok("send", "room", "lobby", "text", "Who is still here?");
                bob.event("message", "text", "Who is still here?");
            }
        }
    }
}
