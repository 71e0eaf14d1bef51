package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.client.net.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line client as a process behind pipes, against a server that says each line by hand. */
@Timeout(300)
class PipeClientTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AT = "\"at\":\"2026-11-02T12:30:00.000Z\"";

    private FakeServer server;
    private ClientProcess client;

    @BeforeEach
    void listen() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        if (client != null) {
            client.close();
        }
    }

    private void start(String... more) throws IOException {
        start(Map.of(), List.of(), more);
    }

    private void start(Map<String, String> environment, List<String> before, String... more) throws IOException {
        String[] arguments = {"127.0.0.1", Integer.toString(server.port()), "--plain", "--user", "bot", "--join", "ops"
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        client = ClientProcess.start("secret-password", environment, before, all);
    }

    private static JsonNode hear(FakeServer.Client from, String type) throws IOException {
        String line = from.hear();
        assertThat(line).as("a line of type " + type).isNotNull();
        JsonNode request = JSON.readTree(line);
        assertThat(request.path("type").asText()).as(line).isEqualTo(type);
        return request;
    }

    private static void ok(FakeServer.Client to, JsonNode request, String fields) throws IOException {
        to.say("{\"type\":\"ok\",\"re\":" + request.path("id") + (fields.isEmpty() ? "" : "," + fields) + "}");
    }

    private static void error(FakeServer.Client to, JsonNode request, String code, String text) throws IOException {
        to.say("{\"type\":\"error\",\"re\":" + request.path("id") + ",\"code\":\"" + code + "\",\"text\":\"" + text
                + "\"}");
    }

    private static void stored(FakeServer.Client to, JsonNode send, int seq) throws IOException {
        ok(to, send, "\"room\":\"ops\",\"seq\":" + seq + "," + AT);
    }

    private static void signInAndJoin(FakeServer.Client to, int lastSeq) throws IOException {
        ok(
                to,
                hear(to, "login"),
                "\"user\":\"bot\",\"token\":\"t0ken\",\"rooms\":[{\"room\":\"ops\",\"last_seq\":" + lastSeq
                        + ",\"read_seq\":0,\"mentions\":0,\"role\":\"member\"}]");
    }

    private static void join(FakeServer.Client to, int lastSeq) throws IOException {
        ok(
                to,
                hear(to, "join"),
                "\"room\":\"ops\",\"topic\":\"\",\"role\":\"member\",\"members\":[],\"entries\":[],\"last_seq\":"
                        + lastSeq + ",\"more\":false,\"created\":false");
    }

    private FakeServer.Client ready() throws IOException {
        FakeServer.Client client = server.acceptAndGreet();
        signInAndJoin(client, 5);
        join(client, 5);
        return client;
    }

    @Test
    void eachLineIsSaidAndTheEndWaitsForTheLastAnswer() throws Exception {
        start();
        client.type("one\n\n\u001B[32mgrün\u001B[0m\nwithout an end");
        client.endInput();
        FakeServer.Client peer = ready();
        JsonNode one = hear(peer, "send");
        assertThat(one.path("text").asText()).isEqualTo("one");
        assertThat(one.path("room").asText()).isEqualTo("ops");
        stored(peer, one, 6);
        JsonNode two = hear(peer, "send");
        assertThat(two.path("text").asText()).isEqualTo("grün");
        stored(peer, two, 7);
        JsonNode three = hear(peer, "send");
        assertThat(three.path("text").asText()).isEqualTo("without an end");
        assertThat(client.isRunning()).isTrue();
        stored(peer, three, 8);
        assertThat(client.status()).isZero();
        assertThat(client.out()).isEmpty();
        assertThat(client.err()).isEmpty();
    }

    @Test
    void whatOthersSayIsPrintedHarmless() throws Exception {
        start();
        FakeServer.Client peer = ready();
        peer.say("{\"type\":\"joined\",\"room\":\"ops\",\"seq\":6," + AT + ",\"user\":\"änn\"}");
        peer.say("{\"type\":\"message\",\"room\":\"ops\",\"seq\":7," + AT
                + ",\"from\":\"änn\",\"text\":\"\\u001b]52;c;x\\u0007hi\"}");
        await().atMost(Duration.ofSeconds(60)).until(() -> client.out().size() == 2);
        assertThat(client.out().get(0)).isEqualTo("änn joined ops");
        assertThat(client.out().get(1)).startsWith("[ops] ").endsWith(" änn: ␛]52;c;x␇hi");
        client.endInput();
        assertThat(client.status()).isZero();
    }

    @Test
    void withJsonEventsComeAsTheyAreAndRepliesDoNot() throws Exception {
        start("--json");
        FakeServer.Client peer = ready();
        String message =
                "{\"type\":\"message\", \"room\":\"ops\",\"seq\":6," + AT + ",\"from\":\"ann\",\"text\":\"hi\"}";
        peer.say(message);
        peer.say("{\"type\":\"from_the_future\",\"x\":[1,2]}");
        peer.say("{\"type\":\"notice\",\"text\":\"a\u009Bb\"}");
        await().atMost(Duration.ofSeconds(60)).until(() -> client.out().size() == 4);
        assertThat(client.out())
                .containsExactly(
                        FakeServer.HELLO,
                        message,
                        "{\"type\":\"from_the_future\",\"x\":[1,2]}",
                        "{\"type\":\"notice\",\"text\":\"a\\u009bb\"}");
        for (String line : client.out()) {
            assertThat(JSON.readTree(line).path("type").asText()).isNotEmpty();
        }
        client.endInput();
        assertThat(client.status()).isZero();
    }

    @Test
    void aLostConnectionIsMadeAgainAndEachLineIsWrittenOnce() throws Exception {
        start();
        client.type("one\ntwo\n");
        client.endInput();
        FakeServer.Client first = ready();
        JsonNode one = hear(first, "send");
        stored(first, one, 6);
        JsonNode two = hear(first, "send");
        first.close();
        FakeServer.Client second = server.acceptAndGreet();
        JsonNode login = hear(second, "login");
        assertThat(login.path("token").asText()).isEqualTo("t0ken");
        ok(second, login, "\"user\":\"bot\",\"token\":\"t0ken\",\"rooms\":[]");
        JsonNode again = hear(second, "send");
        assertThat(again.path("text").asText()).isEqualTo("two");
        assertThat(again.path("cid")).isEqualTo(two.path("cid"));
        stored(second, again, 7);
        assertThat(client.status()).isZero();
        assertThat(client.err())
                .containsExactly(
                        "The server at 127.0.0.1:" + server.port() + " closed the connection. Trying again.",
                        "Connected again.");
    }

    @Test
    void aRefusedLoginIsOneLineAndFails() throws Exception {
        start();
        FakeServer.Client peer = server.acceptAndGreet();
        error(peer, hear(peer, "login"), "bad_credentials", "Wrong password, or no account of that name.");
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err()).containsExactly("Wrong password, or no account of that name.");
    }

    @Test
    void aRefusedLineIsOneLineAndFails() throws Exception {
        start();
        client.type("one\n");
        FakeServer.Client peer = ready();
        error(peer, hear(peer, "send"), "storage_failed", "Nothing was written.\\u001b[2J");
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err()).containsExactly("Nothing was written.␛[2J");
    }

    @Test
    void noServerIsOneLineThatSaysWhatToStart() throws Exception {
        server.close();
        start();
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err())
                .containsExactly("No Parley server answers at 127.0.0.1:" + server.port()
                        + ". Start one with: scripts/server.sh --port " + server.port());
        assertThat(client.out()).isEmpty();
    }

    @Test
    void aWrongOptionIsOneLineAndItsOwnStatus() throws Exception {
        start("--jsn");
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).containsExactly("Unknown option --jsn. See --help.");
    }

    @Test
    void whatAScriptNeedsIsNamedWhereItIsMissing() throws Exception {
        client = ClientProcess.start("secret-password", "--plain");
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).hasSize(1).first().asString().contains("--user NAME");
        client = ClientProcess.start(null, "--plain", "--user", "bot", "--join", "ops");
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).hasSize(1).first().asString().contains("PARLEY_PASSWORD", "--password-file");
        client = ClientProcess.start("secret-password", "--plain", "--user", "bot");
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).hasSize(1).first().asString().contains("--join ROOM");
    }

    @Test
    void aRoomIsAskedForWhenALineNeedsOne() throws Exception {
        String port = Integer.toString(server.port());
        client = ClientProcess.start("secret-password", "127.0.0.1", port, "--plain", "--user", "bot", "--commands");
        client.type("/msg ann disk\nhello\n");
        FakeServer.Client peer = server.acceptAndGreet();
        ok(peer, hear(peer, "login"), "\"user\":\"bot\",\"token\":\"t0ken\",\"rooms\":[]");
        JsonNode direct = hear(peer, "send");
        assertThat(direct.path("room").asText()).isEqualTo("@ann");
        stored(peer, direct, 1);
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).hasSize(1).first().asString().contains("--join ROOM");
    }

    @Test
    void anInputThatCannotBeReadIsAFailure() throws Exception {
        start(Map.of(), List.of("sh", "-c", "exec \"$@\" </", "sh"));
        ready();
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err()).containsExactly("Standard input cannot be read: Is a directory");
    }

    @Test
    void aWrongLineInTheSettingsIsNamedAndHasAStatusThoughAllIsSent(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("parley"));
        Files.writeString(folder.resolve("parley/client.toml"), "bell = true\ncolour_of_tea = 5\n");
        start(Map.of("XDG_CONFIG_HOME", folder.toString()), List.of());
        client.type("one\n");
        client.endInput();
        FakeServer.Client peer = ready();
        stored(peer, hear(peer, "send"), 6);
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).hasSize(1).first().asString().contains("colour_of_tea");
    }

    @Test
    void aLineThatIsNotUtf8IsNamedAndNothingOfItSent() throws Exception {
        start();
        client.type(new byte[] {'o', 'n', 'e', '\n', 'g', 'r', (byte) 0xFC, 'n', '\n', 't', 'w', 'o', '\n'});
        client.endInput();
        FakeServer.Client peer = ready();
        JsonNode one = hear(peer, "send");
        assertThat(one.path("text").asText()).isEqualTo("one");
        stored(peer, one, 6);
        JsonNode two = hear(peer, "send");
        assertThat(two.path("text").asText()).isEqualTo("two");
        stored(peer, two, 7);
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err()).containsExactly("Line 2 of standard input is not UTF-8. It was not sent.");
    }

    @Test
    void anOldNameInTheSettingsIsNamedAndIsNoFailure(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("parley"));
        Files.writeString(folder.resolve("parley/client.toml"), "notify = \"osc9\"\nattention = \"all\"\n");
        start(Map.of("XDG_CONFIG_HOME", folder.toString()), List.of());
        client.type("one\n");
        client.endInput();
        FakeServer.Client peer = ready();
        stored(peer, hear(peer, "send"), 6);
        assertThat(client.status()).isZero();
        assertThat(client.err()).hasSize(2);
        assertThat(client.err().get(1))
                .endsWith("client.toml, line 2: attention is now called notify. It still works.");
    }

    @Test
    void aNewPasswordIsNotTakenWhereNoLineCouldAskForIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("new"), "another-password\n");
        start("--new-password-file", file.toString());
        assertThat(client.status()).isEqualTo(2);
        assertThat(client.err()).hasSize(1).first().asString().contains("--commands");
    }

    @Test
    void thePasswordIsTheFirstLineOfAFileAndAnOpenFileIsWarnedOf(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "from-the-file\nmore\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        start("--password-file", file.toString());
        FakeServer.Client peer = server.acceptAndGreet();
        JsonNode login = hear(peer, "login");
        assertThat(login.path("password").asText()).isEqualTo("from-the-file");
        error(peer, login, "bad_credentials", "Wrong.");
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err()).hasSize(2).first().asString().contains("chmod 600");
    }

    @Test
    void thePasswordIsAskedForOnceThoughAServerIsStartedInBetween(@TempDir Path folder) throws Exception {
        Path asked = folder.resolve("asked");
        Files.createDirectories(folder.resolve("parley"));
        Files.writeString(
                folder.resolve("parley/client.toml"),
                "colour_of_tea = 5\n[profiles.bot]\nuser = \"bot\"\nserver = " + "\"127.0.0.1:" + server.port()
                        + "\"\npassword_command = \"echo x >> '" + asked + "'; echo secret\"\n");
        Path script = Files.writeString(folder.resolve("server.sh"), "#!/bin/sh\necho started\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        server.close();
        client = ClientProcess.start(
                null,
                Map.of("XDG_CONFIG_HOME", folder.toString(), "JDK_JAVA_OPTIONS", "-Dparley.server.script=" + script),
                List.of(),
                "--plain",
                "--profile",
                "bot",
                "--join",
                "ops",
                "--start-server");
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.err()).contains("started");
        assertThat(client.err())
                .filteredOn(line -> line.contains("colour_of_tea"))
                .hasSize(1);
        assertThat(asked).hasContent("x");
    }

    @Test
    void aClosedOutputEndsItWithoutAWord() throws Exception {
        start();
        FakeServer.Client peer = ready();
        client.closeOutput();
        int seq = 6;
        while (client.isRunning() && seq < 100_000) {
            try {
                peer.say("{\"type\":\"message\",\"room\":\"ops\",\"seq\":" + seq + "," + AT
                        + ",\"from\":\"ann\",\"text\":\"hi\"}");
            } catch (IOException gone) {
                break;
            }
            seq++;
        }
        assertThat(client.status()).isEqualTo(141);
        assertThat(client.err()).isEmpty();
    }

    @Test
    void helpAndVersionNeedNoServer() throws Exception {
        client = ClientProcess.start(null, "--help");
        assertThat(client.status()).isZero();
        assertThat(client.out()).anyMatch(line -> line.contains("--password-file FILE"));
        client = ClientProcess.start(null, "--version");
        assertThat(client.status()).isZero();
        assertThat(client.out()).hasSize(1).first().asString().startsWith("parley ");
    }
}
