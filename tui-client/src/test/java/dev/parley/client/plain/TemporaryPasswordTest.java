package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.client.command.CommandHelp;
import dev.parley.client.home.Home;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.Preferences;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line client, where the operator or an admin set the password that the person signs in with. */
@Timeout(300)
class TemporaryPasswordTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENTENCE = "The operator set this password. Choose your own.";

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private ServerSocket socket;

    /** Whether an admin made the account, so that the server takes nothing else before. */
    private volatile boolean isDue;

    @BeforeEach
    void serve() throws Exception {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        daemon(this::answer);
        ClientOptions options =
                ClientOptions.parse(List.of("127.0.0.1:" + socket.getLocalPort(), "--plain", "--user", "ann"));
        PrintStream out = new PrintStream(paper, true, StandardCharsets.UTF_8);
        Console console = new WithCtrlC(new DumbConsole(new PipedInputStream(keyboard, 65536), out, out));
        Clock clock = Clock.system(ZoneOffset.UTC);
        LatestModel model = new LatestModel(LineClient.beginning(options, Preferences.USUAL, Home.none(), clock));
        daemon(() -> status.complete(LineClient.run(
                options,
                () -> null,
                model,
                clock,
                console,
                Outbox.none(),
                Home.none(),
                out,
                status::completeExceptionally)));
    }

    @AfterEach
    void end() throws IOException {
        keyboard.close();
        socket.close();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception failed) {
                status.completeExceptionally(failed);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** As a server does whose operator has just set ann's password. */
    private void answer() throws IOException {
        try (Socket client = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("{\"type\":\"hello\",\"protocol\":1,\"server\":\"parley/test\",\"epoch\":\"e\","
                    + "\"time\":\"2026-11-21T10:00:00.000Z\",\"max_line\":65536,\"max_text\":4096,\"heartbeat_s\":30,"
                    + "\"registration\":\"open\",\"tls\":false}\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode request = JSON.readTree(line);
                asked.add(request);
                out.print("{\"type\":\"ok\",\"re\":" + request.path("id") + answer(request) + "}\n");
                if (isDue && request.path("type").asText().equals("password")) {
                    out.print("{\"type\":\"joined\",\"room\":\"lobby\",\"seq\":1,"
                            + "\"at\":\"2026-11-21T10:00:00.000Z\",\"user\":\"ann\"}\n");
                }
            }
        }
    }

    private String answer(JsonNode request) {
        return switch (request.path("type").asText()) {
            case "login" ->
                isDue
                        ? ",\"user\":\"ann\",\"token\":\"t\",\"rooms\":[],\"temporary_password\":true,\"password_due\":true"
                        : ",\"user\":\"ann\",\"token\":\"t\",\"rooms\":[{\"room\":\"lobby\",\"last_seq\":1,\"read_seq\":1,"
                                + "\"mentions\":0,\"role\":\"member\"}],\"temporary_password\":true";
            case "join" ->
                ",\"room\":\"lobby\",\"topic\":\"\",\"role\":\"member\",\"members\":[],\"entries\":[],\"last_seq\":1,"
                        + "\"more\":false,\"created\":false";
            case "rooms" -> ",\"rooms\":[]";
            default -> "";
        };
    }

    private void types(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private void reads(String text) {
        await().atMost(Duration.ofMinutes(2)).until(() -> said().contains(text) || status.isCompletedExceptionally());
        assertThat(status).isNotCompletedExceptionally();
    }

    private String said() {
        return paper.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> asked(String type) {
        return asked.stream()
                .filter(request -> request.path("type").asText().equals(type))
                .toList();
    }

    @Test
    void theSentenceIsSaidAndTheNewPasswordAskedForTwiceAndNotTheOldOne() throws IOException {
        reads("Password: ");
        types("one-time-password");
        reads(SENTENCE);
        reads("New password: ");
        types("my own password");
        reads("New password again: ");
        types("my own password");
        reads("Password changed.");
        assertThat(asked("password")).singleElement().satisfies(request -> {
            assertThat(request.path("old").asText()).isEqualTo("one-time-password");
            assertThat(request.path("new").asText()).isEqualTo("my own password");
        });
        reads(CommandHelp.firstSteps().get(0));
        assertThat(said()).containsOnlyOnce(SENTENCE).doesNotContain("Old password");
    }

    @Test
    void whoseAccountAnAdminMadeIsAskedBeforeThereIsAnyRoom() throws IOException {
        isDue = true;
        reads("Password: ");
        types("one-time-password");
        reads("An admin made this account. Choose your own password.");
        reads("New password: ");
        types("my own password");
        reads("New password again: ");
        types("my own password");
        reads("Password changed. Welcome.");
        reads(CommandHelp.firstSteps().get(0));
        assertThat(said().indexOf("You are in #lobby."))
                .isLessThan(said().indexOf(CommandHelp.firstSteps().get(0)));
        assertThat(asked("password")).hasSize(1);
    }

    @Test
    void whoLeavesThatIsToldThatNothingElseWorksBefore() throws IOException {
        isDue = true;
        reads("Password: ");
        types("one-time-password");
        reads("New password: ");
        types(WithCtrlC.KEY);
        reads("Choose your own password first: type /password.");
        types("hello");
        await().until(() -> said().split("Choose your own password first", -1).length == 3);
        assertThat(said()).doesNotContain(CommandHelp.firstSteps().get(0));
        types("/password");
        reads("Old password: ");
        types("one-time-password");
        types("my own password");
        types("my own password");
        reads("Password changed. Welcome.");
        assertThat(asked).noneMatch(request -> request.path("type").asText().equals("send"));
    }

    @Test
    void theEndOfInputThereEndsTheClientAndChangesNothing() throws IOException {
        reads("Password: ");
        types("one-time-password");
        reads("New password: ");
        keyboard.close();
        assertThat(status).succeedsWithin(Duration.ofMinutes(2));
        assertThat(asked("password")).isEmpty();
    }

    @Test
    void ctrlCThereLeavesThePasswordAndSaysNothingOfQuitting() throws IOException {
        reads("Password: ");
        types("one-time-password");
        reads("New password: ");
        types(WithCtrlC.KEY);
        reads("Your password is not changed.");
        reads(CommandHelp.firstSteps().get(0));
        assertThat(said()).doesNotContain("To quit");
        assertThat(asked("password")).isEmpty();
    }

    /** Where a line stands for Ctrl-C at a question. */
    private record WithCtrlC(Console console) implements Console {
        static final String KEY = "^C";

        @Override
        public String readLine(String prompt) throws Interrupted {
            return console.readLine(prompt);
        }

        @Override
        public String readAnswer(String question) throws Interrupted {
            return console.readAnswer(question);
        }

        @Override
        public String readSecret(String prompt) throws Interrupted {
            String secret = console.readSecret(prompt);
            if (KEY.equals(secret)) {
                throw new Interrupted("");
            }
            return secret;
        }

        @Override
        public void print(String lines, String prompt) {
            console.print(lines, prompt);
        }

        @Override
        public void tell(String lines, String prompt) {
            console.tell(lines, prompt);
        }

        @Override
        public void bell() {
            console.bell();
        }

        @Override
        public void interrupt() {
            console.interrupt();
        }

        @Override
        public void close() {
            console.close();
        }
    }
}
