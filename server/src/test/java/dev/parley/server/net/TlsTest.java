package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop whose connections speak TLS. Its handshakes' tasks are carried out when the test says so. */
@Timeout(300)
class TlsTest {

    @TempDir
    static Path folder;

    private static TestKeys keys;

    private final List<Runnable> tasks = new ArrayList<>();
    private boolean isHeld;
    private boolean isFull;
    private int made;
    private SSLEngine newest;
    private LoopFixture fixture;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder);
    }

    @BeforeEach
    void open() throws IOException {
        fixture = new LoopFixture(10_000, 0, new Tls(this::engine, this::start));
    }

    private SSLEngine engine() {
        made++;
        newest = keys.server();
        return newest;
    }

    private boolean start(String network, Runnable task) {
        if (isFull) {
            return false;
        }
        if (isHeld) {
            tasks.add(task);
        } else {
            task.run();
        }
        return true;
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        assertThat(fixture.troubles).isEmpty();
    }

    private Peer connect(String protocol) throws Exception {
        return connect(keys.client(protocol));
    }

    private Peer connect(SSLEngine client) throws Exception {
        Peer peer = new Peer(InetAddress.getLoopbackAddress(), fixture.address, client);
        fixture.peers.add(peer);
        fixture.until(() -> fixture.loop.connections().stream()
                .anyMatch(
                        c -> c.origin().address().equals(Origin.of(peer.local()).address())));
        return peer;
    }

    private static Origin farAway(InetSocketAddress address) {
        Origin here = Origin.of(address);
        return new Origin(here.address(), here.network(), false, true);
    }

    private Peer plain() throws IOException {
        return fixture.connect();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void linesComeAndGoAndTheEndIsInOrder(String protocol) throws Exception {
        Peer peer = connect(protocol);
        peer.write("one\ntwo\n");
        fixture.until(() -> peer.lines().equals(List.of("one", "two")));
        peer.write("three\n").endInput();
        fixture.until(peer::isAtEnd);
        assertThat(peer.lines()).containsExactly("one", "two", "three");
        assertThat(peer.wasReset()).isFalse();
        fixture.until(() -> fixture.closed.size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theWordForTheEndIsTheEndOfInput(String protocol) throws Exception {
        Peer peer = connect(protocol);
        peer.write("one\n");
        fixture.until(() -> peer.lines().size() == 1);
        peer.sayEnd();
        fixture.until(() -> fixture.ended.size() == 1 && fixture.closed.size() == 1);
    }

    @Test
    void itIsOpenedAfterTheHandshake() throws Exception {
        isHeld = true;
        Peer peer = connect("TLSv1.3");
        fixture.until(() -> !tasks.isEmpty());
        assertThat(fixture.opened).isEmpty();
        isHeld = false;
        tasks.remove(0).run();
        fixture.until(() -> fixture.opened.size() == 1);
        assertThat(fixture.opened.get(0).isSecret()).isTrue();
        fixture.opened.get(0).send(LoopFixture.bytes("hello\n"));
        fixture.until(() -> peer.lines().equals(List.of("hello")));
        assertThat(fixture.loop.pending()).isZero();
    }

    /** Far more than a record, a read buffer and a turn's share, both ways at once. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void muchIsWholeAndInOrder(String protocol) throws Exception {
        Peer peer = connect(protocol);
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            sent.append("line ").append(i).append(" with some more words to it\n");
        }
        peer.write(sent.toString());
        fixture.until(() -> peer.received().length() == sent.length());
        assertThat(peer.received()).isEqualTo(sent.toString());
    }

    /** Bytes that were decrypted before it was muted are where no selector sees them. */
    @Test
    void whoIsMutedIsReadOnWhenThatEndsThoughNothingComes() throws Exception {
        List<String> heard = new ArrayList<>();
        fixture.onLine = (connection, line) -> {
            heard.add(line);
            connection.mute(1);
        };
        Peer peer = connect("TLSv1.3");
        StringBuilder sent = new StringBuilder();
        String padding = "x".repeat(900);
        for (int i = 0; i < 200; i++) {
            sent.append(i).append(padding).append('\n');
        }
        peer.write(sent.toString());
        for (int i = 1; i <= 200; i++) {
            int count = i;
            fixture.until(() -> heard.size() == count);
            fixture.turns(2);
            assertThat(heard).hasSize(count);
            fixture.connectionOf(peer).unmute(1);
        }
    }

    @Test
    void whoDoesNotReadIsWrittenOnLater() throws Exception {
        Peer peer = connect("TLSv1.3");
        peer.write("ready\n");
        fixture.until(() -> peer.lines().size() == 1);
        peer.deaf(true);
        byte[] line = LoopFixture.bytes("y".repeat(999) + "\n");
        Connection connection = fixture.connectionOf(peer);
        for (int i = 0; i < 10_000; i++) {
            connection.send(line);
        }
        fixture.turns(200);
        assertThat(connection.pending()).isPositive();
        peer.deaf(false);
        fixture.until(() -> peer.receivedBytes() == 6 + 10_000 * line.length);
        assertThat(connection.pending()).isZero();
    }

    @Test
    void whatWaitsIsWrittenBeforeTheEnd() throws Exception {
        Peer peer = connect("TLSv1.3");
        peer.write("ready\n");
        fixture.until(() -> peer.lines().size() == 1);
        Connection connection = fixture.connectionOf(peer);
        connection.send(new byte[2_000_000]);
        connection.send(LoopFixture.bytes("bye\n"));
        connection.finish();
        fixture.until(peer::isAtEnd);
        assertThat(peer.received()).endsWith("bye\n");
        assertThat(peer.wasReset()).isFalse();
    }

    @Test
    void aTaskOfAHandshakeHoldsNobodyElseUp() throws Exception {
        Peer first = connect("TLSv1.3");
        first.write("a\n");
        fixture.until(() -> first.lines().size() == 1);
        isHeld = true;
        Peer waiting = connect("TLSv1.3");
        waiting.write("b\n");
        fixture.until(() -> !tasks.isEmpty());
        first.write("c\n");
        fixture.until(() -> first.lines().size() == 2);
        assertThat(waiting.lines()).isEmpty();
        isHeld = false;
        tasks.remove(0).run();
        fixture.until(() -> waiting.lines().equals(List.of("b")));
    }

    /** Hellos by the thousand, of which nobody awaits the answer, are to cost no arithmetic. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoEndsWhileATaskWaitsIsGoneAndTheTaskIsNotCarriedOut(boolean isReset) throws Exception {
        isHeld = true;
        Peer peer = connect("TLSv1.3");
        fixture.until(() -> !tasks.isEmpty());
        if (isReset) {
            peer.breakOff();
        } else {
            peer.close();
        }
        fixture.until(() -> fixture.loop.connections().isEmpty());
        tasks.remove(0).run();
        assertThat(newest.getHandshakeStatus()).isEqualTo(SSLEngineResult.HandshakeStatus.NEED_TASK);
        fixture.turns(3);
        assertThat(fixture.loop.connections()).isEmpty();
    }

    @Test
    void whatComesWhileATaskWaitsIsReadAfterIt() throws Exception {
        isHeld = true;
        Peer peer = connect("TLSv1.3");
        fixture.until(() -> !tasks.isEmpty());
        byte[] garbage = new byte[1000];
        Arrays.fill(garbage, (byte) 0x7f);
        peer.writeBelow(garbage);
        fixture.turns(3);
        assertThat(fixture.loop.connections()).hasSize(1);
        tasks.remove(0).run();
        fixture.until(() -> fixture.loop.connections().isEmpty());
        assertThat(fixture.opened).isEmpty();
    }

    @Test
    void whereTooManyHandshakesWaitOneIsClosed() throws Exception {
        isFull = true;
        Peer peer = connect("TLSv1.3");
        fixture.until(() -> peer.isAtEnd() || peer.wasReset());
        assertThat(fixture.loop.connections()).isEmpty();
    }

    @Test
    void whoSpeaksPlainTextOnThisMachineIsUnderstood() throws Exception {
        Peer peer = plain();
        peer.write("one\ntwo\n");
        fixture.until(() -> peer.lines().equals(List.of("one", "two")));
        Connection connection = fixture.connectionOf(peer);
        assertThat(connection.isSecret()).isFalse();
        assertThat(connection.isInsecure()).isFalse();
    }

    @Test
    void whoWaitsOnThisMachineIsGreetedInPlainTextSoon() throws Exception {
        Peer peer = plain();
        fixture.advance(Duration.ofMillis(399));
        assertThat(fixture.opened).isEmpty();
        fixture.advance(Duration.ofMillis(2));
        assertThat(fixture.opened).hasSize(1);
        fixture.opened.get(0).send(LoopFixture.bytes("hello\n"));
        fixture.until(() -> peer.lines().equals(List.of("hello")));
        peer.write("one\n");
        fixture.until(() -> peer.lines().size() == 2);
        fixture.advance(Duration.ofSeconds(11));
        assertThat(fixture.loop.connections()).hasSize(1);
    }

    @Test
    void whoSpeaksPlainTextFromElsewhereIsToldSoAtOnceAndNoLineIsTaken() throws Exception {
        fixture.loop.originsBy(TlsTest::farAway);
        Peer peer = plain();
        peer.write("{\"type\":\"register\"}\n");
        fixture.until(peer::isAtEnd);
        assertThat(peer.received()).isEqualTo("TLS, please\n");
        assertThat(fixture.opened).isEmpty();
        assertThat(fixture.closed).isEmpty();
    }

    @Test
    void whoSaysNothingFromElsewhereIsToldAfterFiveSeconds() throws Exception {
        fixture.loop.originsBy(TlsTest::farAway);
        Peer peer = plain();
        fixture.advance(Duration.ofMillis(4900));
        assertThat(peer.isAtEnd()).isFalse();
        fixture.advance(Duration.ofMillis(200));
        fixture.until(peer::isAtEnd);
        assertThat(peer.received()).isEqualTo("TLS, please\n");
        assertThat(made).as("engines").isEqualTo(0);
    }

    @Test
    void whoStopsInTheMiddleOfAHandshakeIsClosedAfterTenSeconds() throws Exception {
        Peer peer = plain();
        peer.write(new byte[] {0x16, 3, 1, 2, 0, 1});
        fixture.until(peer::hasWritten);
        fixture.advance(Duration.ofMillis(9900));
        assertThat(fixture.loop.connections()).hasSize(1);
        fixture.advance(Duration.ofMillis(300));
        fixture.until(() -> fixture.loop.connections().isEmpty());
    }

    /** Thousands may come and go within the seconds that each of them would have had. */
    @Test
    void whoIsGoneIsNotKeptUntilItsTimeWouldHaveBeenUp() throws Exception {
        Peer peer = plain();
        peer.write(new byte[] {0x16, 3, 1, 2, 0, 1});
        fixture.until(peer::hasWritten);
        WeakReference<Connection> gone =
                new WeakReference<>(fixture.loop.connections().iterator().next());
        peer.breakOff();
        fixture.until(() -> fixture.loop.connections().isEmpty());
        fixture.until(() -> {
            System.gc();
            return gone.get() == null;
        });
    }

    @Test
    void garbageInPlaceOfARecordCostsThatConnectionAlone() throws Exception {
        Peer good = connect("TLSv1.3");
        good.write("a\n");
        fixture.until(() -> good.lines().size() == 1);
        byte[] garbage = new byte[8000];
        Arrays.fill(garbage, (byte) 0x16);
        Peer bad = plain();
        bad.write(garbage);
        fixture.until(() -> fixture.loop.connections().size() == 1);
        good.write("b\n");
        fixture.until(() -> good.lines().size() == 2);
    }

    @Test
    void whoGoesOnAskingForNewKeysIsClosedAndNobodyElse() throws Exception {
        Peer good = connect("TLSv1.3");
        SSLEngine client = keys.client("TLSv1.3");
        Peer bad = connect(client);
        good.write("a\n");
        bad.write("a\n");
        fixture.until(() -> good.lines().size() == 1 && bad.lines().size() == 1);
        for (int i = 0; i < TextCountingEngine.MOST_WITHOUT_TEXT / 2; i++) {
            bad.writeBelow(TlsRecords.keyUpdate(client));
        }
        bad.write("b\n");
        fixture.until(() -> bad.lines().size() == 2);
        for (int i = 0; i < TextCountingEngine.MOST_WITHOUT_TEXT; i++) {
            bad.writeBelow(TlsRecords.keyUpdate(client));
        }
        fixture.until(() -> fixture.loop.connections().size() == 1);
        good.write("b\n");
        fixture.until(() -> good.lines().size() == 2);
    }

    /** A handshake is what a flood makes expensive. */
    @Test
    void whoConnectsTooOftenIsClosedBeforeAHandshakeAndWithoutAWord() throws Exception {
        try (LoopFixture few = new LoopFixture(
                new NetLimits(100, 100, 0, 2, 100, 100, 0, network -> 1),
                Entrance.direct(new Tls(this::engine, this::start)))) {
            for (int i = 0; i < 2; i++) {
                Peer peer = new Peer(InetAddress.getLoopbackAddress(), few.address, keys.client("TLSv1.3"));
                few.peers.add(peer);
                peer.write("a\n");
                few.until(() -> peer.lines().size() == 1);
            }
            Peer third = few.knock(InetAddress.getLoopbackAddress());
            few.until(() -> third.isAtEnd() || third.wasReset());
            assertThat(third.receivedBytes()).isZero();
            assertThat(made).as("engines").isEqualTo(2);
            assertThat(few.loop.connections()).hasSize(2);
        }
    }
}
