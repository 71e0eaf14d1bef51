package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A loop behind a proxy: 127.0.0.1 must begin with a PROXY header, 127.0.0.2 speaks for itself. */
@Timeout(300)
class ProxyTest {

    private static final byte[] ANN = ProxyHeaders.block("192.0.2.7", 40_000);
    private static final byte[] BOB = ProxyHeaders.line("PROXY TCP6 2001:db8::7 ::1 40001 5000");

    private LoopFixture fixture;

    @BeforeEach
    void open() throws IOException {
        listen(new NetLimits(100, 100, 2, 0, 100, 4, 0, network -> 1), null);
    }

    private void listen(NetLimits limits, Tls tls) throws IOException {
        if (fixture != null) {
            fixture.close();
        }
        fixture = new LoopFixture(limits, new Entrance(tls, "127.0.0.1"::equals));
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        assertThat(fixture.troubles).isEmpty();
    }

    private Peer proxy(byte[]... sends) throws IOException {
        Peer peer = fixture.knock(InetAddress.getLoopbackAddress());
        peer.write(ProxyHeaders.join(sends));
        return peer;
    }

    private void assertClosed(Peer peer) throws IOException {
        fixture.until(() -> peer.isAtEnd() || peer.wasReset());
        assertThat(peer.receivedBytes()).as("what it was told").isZero();
    }

    private static byte[] text(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> origins() {
        return fixture.opened.stream().map(Connection::toString).toList();
    }

    @Test
    void theAddressIsThatOfTheHeaderAndWhatFollowsInTheSamePacketIsRead() throws Exception {
        for (byte[] header : List.of(ANN, BOB)) {
            Peer peer = proxy(header, text("one\ntwo\n"));
            fixture.until(() -> peer.lines().equals(List.of("one", "two")));
        }
        assertThat(origins()).containsExactly("192.0.2.7:40000", "[2001:db8::7]:40001");
        assertThat(fixture.opened.get(1).origin().network()).isEqualTo("2001:db8:0:0:0:0:0:0");
        assertThat(fixture.loop.arrivals()).isZero();
    }

    @Test
    void aHeaderMayComeByteByByteAndNobodyIsGreetedBeforeItsEnd() throws Exception {
        for (byte[] header : List.of(ANN, BOB)) {
            fixture.opened.clear();
            Peer peer = proxy();
            for (byte each : header) {
                assertThat(fixture.opened).isEmpty();
                peer.write(new byte[] {each});
                fixture.until(peer::hasWritten);
                fixture.turns(2);
            }
            fixture.until(() -> fixture.opened.size() == 1);
            peer.write("one\n");
            fixture.until(() -> peer.lines().size() == 1);
        }
    }

    @Test
    void theServerSpeaksFirstBehindTheHeader() throws Exception {
        Peer peer = proxy(ANN);
        fixture.until(() -> fixture.opened.size() == 1);
        fixture.opened.get(0).send(text("hello\n"));
        fixture.until(() -> peer.lines().equals(List.of("hello")));
    }

    @Test
    void aProxyThatSpeaksForItselfKeepsItsAddress() throws Exception {
        for (byte[] header : List.of(ProxyHeaders.block(ProxyHeaders.LOCAL, 0), ProxyHeaders.line("PROXY UNKNOWN"))) {
            fixture.opened.clear();
            Peer peer = proxy(header, text("one\n"));
            fixture.until(() -> peer.lines().size() == 1);
            assertThat(origins()).containsExactly(Origin.of(peer.local()).address());
        }
    }

    @Test
    void whoIsNotListedSpeaksWithoutAHeaderAndOneIsALine() throws Exception {
        Peer peer = fixture.connectFrom(InetAddress.getByName("127.0.0.2"));
        peer.write(BOB);
        fixture.until(() -> peer.lines().size() == 1);
        assertThat(peer.lines()).containsExactly("PROXY TCP6 2001:db8::7 ::1 40001 5000");
        assertThat(origins()).containsExactly(Origin.of(peer.local()).address());
    }

    @Test
    void whatIsNoHeaderIsClosedWithoutAWordAndTheOperatorIsTold() throws Exception {
        assertClosed(proxy(text("{\"type\":\"ping\"}\n")));
        assertClosed(proxy(ProxyHeaders.line("PROXY TCP4 nobody nowhere 1 2"), text("one\n")));
        Peer half = proxy(text("PROXY "));
        half.endInput();
        assertClosed(half);
        assertThat(fixture.badHeaders)
                .containsExactly(
                        "127.0.0.1: what it sent is no PROXY header",
                        "127.0.0.1: its PROXY header is malformed",
                        "127.0.0.1: its PROXY header has no end");
        assertThat(fixture.opened).isEmpty();
        assertThat(fixture.loop.arrivals()).isZero();
    }

    @Test
    void oneThatOnlyLooksWhetherSomebodyListensIsNotTold() throws Exception {
        assertClosed(proxy().endInput());
        proxy().breakOff();
        fixture.until(() -> fixture.loop.arrivals() == 0);
        assertThat(fixture.badHeaders).isEmpty();
    }

    @Test
    void aHeaderIsWaitedForFiveSeconds() throws Exception {
        Peer silent = proxy();
        Peer slow = proxy(text("PROXY TCP4 "));
        fixture.until(() -> fixture.loop.arrivals() == 2 && slow.hasWritten());
        fixture.advance(Duration.ofMillis(4900));
        assertThat(fixture.loop.arrivals()).isEqualTo(2);
        fixture.advance(Duration.ofMillis(200));
        assertClosed(silent);
        assertClosed(slow);
        assertThat(fixture.badHeaders)
                .containsExactly(
                        "127.0.0.1: no PROXY header came within 5 s", "127.0.0.1: no PROXY header came within 5 s");
    }

    @Test
    void theTimeForAHeaderEndsWithIt() throws Exception {
        Peer peer = proxy(ANN);
        fixture.until(() -> fixture.opened.size() == 1);
        fixture.advance(Duration.ofSeconds(20));
        peer.write("one\n");
        fixture.until(() -> peer.lines().size() == 1);
        assertThat(fixture.badHeaders).isEmpty();
    }

    @Test
    void placesAreCountedByTheAddressOfTheHeader() throws Exception {
        Peer first = proxy(ANN);
        proxy(ANN);
        fixture.until(() -> fixture.opened.size() == 2);
        Peer third = proxy(ANN);
        fixture.until(third::isAtEnd);
        assertThat(third.lines()).containsExactly("no place");
        proxy(BOB);
        fixture.until(() -> fixture.opened.size() == 3);
        first.close();
        fixture.until(() -> fixture.closed.size() == 1);
        proxy(ANN);
        fixture.until(() -> fixture.opened.size() == 4);
    }

    @Test
    void connectionsInAMinuteAreCountedByTheAddressOfTheHeader() throws Exception {
        listen(new NetLimits(100, 100, 0, 2, 100, 100, 0, network -> 1), null);
        proxy(ANN);
        proxy(ANN);
        fixture.until(() -> fixture.opened.size() == 2);
        Peer third = proxy(ANN);
        fixture.until(third::isAtEnd);
        assertThat(third.lines()).containsExactly("again in 30000 ms");
        for (int i = 1; i <= 10; i++) {
            proxy(ProxyHeaders.block("198.51.100." + i, 1));
        }
        fixture.until(() -> fixture.opened.size() == 12);
    }

    @Test
    void onlySoManyHeadersAreWaitedForAtOnceAndNobodyElseIsKeptOut() throws Exception {
        List<Peer> silent = List.of(proxy(), proxy(), proxy(), proxy());
        fixture.until(() -> fixture.loop.arrivals() == 4);
        assertClosed(proxy(ANN));
        Peer elsewhere = fixture.connectFrom(InetAddress.getByName("127.0.0.2"));
        elsewhere.write("one\n");
        fixture.until(() -> elsewhere.lines().size() == 1);
        silent.get(0).close();
        fixture.until(() -> fixture.loop.arrivals() == 3);
        Peer ann = proxy(ANN, text("one\n"));
        fixture.until(() -> ann.lines().size() == 1);
        assertThat(fixture.badHeaders).containsExactly("127.0.0.1: too many others wait for their PROXY header");
    }

    @Test
    void whoHasNoPlaceIsToldSoBehindTheHeader() throws Exception {
        for (int i = 1; i <= 4; i++) {
            proxy(ProxyHeaders.block("192.0.2." + i, 1));
        }
        fixture.until(() -> fixture.opened.size() == 4);
        Peer fifth = proxy(ANN);
        fixture.until(fifth::isAtEnd);
        assertThat(fifth.lines()).containsExactly("no place");
    }

    @Test
    void whenTheServerStopsNobodyIsWaitedFor() throws Exception {
        Peer silent = proxy();
        fixture.until(() -> fixture.loop.arrivals() == 1);
        fixture.loop.stopListening();
        assertThat(fixture.loop.arrivals()).isZero();
        assertClosed(silent);
    }

    @Test
    void tlsBeginsBehindTheHeader(@TempDir Path folder) throws Exception {
        TestKeys keys = TestKeys.make(folder);
        Tls tls = new Tls(keys::server, (network, task) -> {
            assertThat(network).isEqualTo("192.0.2.7");
            task.run();
            return true;
        });
        listen(new NetLimits(100, 100, 0, 100, 4, 0), tls);
        Peer peer = new Peer(InetAddress.getLoopbackAddress(), fixture.address, keys.client("TLSv1.3"), ANN);
        fixture.peers.add(peer);
        peer.write("one\n");
        fixture.until(() -> peer.lines().equals(List.of("one")));
        assertThat(origins()).containsExactly("192.0.2.7:40000");
        assertThat(fixture.opened.get(0).isSecret()).isTrue();

        // Who comes from elsewhere is not spoken to in plain text, though its proxy is on this machine.
        Peer plain = proxy(ProxyHeaders.block("192.0.2.8", 1), text("one\n"));
        fixture.until(plain::isAtEnd);
        assertThat(plain.lines()).containsExactly("TLS, please");
        Peer slow = proxy(ProxyHeaders.block("192.0.2.9", 1));
        fixture.until(() -> fixture.loop.connections().stream()
                .anyMatch(each -> each.toString().equals("192.0.2.9:1")));
        fixture.advance(Duration.ofMillis(4900));
        assertThat(slow.receivedBytes()).isZero();
        fixture.advance(Duration.ofMillis(200));
        fixture.until(slow::isAtEnd);
        assertThat(slow.lines()).containsExactly("TLS, please");
    }

    @Test
    void whoComesThroughAProxyOnThisMachineIsNoStrangerOnTheWay() throws Exception {
        proxy(ANN);
        fixture.until(() -> fixture.opened.size() == 1);
        proxy(ProxyHeaders.block("127.0.0.3", 1));
        fixture.until(() -> fixture.opened.size() == 2);
        Connection ann = fixture.opened.get(0);
        assertThat(ann.origin().isLocal()).isFalse();
        assertThat(ann.isInsecure())
                .as("what is between it and the proxy, nobody here knows")
                .isFalse();
        assertThat(fixture.opened.get(1).origin().isLocal()).isTrue();

        fixture.loop.originsBy(address -> new Origin(Origin.of(address).address(), "198.51.100.1", false, true));
        proxy(ProxyHeaders.block("127.0.0.3", 1));
        fixture.until(() -> fixture.opened.size() == 3);
        Connection far = fixture.opened.get(2);
        assertThat(far.origin().isLocal())
                .as("a proxy elsewhere that says 127.0.0.3")
                .isFalse();
        assertThat(far.isInsecure()).isTrue();
    }

    @Test
    void aProxyMayUseAUnixDomainSocket(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("chat.sock");
        String account = "unix:" + Files.getOwner(folder).getName();
        fixture.loop.listen(new UnixSocket(path, "600"), new Entrance(null, account::equals));
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            client.write(ByteBuffer.wrap(ANN));
            fixture.until(() -> fixture.opened.size() == 1);
            assertThat(origins()).containsExactly("192.0.2.7:40000");
            assertThat(fixture.opened.get(0).origin().network()).isEqualTo("192.0.2.7");
        }
    }
}
