package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.net.ProxyHeaders;
import dev.parley.server.tls.TrustsAll;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;

/** A real server behind a proxy, which is this test: 127.0.0.1 is listed, 127.0.0.2 is not. */
class ProxyListenerTest extends Scenario {

    private static final String NOT_LISTED = "127.0.0.2";

    private static final byte[] ANN = ProxyHeaders.block("192.0.2.7", 40_000);
    private static final byte[] BOB = ProxyHeaders.line("PROXY TCP6 2001:db8:0:1::7 ::1 40001 5000");

    private static Settings behindProxy() {
        return Settings.quick().with("listen.proxy", List.of("127.0.0.1"));
    }

    private Peer through(byte[] header, ServerProcess own) {
        return keep(Peer.connectThrough(header, own));
    }

    @Test
    void peopleHaveTheAddressOfTheHeaderInTheLogAndInTheirSessions() {
        ServerProcess own = start(behindProxy().with("access.addresses", "everyone"));
        own.awaitLine(line -> line.endsWith("takes the addresses of people from PROXY headers of 127.0.0.1."
                + " Connections from there without that header are closed."));
        Peer ann = through(ANN, own);
        ann.register("ann");
        own.awaitLine(line -> line.endsWith("ann registered from <192.0.2.7:40000>"));
        Peer bob = through(BOB, own);
        bob.register("bob");
        own.awaitLine(line -> line.endsWith("bob registered from <[2001:db8:0:1::7]:40001>"));

        assertThat(ann.ok("sessions").path("sessions").get(0).path("address").asText())
                .isEqualTo("192.0.2.7");
        assertThat(bob.ok("sessions").path("sessions").get(0).path("address").asText())
                .isEqualTo("2001:db8:0:1::7");
        assertThat(ann.ok("who").path("users").findValuesAsText("address"))
                .containsExactlyInAnyOrder("192.0.2.7:40000", "[2001:db8:0:1::7]:40001");
        assertThat(ann.hello().has("insecure")).isFalse();
        own.assertHealthy();
    }

    @Test
    void behindAProxyNobodySeesAddressesOfOthersUnlessToldSo() {
        ServerProcess direct = start(Settings.quick());
        Peer carl = connect(direct);
        carl.register("carl");
        assertThat(carl.ok("who").path("users").get(0).has("address")).isTrue();

        Peer ann = through(ANN, start(behindProxy()));
        ann.register("ann");
        assertThat(ann.ok("who").path("users").get(0).has("address")).isFalse();
    }

    @Test
    void limitsByAddressCountTheAddressOfTheHeader() {
        ServerProcess own =
                start(behindProxy().with("limits.connections_per_address", 2).with("limits.registrations_per_hour", 1));
        Peer ann = through(ANN, own);
        ann.register("ann");
        through(ANN, own).refused("rate_limited", "register", "user", "ann2", "password", Peer.PASSWORD);
        keep(Peer.openThrough(ANN, own)).readBye("too_many_connections");
        through(BOB, own).register("bob");
        Peer neighbour = through(ProxyHeaders.block("2001:db8:0:1::8", 1), own);
        neighbour.refused("rate_limited", "register", "user", "bob2", "password", Peer.PASSWORD);
        ann.ok("ping");
    }

    @Test
    void newConnectionsInAMinuteAreCountedByTheAddressOfTheHeader() {
        ServerProcess own = start(behindProxy().with("limits.connections_per_minute_per_address", 3));
        for (int i = 0; i < 3; i++) {
            through(ANN, own).close();
        }
        List<JsonNode> last = keep(Peer.openThrough(ANN, own)).readBye("too_many_connections");
        Json.assertHas(
                last.get(0),
                "text",
                "Too many new connections from your address. Try again in 20 seconds.",
                "reconnect_ms",
                20_000);
        through(BOB, own).ok("ping");
    }

    @Test
    void tlsBeginsBehindTheHeader() throws Exception {
        ServerProcess own = start(behindProxy().with("listen.tls", true));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), own.port())) {
            socket.setSoTimeout(ServerProcess.PATIENCE_S * 1000);
            socket.getOutputStream().write(ANN);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", own.port(), true);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.UTF_8));
            assertThat(Json.read(lines.readLine()).path("tls").asBoolean()).isTrue();
            tls.getOutputStream()
                    .write((Peer.request(1, "register", "user", "ann", "password", Peer.PASSWORD) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(Json.read(lines.readLine()).path("type").asText()).isEqualTo("ok");
            own.awaitLine(line -> line.endsWith("ann registered from <192.0.2.7:40000>"));
        }
        // Somebody from elsewhere is not spoken to in plain text, though the proxy is on this machine.
        Peer plain = keep(Peer.openThrough(BOB, own));
        plain.line(Peer.request(1, "ping"));
        assertThat(plain.readBye("tls_required")).hasSize(1);
        own.assertHealthy();
    }

    @Test
    void withoutAHeaderAListedAddressIsClosedAndTheLogSaysSoOnce() {
        ServerProcess own = start(behindProxy());
        for (int i = 0; i < 20; i++) {
            Peer peer = keep(Peer.open(own));
            peer.line(Peer.request(1, "register", "user", "hunter2", "password", Peer.PASSWORD));
            assertThat(peer.readToEndOrReset()).as("what it was told").isEmpty();
        }
        through(ANN, own).register("ann");
        own.awaitLine(line -> line.endsWith("ann registered from <192.0.2.7:40000>"));
        assertThat(own.output())
                .filteredOn(line -> line.contains("of the proxy <127.0.0.1:"))
                .singleElement()
                .asString()
                .endsWith("was closed: what it sent is no PROXY header.");
        assertThat(own.output()).noneMatch(line -> line.contains("hunter2") || line.contains("register\""));
        own.assertHealthy();
    }

    @Test
    void whoIsNotListedSpeaksForItself() {
        ServerProcess own = start(behindProxy());
        Peer eve = keep(Peer.connectFrom(NOT_LISTED, own));
        eve.register("eve");
        own.awaitLine(line -> line.endsWith("eve registered from <" + eve.address() + ">"));
        Peer liar = keep(Peer.openFrom(NOT_LISTED, own));
        liar.bytes(ProxyHeaders.line("PROXY TCP4 192.0.2.7 192.0.2.1 1 2"));
        assertThat(liar.readBye("bad_input"))
                .anyMatch(line -> line.path("type").asText().equals("hello"));
    }
}
