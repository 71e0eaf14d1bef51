package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Chance as a client. Each test prints its seed; {@code -Dparley.seed=…} repeats it. */
class FuzzTest extends Scenario {

    private static final List<String> TYPES = List.of(
            "register",
            "login",
            "password",
            "rooms",
            "create",
            "join",
            "leave",
            "members",
            "who",
            "send",
            "broadcast",
            "history",
            "read",
            "received",
            "typing",
            "away",
            "topic",
            "ping",
            "edit",
            "nonsense");

    private static final List<String> FIELDS = List.of(
            "user",
            "password",
            "token",
            "device",
            "old",
            "new",
            "query",
            "room",
            "topic",
            "private",
            "create",
            "after",
            "before",
            "around",
            "limit",
            "text",
            "cid",
            "style",
            "reply_to",
            "seq",
            "later");

    private Random random = new Random(0);
    private List<String> people = List.of("@nobody");

    private void seeded(String test) {
        long seed = Long.getLong("parley.seed", System.nanoTime());
        System.out.println("FuzzTest " + test + ": -Dparley.seed=" + seed);
        random = new Random(seed);
    }

    @Test
    void bytesAtRandomHarmNobody() {
        seeded("bytes");
        Bystanders bystanders = keep(Bystanders.on(server()));
        for (int round = 0; round < 60; round++) {
            byte[] bytes = new byte[random.nextInt(20_000)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                // With some ends of lines, and nearer to text.
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (random.nextInt(40) == 0 ? '\n' : bytes[i] & 0x7f);
                }
            }
            assertEndsInAnswers(bytes);
        }
        bystanders.stillTalk();
    }

    @Test
    void requestsWithAByteChangedHarmNobody() {
        seeded("changed");
        Bystanders bystanders = keep(Bystanders.on(server()));
        for (int round = 0; round < 60; round++) {
            StringBuilder lines = new StringBuilder();
            lines.append(Peer.request(1, "register", "user", fresh("fuzz"), "password", Peer.PASSWORD))
                    .append('\n');
            for (int i = 0; i < 30; i++) {
                lines.append(randomRequest(i)).append('\n');
            }
            byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(20); i > 0; i--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] = (byte) random.nextInt(256);
                    case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                    default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(5)), (byte) '"');
                }
            }
            assertEndsInAnswers(bytes);
        }
        bystanders.stillTalk();
    }

    /** Whatever is sent: what comes back are lines of JSON, then an end; and no answer says that the server stumbled. */
    private void assertEndsInAnswers(byte[] bytes) {
        try (Peer peer = Peer.connect(server())) {
            if (random.nextInt(4) == 0) {
                for (int i = 0; i < bytes.length; ) {
                    int end = Math.min(bytes.length, i + 1 + random.nextInt(2000));
                    peer.bytes(Arrays.copyOfRange(bytes, i, end));
                    i = end;
                }
            } else {
                peer.bytes(bytes);
            }
            switch (random.nextInt(3)) {
                case 0 -> peer.reset();
                case 1 -> {
                    // Closed without reading.
                }
                default -> {
                    peer.endWriting();
                    assertThat(peer.readToEndOrReset())
                            .noneMatch(answer -> answer.path("code").asText().equals("internal"));
                }
            }
        }
    }

    @Test
    void everyRequestHoweverOddGetsOneAnswerAndNoneIsAnAccident() {
        seeded("requests");
        // Some of them sign out, and go on.
        ServerProcess own =
                start(Settings.quick().with("limits.login_s", 0).with("limits.max_line_before_login", 65536));
        Bystanders bystanders = keep(Bystanders.on(own));
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        room("tea", ann, bob);
        people = List.of(ann.at(), bob.at());
        Peer stranger = connect(own);
        for (int burst = 0; burst < 60; burst++) {
            Peer peer = List.of(ann, bob, stranger).get(random.nextInt(3));
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                lines.add(randomRequest("r" + i));
            }
            peer.line(String.join("\n", lines));
            for (int i = 0; i < 50; i++) {
                JsonNode reply = peer.reply();
                assertThat(reply.path("re").asText())
                        .as("to %s: %s", lines.get(i), reply)
                        .isEqualTo("r" + i);
                assertThat(reply.path("code").asText())
                        .as("to %s: %s", lines.get(i), reply)
                        .isNotIn("internal", "bad_json", "storage_failed", "line_too_long");
            }
            // Presence and the like of others: of no interest.
            ann.drain();
            bob.drain();
        }
        bystanders.stillTalk();
    }

    private String randomRequest(Object id) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        List<Object> fields = new ArrayList<>();
        for (String field : FIELDS) {
            if (random.nextInt(3) != 0) {
                fields.add(field);
                fields.add(likely(field));
            }
        }
        return Peer.request(id, type, fields.toArray());
    }

    /** Most often of the right kind, so that it gets far. */
    private Object likely(String field) {
        if (random.nextInt(12) == 0) {
            return odd();
        }
        return switch (field) {
            case "room" ->
                List.of("lobby", "LOBBY", "#lobby", someone(), "@nobody", "fuzz", "#", "@", "fuzz" + random.nextInt(50))
                        .get(random.nextInt(9));
            case "user" -> "fuzzer" + random.nextInt(30);
            case "password", "old", "new" -> random.nextInt(3) == 0 ? "short" : Peer.PASSWORD;
            case "after", "before", "around", "seq", "reply_to" ->
                List.of(0L, 1L, 2L, 10L, -1L, 1000L, Long.MAX_VALUE, Long.MIN_VALUE)
                        .get(random.nextInt(8));
            case "limit" ->
                List.of(0, 1, 2, 50, 500, 501, -1, Integer.MAX_VALUE).get(random.nextInt(8));
            case "private", "create" -> random.nextBoolean();
            case "style" -> "action";
            case "cid" -> "cid" + random.nextInt(20);
            default ->
                List.of("", "x", "some text", "two\nlines", "\u001b[2J", "😀", "@ann hi", "x".repeat(301))
                        .get(random.nextInt(8));
        };
    }

    private String someone() {
        return people.get(random.nextInt(people.size()));
    }

    private Object odd() {
        return switch (random.nextInt(9)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3 -> List.of(1, "x", List.of());
            case 4 -> Map.of("x", Map.of("y", 1));
            case 5 -> "\u0000";
            case 6 -> "x".repeat(random.nextInt(6000));
            case 7 -> "\u202e\ufeff\u200d";
            default -> "аbc";
        };
    }
}
