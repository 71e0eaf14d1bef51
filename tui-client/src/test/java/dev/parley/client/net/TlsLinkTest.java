package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.net.LinkEvent.Down;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.client.net.LinkEvent.Received;
import dev.parley.client.net.LinkEvent.Unknown;
import dev.parley.client.net.LinkEvent.Up;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerEvent;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are trusted, by whom, and servers that are not. */
@Timeout(300)
class TlsLinkTest {

    private static final Protection TLS = new Protection(true, false, null, null);
    private static final Protection BY_AUTHORITY = new Protection(true, false, Certificates.authority(), null);

    private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
    private final List<ServerLink> links = new ArrayList<>();
    private FakeServer server;
    private int port;

    @TempDir
    private Path folder;

    private Path file;
    private KnownServers known;

    @BeforeEach
    void keep() {
        Folders folders = new Folders(folder.resolve("settings"), folder.resolve("kept"));
        file = folder.resolve("kept/known_servers");
        known = Home.knownServers(folders);
    }

    @AfterEach
    void closeAll() throws IOException {
        if (server != null) {
            server.close();
        }
        links.forEach(ServerLink::close);
    }

    /** On the port of the one before, if there was one. */
    private void serve(String name) throws Exception {
        stop();
        server = Certificates.server(name, port);
        port = server.port();
    }

    /** The links first: they would tell that the server has gone. */
    private void stop() throws IOException {
        links.forEach(ServerLink::disconnect);
        if (server != null) {
            server.close();
        }
    }

    private ServerLink link(Protection protection) {
        return link(protection, List.of());
    }

    private ServerLink link(Protection protection, List<Path> bundles) {
        ServerLink link =
                new ServerLink(events::add, line -> {}, new Guard(server.address(), protection, known, bundles));
        links.add(link);
        return link;
    }

    private LinkEvent next() throws InterruptedException {
        LinkEvent event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event from the link").isNotNull();
        return event;
    }

    /** What comes of a connection to a server that greets whoever shakes hands with it. */
    private LinkEvent connect(ServerLink link) throws Exception {
        CompletableFuture<FakeServer.Client> greeting = greet();
        link.connect(server.address());
        LinkEvent event = next();
        greeting.get(60, TimeUnit.SECONDS);
        return event;
    }

    private LinkEvent connect(Protection protection) throws Exception {
        return connect(link(protection));
    }

    private CompletableFuture<FakeServer.Client> greet() {
        FakeServer now = server;
        return CompletableFuture.supplyAsync(() -> {
            try {
                FakeServer.Client client = now.accept();
                try {
                    client.say(FakeServer.HELLO);
                } catch (IOException refused) {
                    // The client may go in the middle of the handshake.
                }
                return client;
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        });
    }

    private void trust(String name) throws Exception {
        serve(name);
        ServerLink link = link(TLS);
        Unknown unknown = (Unknown) connect(link);
        CompletableFuture<FakeServer.Client> greeting = greet();
        link.trust(unknown.stranger().server(), unknown.stranger().key());
        assertThat(next()).isInstanceOf(Up.class);
        greeting.get(60, TimeUnit.SECONDS);
    }

    private String remembered() throws IOException {
        return Files.readString(file).strip();
    }

    @Test
    void aServerThatNothingVouchesForIsShownAndNothingIsSent() throws Exception {
        serve("first");
        FakeServer.Client[] seen = new FakeServer.Client[1];
        link(TLS).connect(server.address());
        seen[0] = server.accept();
        assertThatThrownBy(() -> seen[0].hear()).as("not one line").isInstanceOf(IOException.class);
        Unknown unknown = (Unknown) next();
        assertThat(unknown.stranger().key()).isEqualTo(Certificates.fingerprint("first"));
        assertThat(unknown.stranger().why())
                .isEqualTo("No certificate authority that this machine trusts vouches for it.");
        assertThat(unknown.text()).contains("127.0.0.1:" + port, "--fingerprint " + Certificates.fingerprint("first"));
        assertThat(file).doesNotExist();
    }

    @Test
    void whoIsTrustedOnceIsKnownFromThenOn() throws Exception {
        trust("first");
        assertThat(remembered())
                .matches("127\\.0\\.0\\.1:" + port + " \\Q" + Certificates.fingerprint("first")
                        + "\\E \\d{4}-\\d\\d-\\d\\d");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(connect(TLS)).isInstanceOf(Up.class);
    }

    @Test
    void aRequestAndItsAnswerTravelInside() throws Exception {
        serve("first");
        ServerLink link = link(new Protection(false, false, null, Certificates.fingerprint("first")));
        CompletableFuture<FakeServer.Client> greeting = greet();
        link.connect(server.address());
        assertThat(next()).isInstanceOf(Up.class);
        FakeServer.Client client = greeting.get(60, TimeUnit.SECONDS);
        link.send(new RequestId.Numeric(7), new Request.Broadcast("größe"));
        assertThat(client.hear()).contains("größe");
        client.say("{\"type\":\"notice\",\"text\":\"" + "x".repeat(500_000) + "\"}");
        assertThat(((ServerEvent.Notice) ((Received) next()).message()).text()).hasSize(500_000);
        link.send(null, new Request.Typing("tea"));
        link.close();
        assertThat(client.hear()).as("what was sent before the end").contains("typing");
        assertThat(client.hear()).isNull();
    }

    @Test
    void aRenewedCertificateOfTheSameKeyIsTheSameServer() throws Exception {
        trust("first");
        serve("renewed");
        assertThat(connect(TLS)).isInstanceOf(Up.class);
    }

    @Test
    void anotherKeyIsRefusedAndTheWordsSayWhatToDo() throws Exception {
        trust("first");
        Files.writeString(file, "# mine\n" + Files.readString(file));
        serve("second");
        Down down = (Down) connect(TLS);
        assertThat(down.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(down.text())
                .contains(
                        "has changed. Nothing was sent to it.",
                        Certificates.fingerprint("first").text(),
                        Certificates.fingerprint("second").text(),
                        "remove line 2 of " + file + " and connect again.");
    }

    @Test
    void aServerThatAnAuthorityVouchesForNeedsNoQuestionAndMayChange() throws Exception {
        serve("vouched");
        assertThat(connect(BY_AUTHORITY)).isInstanceOf(Up.class);
        assertThat(remembered()).startsWith("127.0.0.1:" + port + " ca ");
        serve("vouched-again");
        assertThat(connect(BY_AUTHORITY)).isInstanceOf(Up.class);
    }

    @Test
    void theSystemsListOfAuthoritiesIsAskedToo() throws Exception {
        serve("vouched");
        Path none = Path.of("/there/is/no/such/bundle");
        assertThat(connect(link(TLS, List.of(none, Certificates.authority())))).isInstanceOf(Up.class);
    }

    @Test
    void aServerThatNobodyVouchesForAnyMoreIsRefused() throws Exception {
        serve("vouched");
        assertThat(connect(BY_AUTHORITY)).isInstanceOf(Up.class);
        serve("first");
        Down down = (Down) connect(BY_AUTHORITY);
        assertThat(down.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(down.text()).contains("vouches for the server", "any more", "line 1 of " + file);
    }

    @Test
    void aKnownServerMayMoveToAnAuthorityAndThatIsSaid() throws Exception {
        trust("first");
        serve("vouched");
        assertThat(((Up) connect(BY_AUTHORITY)).notes()).hasSize(1);
        assertThat(remembered()).startsWith("127.0.0.1:" + port + " ca ");
    }

    @ParameterizedTest
    @CsvSource({
        "other-name, 'Its certificate is for other.example, not for 127.0.0.1.'",
        "expired, Its certificate expired on 2020-01-31."
    })
    void whatIsWrongWithACertificateIsNamed(String name, String why) throws Exception {
        serve(name);
        assertThat(((Unknown) connect(BY_AUTHORITY)).stranger().why()).isEqualTo(why);
    }

    @Test
    void theKeyThatIsNamedIsTrustedAndNoOther() throws Exception {
        serve("vouched");
        Fingerprint key = Certificates.fingerprint("vouched");
        assertThat(connect(new Protection(false, false, null, key))).isInstanceOf(Up.class);
        assertThat(file).as("for this run").doesNotExist();
        Fingerprint other = Certificates.fingerprint("first");
        Down down = (Down) connect(new Protection(false, false, Certificates.authority(), other));
        assertThat(down.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(down.text()).contains(key.text(), other.text());
    }

    @Test
    void aCaFileThatCannotBeReadIsSaid() throws Exception {
        serve("vouched");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        Down down = (Down) connect(new Protection(true, false, empty, null));
        assertThat(down.text())
                .isEqualTo("The certificates in " + empty + " cannot be read: it holds no certificate (PEM).");
        down = (Down) connect(new Protection(true, false, folder.resolve("none.pem"), null));
        assertThat(down.text()).endsWith("cannot be read: there is no such file.");
    }

    @Test
    void aDamagedLineOfThisServerIsNotPassedOver() throws Exception {
        serve("first");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "other:1 SHA256:abc 2026-01-01\n127.0.0.1:" + port + " SHA256:abc 2026-01-01\n");
        Down down = (Down) connect(TLS);
        assertThat(down.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(down.text()).contains("line 2 of " + file);
    }

    @Test
    void whereNothingCanBeKeptTheKeyHoldsForThisRun() throws Exception {
        serve("first");
        Files.writeString(folder.resolve("kept"), "in the way");
        ServerLink link = link(TLS);
        Unknown unknown = (Unknown) connect(link);
        CompletableFuture<FakeServer.Client> greeting = greet();
        link.trust(unknown.stranger().server(), unknown.stranger().key());
        assertThat(((Up) next()).notes())
                .hasSize(1)
                .first()
                .asString()
                .contains("cannot be remembered", file.toString());
        greeting.get(60, TimeUnit.SECONDS);
        assertThat(connect(link)).isInstanceOf(Up.class);
        serve("second");
        Down down = (Down) connect(link);
        assertThat(down.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(down.text()).contains("start the client again");
    }

    @Test
    void aServerThatWasReachedByTlsIsNotSpokenToInPlainTextUnasked() throws Exception {
        trust("first");
        assertThat(connect(Protection.USUAL)).as("on this machine").isInstanceOf(Up.class);
        stop();
        server = new FakeServer(port);
        Down down = (Down) connect(Protection.USUAL);
        assertThat(down.reason()).isEqualTo(Reason.NO_TLS);
        assertThat(down.text()).contains("does not use TLS", "It did before.", "line 1 of " + file);
        assertThat(connect(new Protection(false, true, null, null))).isInstanceOf(Up.class);
    }

    @Test
    void aServerWithoutTlsIsNamed() throws Exception {
        server = new FakeServer();
        Down down = (Down) connect(TLS);
        assertThat(down.reason()).isEqualTo(Reason.NO_TLS);
        assertThat(down.text())
                .startsWith("The server at 127.0.0.1:" + server.port() + " does not use TLS. Nothing was sent to it.")
                .contains("leave out --tls");
    }

    @Test
    void whatIsNoServerAtAllIsNamedToo() throws Exception {
        server = new FakeServer();
        link(TLS).connect(server.address());
        server.accept().say("SSH-2.0-OpenSSH_9.9");
        assertThat(((Down) next()).reason()).isEqualTo(Reason.NOT_PARLEY);
        link(TLS).connect(server.address());
        server.accept().close();
        Down down = (Down) next();
        assertThat(down.reason()).isEqualTo(Reason.NO_HANDSHAKE);
        assertThat(down.text()).contains("during the TLS handshake");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatWantsTlsIsNamedByItsByeAndByItsAlert(boolean alert) throws Exception {
        server = new FakeServer();
        link(Protection.USUAL).connect(server.address());
        FakeServer.Client client = server.accept();
        if (alert) {
            client.bytes(new byte[] {0x15, 3, 3, 0, 2, 2, 80});
        } else {
            client.say("{\"type\":\"bye\",\"code\":\"tls_required\",\"text\":\"This listener wants TLS.\"}");
        }
        Down down = (Down) next();
        assertThat(down.reason()).isEqualTo(Reason.WANTS_TLS);
        assertThat(down.text()).isEqualTo("The server at 127.0.0.1:" + server.port() + " wants TLS: add --tls.");
    }

    @Test
    void leavingEndsAHandshakeAtOnce() throws Exception {
        server = new FakeServer();
        ServerLink link = link(TLS);
        link.connect(server.address());
        FakeServer.Client client = server.accept();
        // Up to the end of the stream: the beginning of a handshake has no lines.
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> {
            try {
                while (client.hear() != null) {}
            } catch (IOException reset) {
                // As good an end.
            }
        });
        link.disconnect();
        ended.get(Dial.TIMEOUT_MS / 2, TimeUnit.MILLISECONDS);
        assertThat(events).isEmpty();
    }

    @Test
    void openingOnTheSpotThrowsWhatIsFinalAndTellsWhatIsAsked() throws Exception {
        serve("first");
        CompletableFuture<FakeServer.Client> greeting = greet();
        assertThat(link(TLS).connectNow(server.address())).isFalse();
        assertThat(next()).isInstanceOf(Unknown.class);
        greeting.get(60, TimeUnit.SECONDS);
        Fingerprint other = Certificates.fingerprint("second");
        greeting = greet();
        LinkFailure failure =
                catchThrowableOfType(LinkFailure.class, () -> link(new Protection(true, false, null, other))
                        .connectNow(server.address()));
        assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
        greeting.get(60, TimeUnit.SECONDS);
    }

    @Test
    void moreThanAGreetingHasIsNotRead() throws Exception {
        serve("first");
        link(new Protection(true, false, null, Certificates.fingerprint("first")))
                .connect(server.address());
        FakeServer.Client client = server.accept();
        try {
            for (int i = 0; i < 64; i++) {
                client.bytes("\n".repeat(64 * 1024).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        } catch (IOException hungUp) {
            // Nothing says that it listens to the last byte of it.
        }
        Down down = (Down) next();
        assertThat(down.wasEverUp()).isFalse();
        assertThat(down.text()).contains("before the greeting");
    }

    @Test
    void overANetworkTlsIsSpokenUnasked() throws Exception {
        ServerAddress there = new ServerAddress("chat.example.org", 5000);
        assertThat(new Guard(there, Protection.USUAL, known).wantsTls(there, false))
                .isTrue();
        assertThat(new Guard(there, Protection.USUAL, known).wantsTls(there, true))
                .isFalse();
        Guard plain = new Guard(there, new Protection(false, true, null, null), known);
        assertThat(plain.wantsTls(there, false)).isFalse();
        assertThat(plain.wantsTls(new ServerAddress("other.example.org", 5000), false))
                .as("a server that is typed into the form")
                .isTrue();
    }
}
