package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.client.home.Home;
import dev.parley.client.net.Attack;
import dev.parley.client.net.HostileServer;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.Preferences;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The line client and the pipe client: they say what was wrong and disconnect, or go on. */
@Timeout(300)
class HostileLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<Attack> attacks() {
        return Attack.all().stream();
    }

    private static PrintStream on(ByteArrayOutputStream paper) {
        return new PrintStream(paper, true, StandardCharsets.UTF_8);
    }

    private static String said(ByteArrayOutputStream... papers) {
        StringBuilder all = new StringBuilder();
        for (ByteArrayOutputStream paper : papers) {
            all.append(paper.toString(StandardCharsets.UTF_8)).append('\n');
        }
        return all.toString();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void thePipeClientSaysWhatWasWrongAndEndsWithAWholeLine(Attack attack) throws Exception {
        pipe(attack, "--json");
        String lines = out.toString(StandardCharsets.UTF_8);
        assertThat(lines.isEmpty() || lines.endsWith("\n"))
                .as("ends with a whole line")
                .isTrue();
        for (String line : lines.split("\n", -1)) {
            assertThat(line.isEmpty() || JSON.readTree(line).isObject())
                    .as(line)
                    .isTrue();
        }
    }

    private void pipe(Attack attack, String... more) throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        InputStream in = new PipedInputStream(keyboard);
        try (HostileServer server = new HostileServer(attack)) {
            Stream<String> arguments = Stream.concat(
                    Stream.of(server.address().toString(), "--plain", "--user", "ann", "--join", "lobby"),
                    Stream.of(more));
            ClientOptions options = ClientOptions.parse(arguments.toList());
            Account account = new Account("ann", "a password", false, null, null);
            CompletableFuture<Integer> status = new CompletableFuture<>();
            WholeLines lines = new WholeLines(out);
            Thread client = new Thread(() -> {
                try {
                    PrintStream printed = new PrintStream(lines, false, StandardCharsets.UTF_8);
                    status.complete(PipeClient.run(options, Preferences.USUAL, account, in, printed, on(err)));
                } catch (Exception | Error fault) {
                    status.completeExceptionally(fault);
                }
            });
            client.start();
            if (attack.complaint().isEmpty()) {
                await().pollInterval(Duration.ofMillis(10))
                        .atMost(PATIENCE)
                        .until(() -> said(out, err).contains(Attack.MARK) || status.isDone());
                keyboard.close();
                assertThat(status).succeedsWithin(PATIENCE).isEqualTo(0);
                assertThat(said(out)).contains(Attack.MARK);
            } else {
                assertThat(status).succeedsWithin(PATIENCE).isEqualTo(1);
                assertThat(said(err)).contains(attack.complaint());
            }
            assertThat(said(out, err)).doesNotContain("Exception", "could not be handled");
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theLineClientSaysWhatWasWrongAndStays(Attack attack) throws Exception {
        List<Throwable> bugs = new CopyOnWriteArrayList<>();
        PipedOutputStream keyboard = new PipedOutputStream();
        InputStream in = new PipedInputStream(keyboard);
        try (HostileServer server = new HostileServer(attack)) {
            ClientOptions options = ClientOptions.parse(
                    List.of(server.address().toString(), "--plain", "--user", "ann", "--join", "lobby"));
            Clock clock = Clock.system(ZoneOffset.UTC);
            LatestModel model = new LatestModel(LineClient.beginning(options, Preferences.USUAL, Home.none(), clock));
            CompletableFuture<Integer> status = new CompletableFuture<>();
            Thread client = new Thread(() -> {
                try {
                    status.complete(LineClient.run(
                            options,
                            LineClient.once(() -> "a password"),
                            model,
                            clock,
                            new DumbConsole(in, on(out), on(out)),
                            Outbox.none(),
                            Home.none(),
                            on(err),
                            bugs::add));
                } catch (Exception | Error fault) {
                    status.completeExceptionally(fault);
                }
            });
            client.setDaemon(true);
            client.start();
            String wanted = attack.complaint().isEmpty() ? Attack.MARK : attack.complaint();
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(PATIENCE)
                    .until(() -> said(out, err).contains(wanted) || status.isDone());
            assertThat(said(out, err)).contains(wanted).doesNotContain("Exception", "could not be handled");
            keyboard.close();
            assertThat(status).succeedsWithin(PATIENCE);
            assertThat(bugs).isEmpty();
        }
    }
}
