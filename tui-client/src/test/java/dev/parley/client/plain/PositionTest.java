package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.client.net.FakeServer;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.settings.Preferences;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --position} and {@code --wait}: the pipe client over streams, against a server that says each line by hand. */
@Timeout(60)
class PositionTest {

    /** As the server greets. */
    private static final String EPOCH = "e1";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String AT = "\"at\":\"2026-11-02T12:30:00.000Z\"";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("ops.position");
    }

    private void before(String epoch, String rooms) throws IOException {
        Files.writeString(
                file(),
                "{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"" + epoch + "\",\"rooms\":" + rooms + "}\n");
    }

    private static String message(String room, long seq) {
        return "{\"type\":\"message\",\"room\":\"" + room + "\",\"seq\":" + seq + "," + AT
                + ",\"from\":\"ann\",\"text\":\"" + room + " " + seq + "\"}";
    }

    private static String messages(String room, long first, long last) {
        List<String> all = new ArrayList<>();
        for (long seq = first; seq <= last; seq++) {
            all.add(message(room, seq));
        }
        return String.join(",", all);
    }

    /** Runs the client with all of its input at once, while the server does something. */
    private int run(int port, String input, String options, Serving serving) throws Exception {
        out.reset();
        err.reset();
        List<String> arguments = new ArrayList<>(List.of("127.0.0.1:" + port, "--plain", "--user", "bot"));
        arguments.addAll(List.of(options.split(" ")));
        ClientOptions parsed = ClientOptions.parse(arguments);
        Account account = new Account("bot", "secret-password", false, null, null);
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread client = new Thread(() -> {
            try (PrintStream lines = new PrintStream(out, false, StandardCharsets.UTF_8);
                    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8)) {
                status.complete(PipeClient.run(
                        parsed,
                        Preferences.USUAL,
                        account,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        lines,
                        errors));
            } catch (Throwable failure) {
                status.completeExceptionally(failure);
            }
        });
        client.setDaemon(true);
        client.start();
        serving.serve();
        return status.get(50, TimeUnit.SECONDS);
    }

    private interface Serving {
        void serve() throws Exception;
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> complaints() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static JsonNode hear(FakeServer.Client from, String type) throws IOException {
        JsonNode request = JSON.readTree(from.hear());
        assertThat(request.path("type").asText()).as("%s", request).isEqualTo(type);
        return request;
    }

    private static void ok(FakeServer.Client to, JsonNode request, String fields) throws IOException {
        to.say("{\"type\":\"ok\",\"re\":" + request.path("id") + "," + fields + "}");
    }

    private static String own(String room, long lastSeq) {
        return "{\"room\":\"" + room + "\",\"last_seq\":" + lastSeq
                + ",\"read_seq\":0,\"mentions\":0,\"role\":\"member\"}";
    }

    private static void signInAndJoinOps(FakeServer.Client peer, String rooms, long lastSeq) throws IOException {
        ok(peer, hear(peer, "login"), "\"user\":\"bot\",\"token\":\"t0ken\",\"rooms\":[" + rooms + "]");
        ok(
                peer,
                hear(peer, "join"),
                "\"room\":\"ops\",\"topic\":\"\",\"role\":\"member\",\"members\":[],\"entries\":[],\"last_seq\":"
                        + lastSeq + ",\"more\":false,\"created\":false");
    }

    private static void page(
            FakeServer.Client peer, String room, long after, String entries, boolean more, long lastSeq)
            throws IOException {
        JsonNode history = hear(peer, "history");
        assertThat(history.path("room").asText()).isEqualTo(room);
        assertThat(history.path("after").asLong()).isEqualTo(after);
        ok(
                peer,
                history,
                "\"room\":\"" + room + "\",\"entries\":[" + entries + "],\"more\":" + more + ",\"last_seq\":"
                        + lastSeq);
    }

    @Test
    void aListenerThatRestartsPrintsWhatItMissedAndThenSaysItsLines() throws Exception {
        before(EPOCH, "{\"ops\":5}");
        try (FakeServer server = new FakeServer()) {
            int status = run(server.port(), "hello\n", "--join ops --position " + file(), () -> {
                FakeServer.Client peer = server.acceptAndGreet();
                // Somebody has begun to write to the bot alone meanwhile, and somebody else has taken it into a room.
                signInAndJoinOps(peer, own("ops", 8) + "," + own("@ann", 2) + "," + own("other", 70), 8);
                // Nobody has heard of these two yet, so they are not told live.
                peer.say(message("ops", 8));
                page(peer, "ops", 5, messages("ops", 6, 7), true, 8);
                page(peer, "ops", 7, messages("ops", 8, 8), false, 8);
                page(peer, "@ann", 0, messages("@ann", 1, 2), false, 2);
                JsonNode send = hear(peer, "send");
                peer.say(message("other", 71));
                ok(peer, send, "\"room\":\"ops\",\"seq\":9," + AT);
            });
            assertThat(status).isZero();
        }
        assertThat(printed().stream().map(line -> line.replaceFirst("^.* ann: ", "")))
                .containsExactly("ops 6", "ops 7", "ops 8", "@ann 1", "@ann 2", "other 71");
        assertThat(complaints()).isEmpty();
        assertThat(JSON.readTree(file().toFile()))
                .isEqualTo(JSON.readTree("{\"parley_position\":1,\"user\":\"bot\",\"epoch\":\"" + EPOCH
                        + "\",\"rooms\":{\"@ann\":2,\"ops\":9,\"other\":71}}"));
    }

    @Test
    void theFirstRunBeginsWithWhatIsNewAndNotesWhereThatIs() throws Exception {
        try (FakeServer server = new FakeServer()) {
            int status = run(server.port(), "", "--join ops --json --position " + file(), () -> {
                FakeServer.Client peer = server.acceptAndGreet();
                signInAndJoinOps(peer, own("ops", 8), 8);
            });
            assertThat(status).isZero();
            assertThat(JSON.readTree(file().toFile()).path("rooms")).hasToString("{\"ops\":8}");
            int again = run(server.port(), "", "--join ops --json --position " + file(), () -> {
                FakeServer.Client peer = server.acceptAndGreet();
                signInAndJoinOps(peer, own("ops", 9), 9);
                page(peer, "ops", 8, messages("ops", 9, 9), false, 9);
            });
            assertThat(again).isZero();
        }
        assertThat(printed().stream().filter(line -> line.contains("\"message\"")))
                .containsExactly(message("ops", 9));
        assertThat(JSON.readTree(file().toFile()).path("rooms")).hasToString("{\"ops\":9}");
    }

    @Test
    void dataThatWasReplacedIsSaidAndBegunWithAnew() throws Exception {
        before("another", "{\"ops\":500}");
        try (FakeServer server = new FakeServer()) {
            run(server.port(), "", "--join ops --position " + file(), () -> {
                signInAndJoinOps(server.acceptAndGreet(), own("ops", 8), 8);
            });
        }
        assertThat(complaints()).singleElement().asString().startsWith("The data of the server was replaced");
        assertThat(JSON.readTree(file().toFile()).path("rooms")).hasToString("{\"ops\":8}");
    }

    @Test
    void aRoomThatIsGoneAndOneThatIsShorterAreNamedOnce() throws Exception {
        before(EPOCH, "{\"ops\":500,\"tea\":7}");
        try (FakeServer server = new FakeServer()) {
            run(server.port(), "", "--join ops --position " + file(), () -> {
                signInAndJoinOps(server.acceptAndGreet(), own("ops", 8), 8);
            });
            assertThat(complaints())
                    .containsExactly(
                            "#ops ends before the position in " + file().toRealPath()
                                    + ". Listening there from now on.",
                            "You are no longer in #tea, or it was deleted. Nothing from there is printed.");
            assertThat(printed()).isEmpty();
            run(server.port(), "", "--join ops --position " + file(), () -> {
                signInAndJoinOps(server.acceptAndGreet(), own("ops", 8), 8);
            });
            assertThat(complaints()).isEmpty();
        }
    }

    @Test
    void theFileOfAnotherUserIsLeftAlone() throws Exception {
        before(EPOCH, "{\"ops\":5}");
        String text = Files.readString(file()).replace("bot", "carl");
        Files.writeString(file(), text);
        try (FakeServer server = new FakeServer()) {
            int status = run(server.port(), "hello\n", "--join ops --position " + file(), () -> {
                FakeServer.Client peer = server.acceptAndGreet();
                ok(peer, hear(peer, "login"), "\"user\":\"bot\",\"token\":\"t0ken\",\"rooms\":[" + own("ops", 8) + "]");
            });
            assertThat(status).isEqualTo(1);
        }
        assertThat(complaints()).singleElement().asString().contains("has the positions of carl, not of bot.");
        assertThat(file()).hasContent(text);
    }

    @Test
    void aFileThatIsNotOneEndsItBeforeAnythingIsSent() throws Exception {
        Files.writeString(file(), "buy milk");
        try (FakeServer server = new FakeServer()) {
            assertThat(run(server.port(), "hello\n", "--join ops --position " + file(), () -> {}))
                    .isEqualTo(2);
        }
        assertThat(complaints()).containsExactly(file() + " is not a position file. Delete it, or name another file.");
    }

    // A server that is not there

    @Test
    void aServerThatIsDownIsWaitedFor() throws Exception {
        int port = unusedPort();
        int status = run(port, "hello\n", "--join ops --wait 30", () -> {
            while (complaints().isEmpty()) {
                Thread.onSpinWait();
            }
            try (FakeServer server = new FakeServer(port)) {
                FakeServer.Client peer = server.acceptAndGreet();
                signInAndJoinOps(peer, own("ops", 8), 8);
                JsonNode send = hear(peer, "send");
                peer.say("{\"type\":\"bye\",\"code\":\"shutting_down\",\"text\":\"Down.\",\"reconnect_ms\":1}");
                peer.close();
                FakeServer.Client back = server.acceptAndGreet();
                ok(back, hear(back, "login"), "\"user\":\"bot\",\"token\":\"t0ken\",\"rooms\":[" + own("ops", 8) + "]");
                JsonNode again = hear(back, "send");
                assertThat(again.path("cid")).isEqualTo(send.path("cid"));
                ok(back, again, "\"room\":\"ops\",\"seq\":9," + AT);
            }
        });
        assertThat(status).isZero();
        assertThat(complaints().get(0)).contains(String.valueOf(port)).endsWith("Trying again.");
        assertThat(complaints().subList(1, complaints().size()))
                .containsExactly("Connected again.", "Down. Trying again.", "Connected again.");
    }

    @Test
    void aServerThatStaysDownIsGivenUpInTime() throws Exception {
        int port = unusedPort();
        assertThat(run(port, "hello\n", "--join ops --wait 1", () -> {})).isEqualTo(1);
        assertThat(complaints()).hasSize(2).last().asString().startsWith("Gave up after 1 s: ");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
