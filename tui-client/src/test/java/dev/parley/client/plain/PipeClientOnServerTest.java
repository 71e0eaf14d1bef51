package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts over the real server, as somebody would run them. */
@Timeout(600)
class PipeClientOnServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<ClientProcess> clients = new ArrayList<>();
    private RealServer server;

    @TempDir
    private Path data;

    @BeforeEach
    void start() throws IOException {
        server = RealServer.start(data, 0);
    }

    @AfterEach
    void end() {
        clients.forEach(ClientProcess::close);
        if (server != null) {
            server.close();
        }
    }

    private ClientProcess bot(String user, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("127.0.0.1:" + server.port(), "--plain", "--user", user, "--register", "--join", "ops"));
        arguments.addAll(List.of(more));
        ClientProcess client = ClientProcess.start("secret-password", arguments.toArray(String[]::new));
        clients.add(client);
        return client;
    }

    /** One whose standard input the shell redirects so. */
    private ClientProcess redirected(String how, Map<String, String> environment) throws IOException {
        ClientProcess client = ClientProcess.start(
                "secret-password",
                environment,
                List.of("sh", "-c", "exec \"$@\" " + how, "sh"),
                "127.0.0.1:" + server.port(),
                "--plain",
                "--user",
                "bot",
                "--register",
                "--join",
                "ops");
        clients.add(client);
        return client;
    }

    /** What cron sends is sent: the time zone is for what people read. */
    @Test
    void aTimeZoneThatIsNotUnderstoodIsNamedAndNoFailure() throws Exception {
        ClientProcess client = redirected("</dev/null", Map.of("TZ", "Nowhere/City"));
        assertThat(client.status()).isZero();
        assertThat(client.err())
                .singleElement()
                .asString()
                .startsWith("The time zone TZ=Nowhere/City is not understood. Times are in UTC.");
    }

    /** Java itself opens a closed descriptor 0 on a file of its own. */
    @Test
    void withStandardInputClosedNothingIsSent() throws Exception {
        ClientProcess client = redirected("<&-", Map.of());
        assertThat(client.status()).isZero();
        assertThat(client.err()).isEmpty();
        assertThat(client.out()).noneMatch(line -> line.contains("bot:"));
    }

    /** Whoever came first is told of the other. */
    private static void waitForBoth(ClientProcess one, ClientProcess other) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(one.out(), other.out())).anySatisfy(lines -> assertThat(lines)
                        .anyMatch(line -> line.contains("joined") && line.contains("ops"))));
    }

    private static void waitFor(ClientProcess client, String end) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(client.out()).anyMatch(line -> line.endsWith(end)));
    }

    @Test
    void twoBotsTalkAndEachEndsWhenItsInputDoes() throws Exception {
        ClientProcess ann = bot("ann");
        ClientProcess bob = bot("bob");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(ann.out(), bob.out()))
                .anySatisfy(lines -> assertThat(lines).anyMatch(line -> line.endsWith("joined ops"))));
        ann.type("hello größe\n");
        waitFor(bob, " ann: hello größe");
        bob.type("hello ann\n");
        waitFor(ann, " bob: hello ann");
        ann.endInput();
        bob.endInput();
        assertThat(ann.status()).isZero();
        assertThat(bob.status()).isZero();
        assertThat(ann.out()).as("one's own lines are not told").noneMatch(line -> line.contains("ann: "));
        assertThat(ann.err()).isEmpty();
    }

    @Test
    void aFastProgramsLinesAllArriveInTheirOrder() throws Exception {
        ClientProcess ear = bot("ear", "--json");
        ClientProcess program = bot("program");
        waitForBoth(ear, program);
        List<String> said =
                IntStream.rangeClosed(1, 250).mapToObj(n -> "line " + n).toList();
        program.type(String.join("\n", said) + "\n");
        program.endInput();
        assertThat(program.status()).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(ear)).hasSize(250));
        assertThat(messages(ear)).containsExactlyElementsOf(said);
    }

    private static List<String> messages(ClientProcess client) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : client.out()) {
            JsonNode event = JSON.readTree(line);
            if (event.path("type").asText().equals("message")) {
                texts.add(event.path("text").asText());
            }
        }
        return texts;
    }

    @Test
    void nothingThatBlockedPeopleSayIsPrintedAlsoInTheNextRun() throws Exception {
        ClientProcess bob = bot("bob", "--commands");
        ClientProcess ann = bot("ann", "--commands");
        waitForBoth(ann, bob);
        ann.type("/block bob\n");
        ann.type("/blocked\n");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.out()).anyMatch(line -> line.contains("bob  since")));
        bob.type("a rude line\n/topic a rude topic\n");
        waitFor(ann, "bob set the topic of ops: (blocked)");
        ann.endInput();
        assertThat(ann.status()).isZero();
        ClientProcess again = bot("ann");
        again.type("here again\n");
        waitFor(bob, " ann: here again");
        bob.type("/topic ruder\n");
        waitFor(again, "bob set the topic of ops: (blocked)");
        again.endInput();
        assertThat(again.status()).isZero();
        assertThat(ann.out()).anyMatch(line -> line.endsWith(" bob: (blocked)"));
        assertThat(ann.out()).noneMatch(line -> line.contains("rude"));
        assertThat(again.out()).noneMatch(line -> line.contains("rude"));
    }

    @Test
    void aServerThatIsKilledAndComesBackIsFoundAgain() throws Exception {
        ClientProcess bot = bot("bot");
        ClientProcess ear = bot("ear");
        waitForBoth(bot, ear);
        int port = server.port();
        server.kill();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(bot.err(), ear.err()))
                .allSatisfy(lines -> assertThat(lines).anyMatch(line -> line.endsWith("Trying again."))));
        bot.type("said while there was no server\n");
        bot.endInput();
        server = RealServer.start(data, port);
        assertThat(bot.status()).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ear.err()).contains("Connected again."));
        ear.endInput();
        assertThat(ear.status()).isZero();
    }

    @Test
    void aWrongPasswordIsOneLineAndFails() throws Exception {
        ClientProcess made = bot("ann");
        made.endInput();
        assertThat(made.status()).isZero();
        ClientProcess wrong = ClientProcess.start(
                "another-password", "127.0.0.1:" + server.port(), "--plain", "--user", "ann", "--join", "ops");
        clients.add(wrong);
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).hasSize(1);
    }
}
