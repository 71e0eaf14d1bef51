package dev.parley.server.net;

import static dev.parley.server.net.LoopFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How connections end, and what still arrives. */
class EndingTest {

    private LoopFixture net;

    @BeforeEach
    void open() throws IOException {
        net = LoopFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        net.close();
    }

    @Test
    void theLastLineArrivesEvenIfThePeerStillSends() throws IOException {
        for (int round = 0; round < 5; round++) {
            Peer peer = net.connect();
            Connection connection = net.connectionOf(peer);
            peer.write("z".repeat(3_000_000) + "\n");
            connection.send(bytes("a".repeat(100_000) + "\n"));
            connection.send(bytes("last\n"));
            connection.finish();
            connection.send(bytes("no more\n"));
            net.until(() -> peer.isAtEnd() || peer.wasReset());
            assertThat(peer.wasReset()).isFalse();
            assertThat(peer.lines()).hasSize(2).last().isEqualTo("last");
            peer.close();
            net.until(() -> net.closed.contains(connection));
        }
    }

    @Test
    void afterFinishingNoLineIsHandedOver() throws IOException {
        net.onLine = (connection, line) -> {
            assertThat(line).isEqualTo("first");
            connection.send(bytes("bye\n"));
            connection.finish();
        };
        Peer peer = net.connect();
        peer.write("first\nsecond\n").write("third\n");
        net.until(peer::isAtEnd);
        assertThat(peer.lines()).containsExactly("bye");
        assertThat(net.troubles).isEmpty();
    }

    @Test
    void whoDoesNotFetchItsLastLinesIsGivenUpInTime() throws IOException {
        Peer deaf = net.connect().deaf(true);
        Connection connection = net.connectionOf(deaf);
        connection.send(new byte[20_000_000]);
        connection.finish();
        net.turns(20);
        net.advance(Duration.ofMillis(1999));
        net.turns(20);
        assertThat(net.closed).isEmpty();
        net.advance(Duration.ofMillis(2));
        net.turns(2);
        assertThat(net.closed).containsExactly(connection);
        assertThat(net.loop.connections()).isEmpty();
    }

    @Test
    void whoDoesNotEndItsOwnSideIsGivenUpToo() throws IOException {
        Peer peer = net.connect();
        Connection connection = net.connectionOf(peer);
        connection.finish();
        net.until(peer::isAtEnd);
        assertThat(net.closed).isEmpty();
        net.advance(Duration.ofSeconds(3));
        net.turns(2);
        assertThat(net.closed).containsExactly(connection);
    }

    @Test
    void finishingWithoutWhatWaitsKeepsTheLineThatWasBegun() throws IOException {
        Peer deaf = net.connect().deaf(true);
        Connection connection = net.connectionOf(deaf);
        String first = "1".repeat(10_000_000);
        connection.send(bytes(first + "\n"));
        connection.send(bytes("never\n"));
        net.turns(20);
        assertThat(connection.pending()).isBetween(1L, 10_000_000L);
        connection.finishWithout(bytes("bye\n"));
        deaf.deaf(false);
        net.until(deaf::isAtEnd);
        assertThat(deaf.lines()).containsExactly(first, "bye");
    }

    @Test
    void drainingIsToldOnceWhenHalfTheMarkIsReached() throws IOException {
        Peer slow = net.connect().deaf(true);
        Connection connection = net.connectionOf(slow);
        connection.send(new byte[20_000_000]);
        connection.watchDrain(8_000_000);
        net.turns(20);
        assertThat(net.drained).isEmpty();
        slow.deaf(false);
        net.until(() -> !net.drained.isEmpty());
        assertThat(connection.pending()).isLessThanOrEqualTo(4_000_000);
        net.until(() -> connection.pending() == 0);
        assertThat(net.drained).containsExactly(connection);
    }

    @Test
    void lingeringConnectionsAreClosedWhenThePeerEnds() throws IOException {
        Peer peer = net.connect();
        Connection connection = net.connectionOf(peer);
        connection.finish();
        net.until(peer::isAtEnd);
        peer.close();
        net.until(() -> net.closed.equals(List.of(connection)));
    }

    @Test
    void whatHadComeIsHandedOverBeforeTheEndBegins() throws IOException {
        List<String> heard = new ArrayList<>();
        net.onLine = (connection, line) -> heard.add(line);
        Peer busy = net.connect();
        Peer idle = net.connect();
        busy.write(IntStream.range(0, 1_000).mapToObj(i -> i + "\n").collect(Collectors.joining()) + "half a li");
        List<Integer> heardThen = new ArrayList<>();
        net.loop.whenHeard(Duration.ofSeconds(2), () -> heardThen.add(heard.size()));
        advanceUntil(() -> !heardThen.isEmpty());
        assertThat(heardThen).containsExactly(1_000);
        assertThat(heard).last().isEqualTo("999");
        assertThat(idle.wasReset()).isFalse();
    }

    @Test
    void theEndWaitsForNobodyWhoGoesOnSendingOrIsNotHeard() throws IOException {
        Peer talker = net.connect();
        Peer mute = net.connect();
        net.connectionOf(mute).mute(1);
        List<String> ends = new ArrayList<>();
        net.loop.whenHeard(Duration.ofSeconds(2), () -> ends.add("end"));
        for (int ms = 0; ms < 1_990; ms += 10) {
            talker.write("more\n");
            net.advance(Duration.ofMillis(10));
        }
        assertThat(ends).as("one connection is not heard").isEmpty();
        net.advance(Duration.ofMillis(30));
        assertThat(ends).containsExactly("end");

        net.connectionOf(mute).unmute(1);
        net.turns(2);
        net.loop.whenHeard(Duration.ofSeconds(2), () -> ends.add("soon"));
        for (int ms = 0; ms < 500; ms += 10) {
            net.advance(Duration.ofMillis(10));
            talker.write("more\n");
        }
        assertThat(ends).containsExactly("end", "soon");
    }

    private void advanceUntil(BooleanSupplier isSo) throws IOException {
        net.until(() -> {
            net.nanos += Duration.ofMillis(1).toNanos();
            return isSo.getAsBoolean();
        });
    }
}
