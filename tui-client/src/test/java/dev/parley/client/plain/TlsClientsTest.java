package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.net.Certificates;
import dev.parley.client.net.FakeServer;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.settings.Preferences;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line client and the pipe, with servers that speak TLS and servers that do not. */
@Timeout(300)
class TlsClientsTest {

    private static final String SIGNED_IN = "{\"type\":\"ok\",\"re\":1,\"user\":\"ann\",\"token\":\"t\",\"rooms\":[]}";

    @TempDir
    private Path folder;

    private FakeServer server;
    private ClientProcess pipe;
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream paper = new ByteArrayOutputStream();

    @AfterEach
    void end() throws IOException {
        keyboard.close();
        server.close();
        if (pipe != null) {
            pipe.close();
        }
    }

    private Home home() {
        return Home.in(new Folders(folder.resolve("settings"), folder.resolve("parley-client")));
    }

    private Path knownServers() {
        return folder.resolve("parley-client/known_servers");
    }

    private void startPipe(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("localhost", Integer.toString(server.port()), "--plain", "--user", "bot", "--join", "ops"));
        arguments.addAll(List.of(more));
        pipe = ClientProcess.start(
                "secret-password",
                Map.of("XDG_DATA_HOME", folder.toString()),
                List.of(),
                arguments.toArray(String[]::new));
    }

    /** Greets, and hears the first line of a client. */
    private CompletableFuture<String> served() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                FakeServer.Client client = server.acceptAndGreet();
                return client.hear();
            } catch (IOException refused) {
                return "refused";
            }
        });
    }

    private CompletableFuture<Integer> line(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("localhost", Integer.toString(server.port()), "--plain"));
        arguments.addAll(List.of(more));
        ClientOptions options = ClientOptions.parse(arguments);
        PrintStream out = new PrintStream(paper, true, StandardCharsets.UTF_8);
        Console console = new DumbConsole(new PipedInputStream(keyboard, 65536), out, out);
        Clock clock = Clock.system(ZoneOffset.UTC);
        Home home = home();
        LatestModel model = new LatestModel(LineClient.beginning(options, Preferences.USUAL, home, clock));
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread client = new Thread(() -> {
            try {
                status.complete(LineClient.run(
                        options,
                        LineClient.once(() -> "secret-password"),
                        model,
                        clock,
                        console,
                        Outbox.none(),
                        home,
                        out,
                        status::completeExceptionally));
            } catch (LinkFailure failed) {
                status.completeExceptionally(failed);
            }
        });
        client.setDaemon(true);
        client.start();
        return status;
    }

    private void types(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private void reads(String text) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> paper.toString(StandardCharsets.UTF_8).contains(text));
    }

    @Test
    void theLineClientAsksBeforeItSendsAnything() throws Exception {
        server = Certificates.server("first");
        CompletableFuture<String> first = served();
        CompletableFuture<Integer> status = line("--tls", "--user", "ann");
        reads("Its key: " + Certificates.fingerprint("first"));
        reads("scripts/server.sh fingerprint");
        assertThat(first.get()).isEqualTo("refused");
        CompletableFuture<String> second = served();
        types("perhaps");
        types("yes");
        assertThat(second.get()).contains("\"type\":\"login\"", "secret-password");
        assertThat(Files.readString(knownServers()))
                .startsWith("localhost:" + server.port() + " " + Certificates.fingerprint("first"));
        assertThat(status).as("it waits for the answer").isNotDone();
    }

    @Test
    void whoSaysNoSendsNothing() throws Exception {
        server = Certificates.server("first");
        CompletableFuture<String> first = served();
        CompletableFuture<Integer> status = line("--tls", "--user", "ann");
        reads("Trust this key and connect?");
        types("no");
        assertThat(status.get()).isEqualTo(1);
        assertThat(first.get()).isEqualTo("refused");
        assertThat(knownServers()).doesNotExist();
        assertThat(paper.toString(StandardCharsets.UTF_8)).doesNotContain("Sign in");
    }

    @Test
    void theLineClientEndsWhereTheServerWantsTls() throws Exception {
        server = new FakeServer();
        CompletableFuture<Integer> status = line("--user", "ann");
        server.accept().say("{\"type\":\"bye\",\"code\":\"tls_required\",\"text\":\"TLS.\"}");
        assertThat(status.get()).isEqualTo(1);
        assertThat(paper.toString(StandardCharsets.UTF_8))
                .contains(" wants TLS: add --tls.")
                .doesNotContain("Sign in");
    }

    @Test
    void theLineClientDoesNotStartWithAServerThatHasNoTls() throws Exception {
        server = new FakeServer();
        CompletableFuture<Integer> status = line("--tls");
        server.acceptAndGreet();
        assertThatThrownBy(status::get)
                .cause()
                .isInstanceOf(LinkFailure.class)
                .hasMessageContaining("does not use TLS");
    }

    @Test
    void aPipeRefusesAServerThatIsNotKnownAndSaysHowToTrustIt() throws Exception {
        server = Certificates.server("first");
        CompletableFuture<String> first = served();
        startPipe("--tls");
        assertThat(pipe.status()).isEqualTo(1);
        assertThat(first.get()).isEqualTo("refused");
        assertThat(String.join("\n", pipe.err()))
                .startsWith("The server at localhost:" + server.port() + " is not known. Nothing was sent to it.")
                .endsWith("--fingerprint " + Certificates.fingerprint("first"));
        assertThat(pipe.out()).isEmpty();
    }

    @Test
    void aPipeTakesTheServerWhoseKeyIsNamedOrKnownOrVouchedFor() throws Exception {
        server = Certificates.server("vouched");
        String key = Certificates.fingerprint("vouched").text();
        CompletableFuture<String> heard = served();
        startPipe("--fingerprint", key);
        assertThat(heard.get()).contains("\"type\":\"login\"");
        pipe.close();
        heard = served();
        startPipe("--ca", Certificates.authority().toString());
        assertThat(heard.get()).contains("\"type\":\"login\"");
        pipe.close();
        Files.writeString(knownServers(), "localhost:" + server.port() + " " + key + " 2026-01-01\nodd\n");
        heard = served();
        startPipe();
        assertThat(heard.get()).contains("\"type\":\"login\"");
        await().atMost(Duration.ofMinutes(1)).until(() -> !pipe.err().isEmpty());
        assertThat(pipe.err())
                .containsExactly("Ignored line 2 of " + knownServers() + ": it is not a line of known servers.");
    }

    @Test
    void aPipeRefusesAnotherKeyThanTheKnownOne() throws Exception {
        server = Certificates.server("second");
        String before = Certificates.fingerprint("first").text();
        home().knownServers().keep(new ServerAddress("localhost", server.port()), Certificates.fingerprint("first"));
        CompletableFuture<String> first = served();
        startPipe();
        assertThat(pipe.status()).isEqualTo(1);
        assertThat(first.get()).isEqualTo("refused");
        assertThat(String.join("\n", pipe.err())).contains("has changed", before, "line 1 of " + knownServers());
    }

    @Test
    void plainTextOverANetworkNeedsAWordAndIsSaid() throws Exception {
        Optional<InetAddress> network = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assumeTrue(network.isPresent(), "this machine has no address but its own");
        server = new FakeServer(new ServerSocket(0, 50, network.get()));
        String there = new ServerAddress(network.get().getHostAddress(), server.port()).toString();
        Map<String, String> environment = Map.of("XDG_DATA_HOME", folder.toString());
        CompletableFuture<String> heard = served();
        pipe = ClientProcess.start(
                "secret-password", environment, List.of(), there, "--plain", "--user", "bot", "--join", "ops");
        assertThat(pipe.status()).isEqualTo(1);
        assertThat(String.join("\n", pipe.err())).contains("does not use TLS", "add --insecure");
        assertThat(heard.get()).as("the beginning of a handshake").doesNotContain("login");
        heard = served();
        pipe = ClientProcess.start(
                "secret-password",
                environment,
                List.of(),
                there,
                "--insecure",
                "--plain",
                "--user",
                "bot",
                "--join",
                "ops");
        assertThat(heard.get()).contains("\"type\":\"login\"");
        assertThat(pipe.err()).containsExactly(PlainClient.EXPOSED);
    }

    @Test
    void withoutTlsNoClassOfItIsLoaded() throws Exception {
        server = new FakeServer();
        Path log = folder.resolve("classes.log");
        pipe = ClientProcess.start(
                "secret-password",
                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log),
                List.of(),
                "127.0.0.1:" + server.port(),
                "--plain",
                "--user",
                "bot",
                "--join",
                "ops");
        FakeServer.Client client = server.acceptAndGreet();
        assertThat(client.hear()).contains("login");
        client.say(SIGNED_IN);
        assertThat(client.hear()).contains("join");
        pipe.close();
        String loaded = Files.readString(log);
        assertThat(loaded.contains("dev.parley.client.net.Connection ")).isTrue();
        for (String ofTls : List.of("javax.net.ssl.", "sun.security.ssl.", "net.TlsHandshake", "net.Authorities")) {
            assertThat(loaded.contains(ofTls)).as(ofTls).isFalse();
        }
    }
}
