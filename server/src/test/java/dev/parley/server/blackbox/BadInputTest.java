package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are none, too long, too deep or too many: each is answered by name, and costs nobody else anything. */
class BadInputTest extends Scenario {

    /** Who has asked something before: a stranger's first line is another matter ({@link StrangersTest}). */
    private Peer client() {
        Peer peer = connect();
        peer.line(Peer.request("first", "ping"));
        Json.assertSame(peer.next(), "type", "ok", "re", "first");
        return peer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{",
                "}",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}",
                "{\"type\":\"ping\"} x",
                "{type:\"ping\"}",
                "{'type':'ping'}",
                "{\"type\":\"ping\",}",
                "{\"type\" \"ping\"}",
                "{\"type\":\"pi\u0001ng\"}",
                "{\"type\":\"ping\",\"x\":\"\\q\"}",
                "{\"type\":\"ping\",\"x\":\"\\u12g4\"}",
                "{\"type\":\"ping\",\"x\":01}",
                "{\"type\":\"ping\",\"x\":NaN}",
                "{\"type\":\"ping\",\"x\":nul}",
                "{\"type\":\"ping\",\"x\":[1,2}",
                "// {\"type\":\"ping\"}",
                "GET / HTTP/1.1",
                "NICK ann",
                "\u0000",
                "\u001b[2J\u001b]0;gotcha\u0007"
            })
    void aLineThatIsNoJsonIsSkippedAndSaidToBe(String line) {
        Peer peer = client();
        peer.line(line);
        JsonNode error = peer.next();
        peer.assertRefused("bad_json", error, line);
        assertThat(error.path("fatal").asBoolean()).isFalse();
        Json.assertSame(peer.ok("ping"), "type", "ok", "re", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"type\":\"ping\"}]", "\"ping\"", "7", "true", "null"})
    void jsonThatIsNoObjectIsNoRequest(String line) {
        Peer peer = client();
        peer.line(line);
        JsonNode error = peer.next();
        assertThat(error.path("code").asText()).as("of %s", error).isIn("bad_json", "bad_request");
        Json.assertHas(error, "type", "error");
        Json.assertSame(peer.ok("ping"), "type", "ok", "re", 1);
    }

    @Test
    void aLineMayBeAsLongAsHelloSaysAndNoLonger() {
        Peer stranger = client();
        assertLongestLine(
                stranger, stranger.hello().path("max_line_before_login").asInt());
        Peer ann = user("ann");
        assertLongestLine(ann, ann.hello().path("max_line").asInt());
    }

    private static void assertLongestLine(Peer peer, int max) {
        String before = "{\"type\":\"ping\",\"id\":1,\"x\":\"";
        String after = "\"}";
        String longest = before + "x".repeat(max - before.length() - after.length()) + after;
        assertThat(longest).hasSize(max);
        peer.line(longest);
        Json.assertSame(peer.reply(), "type", "ok", "re", 1);

        peer.line(longest + " ");
        Json.assertHas(peer.assertRefused("line_too_long", peer.reply(), "a byte more"), "type", "error");
        peer.ok("ping");
    }

    @Test
    void aLineThatIsTooLongIsAnsweredOnceAndTheNextIsARequestAgain() {
        Peer peer = client();
        peer.line("x".repeat(70 * 1024) + "\n" + Peer.request(1, "ping"));
        peer.assertRefused("line_too_long", peer.next(), "70 KB");
        Json.assertSame(peer.next(), "type", "ok", "re", 1);
    }

    @Test
    void tenMegabytesWithoutAnEndCostNobodyAnything() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer peer = client();
        byte[] piece = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 160; i++) {
            peer.bytes(piece);
        }
        bystanders.stillTalk();
        peer.line("\n" + Peer.request(1, "ping"));
        peer.assertRefused("line_too_long", peer.next(), "10 MB");
        Json.assertSame(peer.next(), "type", "ok", "re", 1);

        Peer other = client();
        for (int i = 0; i < 20; i++) {
            other.bytes(piece);
        }
        other.close();
        bystanders.stillTalk();
    }

    @Test
    void textSplitAtEveryByteArrivesWhole() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        String text = "ß€😀 चाय 👩‍👩‍👧‍👦 \u0001".replace("\u0001", "e\u0301");
        byte[] line = (Peer.request(77, "send", "room", tea, "text", text) + "\n").getBytes(StandardCharsets.UTF_8);
        for (byte one : line) {
            ann.bytes(one);
        }
        Json.assertHas(ann.reply(77), "type", "ok", "seq", 3);
        assertThat(bob.entry(tea).path("text").asText()).isEqualTo(text);
        // And with a pause at each: the server has surely read what came before.
        Peer pacer = connect();
        line = (Peer.request(78, "send", "room", tea, "text", "ß€😀") + "\n").getBytes(StandardCharsets.UTF_8);
        for (byte one : line) {
            ann.bytes(one);
            pacer.ok("ping");
        }
        Json.assertHas(ann.reply(78), "type", "ok", "seq", 4);
        assertThat(bob.entry(tea).path("text").asText()).isEqualTo("ß€😀");
    }

    /** Bytes, in hexadecimal, that are no UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c3",
                "c328",
                "e282",
                "e28228",
                "f09f98",
                "f0288cbc",
                "ff",
                "fe",
                // overlong: a slash, an escape character, a NUL
                "c0af",
                "c09b",
                "c080",
                "e0809b",
                "f080809b",
                // halves of a surrogate pair, and both
                "eda0bd",
                "edb880",
                "eda0bdedb880",
                // beyond Unicode
                "f4908080",
                "f5808080",
                "f8888080af"
            })
    void bytesThatAreNoUtf8AreNoText(String hex) {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        byte[] bad = HexFormat.of().parseHex(hex);
        ann.bytes(("{\"type\":\"send\",\"room\":\"" + tea + "\",\"text\":\"a").getBytes(StandardCharsets.UTF_8));
        ann.bytes(bad);
        ann.bytes("b\"}\n".getBytes(StandardCharsets.UTF_8));
        ann.assertRefused("bad_json", ann.reply(), hex);
        // Also where nobody looks at the field.
        ann.bytes("{\"type\":\"ping\",\"later\":\"".getBytes(StandardCharsets.UTF_8));
        ann.bytes(bad);
        ann.bytes("\"}\n".getBytes(StandardCharsets.UTF_8));
        ann.assertRefused("bad_json", ann.reply(), hex);
        bob.nothingIn(tea);
        Json.assertHas(ann.ok("send", "room", tea, "text", "fine"), "seq", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":[1,"})
    void nestingTenThousandDeepIsAnswered(String opening) {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer ann = user("ann");
        String tea = room("tea", ann);
        String closing = new StringBuilder(opening.replaceAll("[^\\[{]", ""))
                .reverse()
                .toString()
                .replace('[', ']')
                .replace('{', '}');
        int times = 60_000 / (opening.length() + closing.length());
        assertThat(times * closing.length()).isGreaterThanOrEqualTo(10_000);
        String deep = opening.repeat(times);
        String end = closing.repeat(times);
        for (String inner : List.of(deep, deep + "0" + end)) {
            for (String line : List.of(
                    inner,
                    "{\"type\":\"ping\",\"x\":" + inner + "}",
                    "{\"type\":\"send\",\"room\":\"" + tea + "\",\"text\":" + inner + "}")) {
                ann.line(line);
                JsonNode reply = ann.reply();
                assertThat(reply.path("code").asText("ok"))
                        .as("the answer to %s…", line.substring(0, 40))
                        .isIn("bad_json", "bad_request", "ok");
                ann.ok("ping");
            }
        }
        bystanders.stillTalk();
        Json.assertHas(ann.ok("send", "room", tea, "text", "fine"), "seq", 2);
    }

    @Test
    void numbersOfAThousandDigitsAreAnswered() {
        Peer peer = client();
        for (String number : List.of("1" + "0".repeat(4000), "1e999999999", "0." + "1".repeat(4000), "-1E-999999999")) {
            peer.line("{\"type\":\"ping\",\"id\":1,\"x\":" + number + "}");
            assertThat(peer.next().path("code").asText("ok")).isIn("ok", "bad_json");
            peer.line("{\"type\":\"ping\",\"id\":" + number + "}");
            assertThat(peer.next().path("code").asText()).isIn("bad_request", "bad_json");
        }
        peer.ok("ping");
    }

    @Test
    void aThousandRequestsInOneWriteAreEachAnsweredOnceAndInOrder() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            lines.add(
                    switch (i % 5) {
                        case 0 -> Peer.request(i, "ping");
                        case 1 -> Peer.request(i, "typing", "room", tea);
                        case 2 -> Peer.request("n" + i, "nonsense");
                        case 3 -> Peer.request(i, "send", "room", fresh("nowhere"), "text", "x");
                        default -> Peer.request(i, "send", "room", tea, "text", "n " + i);
                    });
        }
        ann.line(String.join("\n", lines));
        for (int i = 0; i < 1000; i++) {
            JsonNode reply = ann.reply();
            assertThat(reply.path("re")).isEqualTo(Json.read(lines.get(i)).path("id"));
            assertThat(reply.path("code").asText("ok"))
                    .isEqualTo(
                            switch (i % 5) {
                                case 2 -> "unknown_type";
                                case 3 -> "no_such_room";
                                default -> "ok";
                            });
        }
        for (int i = 4; i < 1000; i += 5) {
            Json.assertHas(bob.entry(tea), "text", "n " + i, "seq", 3 + i / 5);
        }
        bystanders.stillTalk();
    }

    @Test
    void requestsThatComeFasterThanTheyAreAnsweredAreNotLost() {
        // Over and over: what is lost or mixed up here depends on how the bytes happen to be cut.
        for (int round = 0; round < 8; round++) {
            Peer ann = user("ann");
            String tea = room("tea", ann);
            int count = 3000;
            for (int i = 0; i < count; i++) {
                ann.post("send", "room", tea, "text", "n " + i);
            }
            for (int i = 0; i < count; i++) {
                Json.assertHas(ann.reply(3 + i), "type", "ok", "seq", 2 + i);
            }
        }
    }

    @Test
    void escapesForATerminalNeverLeaveTheServerRaw() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        String evil = "\u001b[31m\u009b2J\u0007";
        ann.refused("bad_text", "send", "room", tea, "text", evil);
        ann.refused("bad_text", "topic", "room", tea, "text", evil);
        ann.refused("bad_text", "away", "text", evil);
        ann.refused("bad_text", "broadcast", "text", evil);
        ann.refused("bad_name", "create", "room", evil);
        ann.refused("unknown_type", evil);
        ann.refused("no_such_room", "leave", "room", evil);
        ann.refused("no_such_user", "send", "room", "@" + evil, "text", "hi");
        ann.refusedField("style", "send", "room", tea, "text", "hi", "style", evil);
        bob.nothingIn(tea);
        // What a client calls its own request it gets back, but as JSON escapes it.
        ann.line("{\"type\":\"ping\",\"id\":\"\\u001b[31m\\u0000\\n\"}");
        Json.assertSame(ann.reply(), "type", "ok", "re", "\u001b[31m\u0000\n");
        assertThat(server().output()).noneMatch(line -> line.contains("\u001b[31m") || line.contains("\u009b"));
    }

    @Test
    void aConnectionClosedInTheMiddleOfALineIsForgotten() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer bob = user("bob");
        for (int i = 0; i < 20; i++) {
            Peer ann = user("ann");
            String name = ann.name();
            ann.bytes("{\"type\":\"send\",\"room\":\"lobby\",\"text\":\"hal".getBytes(StandardCharsets.UTF_8));
            if (i % 2 == 0) {
                ann.close();
            } else {
                ann.reset();
            }
            bob.event("presence", "user", name, "online", false);
            bob.nothing("message", "from", name);
        }
        bystanders.stillTalk();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void connectionsThatEndBadlyLeaveNothingBehind() {
        ServerProcess own = start(Settings.quick());
        connect(own).ok("ping");
        int sockets = own.openSockets();
        int files = own.openFiles();
        for (int i = 0; i < 300; i++) {
            Peer peer = i % 7 == 0 ? Peer.open(own) : Peer.connect(own);
            switch (i % 5) {
                case 0 -> peer.bytes("{\"type\":\"pi".getBytes(StandardCharsets.UTF_8));
                case 1 -> peer.post("register", "user", fresh("ann"), "password", Peer.PASSWORD);
                case 2 -> peer.register(fresh("bob"));
                case 3 -> peer.line("rubbish");
                default -> peer.endWriting();
            }
            if (i % 2 == 0) {
                peer.reset();
            } else {
                peer.close();
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .untilAsserted(() -> assertThat(own.openSockets()).isLessThanOrEqualTo(sockets));
        // The JVM and the store open a file or two when they first need it; one for each connection would be hundreds.
        assertThat(own.openFiles()).isLessThan(files + 20);
        assertThat(user("ann", own).ok("who").path("users")).hasSize(1);
    }

    @Test
    void whatWasSentBeforeClosingIsCarriedOut() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        for (int i = 0; i < 50; i++) {
            ann.post("send", "room", "lobby", "text", ann.name() + " says " + i);
        }
        ann.endWriting();
        for (int i = 0; i < 50; i++) {
            Json.assertHas(bob.event("message", "from", ann.name()), "text", ann.name() + " says " + i);
        }
        assertThat(ann.readToEnd().stream().filter(Peer::isReply)).hasSize(50);
        bob.event("presence", "user", ann.name(), "online", false);
    }

    @Test
    void whoSendsNothingButRubbishIsShownTheDoor() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        for (String rubbish : List.of("rubbish", "x".repeat(70_000))) {
            Peer peer = client();
            JsonNode error;
            int count = 0;
            do {
                peer.line(rubbish);
                error = peer.next();
                peer.assertRefused(rubbish.length() > 100 ? "line_too_long" : "bad_json", error, "rubbish");
                count++;
                assertThat(count).as("lines of rubbish before it is enough").isLessThan(1000);
            } while (!error.path("fatal").asBoolean());
            // One slip is forgiven.
            assertThat(count).isGreaterThan(1);
            assertThat(peer.readBye("bad_input")).hasSize(1);
        }
        bystanders.stillTalk();
    }

    @Test
    void aFloodOfRubbishEndsItsOwnConnectionOnly() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer peer = client();
        peer.line("rubbish\n".repeat(5000));
        List<JsonNode> answers = peer.readToEndOrReset();
        assertThat(answers).isNotEmpty();
        assertThat(answers.subList(0, answers.size() - 1))
                .allSatisfy(answer -> Json.assertHas(answer, "type", "error", "code", "bad_json"));
        bystanders.stillTalk();
    }

    @Test
    void whoSlipsNowAndThenIsNot() {
        Peer peer = client();
        for (int i = 0; i < 100; i++) {
            peer.line("oops");
            JsonNode error = peer.next();
            peer.assertRefused("bad_json", error, "oops");
            assertThat(error.path("fatal").asBoolean()).isFalse();
            peer.ok("ping");
        }
    }
}
