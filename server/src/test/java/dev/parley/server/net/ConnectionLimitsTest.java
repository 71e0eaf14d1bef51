package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private static void assertServed(LoopFixture net, Peer peer) throws IOException {
        peer.write("hello\n");
        net.until(() -> peer.lines().contains("hello"));
    }

    private static void assertRefused(LoopFixture net, Peer peer) throws IOException {
        net.until(peer::isAtEnd);
        assertThat(peer.lines()).containsExactly("no place");
    }

    @Test
    void oneMoreThanThereArePlacesForIsToldSo() throws IOException {
        try (LoopFixture net = new LoopFixture(2, 0)) {
            Peer one = net.connect();
            Peer two = net.connect();
            assertRefused(net, net.connect());
            assertServed(net, one);
            assertServed(net, two);
            one.close();
            net.until(() -> net.closed.contains(net.connectionOf(one)));
            assertServed(net, net.connect());
            assertThat(net.opened).hasSize(3);
        }
    }

    @Test
    void eachAddressHasItsOwnBound() throws IOException {
        try (LoopFixture net = new LoopFixture(100, 2)) {
            net.connect();
            Peer second = net.connect();
            assertRefused(net, net.connect());
            InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
            assertServed(net, net.connectFrom(elsewhere));
            assertServed(net, net.connectFrom(elsewhere));
            assertRefused(net, net.connectFrom(elsewhere));
            second.close();
            net.until(() -> net.closed.contains(net.connectionOf(second)));
            assertServed(net, net.connect());
        }
    }

    @Test
    void onlySoManyWaitForASignIn() throws IOException {
        try (LoopFixture net = new LoopFixture(new NetLimits(100, 100, 0, 10, 3, 2), Entrance.direct(null))) {
            Peer first = net.connect();
            Peer second = net.connect();
            assertRefused(net, net.connect());
            net.connectionOf(first).setGuest(false);
            Peer third = net.connect();
            assertServed(net, third);
            InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
            assertServed(net, net.connectFrom(elsewhere));
            assertRefused(net, net.connectFrom(elsewhere));
            second.close();
            net.until(() -> net.closed.contains(net.connectionOf(second)));
            assertServed(net, net.connectFrom(elsewhere));
            net.connectionOf(first).setGuest(true);
            assertRefused(net, net.connectFrom(elsewhere));
            first.close();
            third.close();
            net.until(
                    () -> net.closed.contains(net.connectionOf(first)) && net.closed.contains(net.connectionOf(third)));
            assertServed(net, net.connect());
        }
    }

    @Test
    void aFewNetworksKeepNobodyElseOut() throws IOException {
        try (LoopFixture net = new LoopFixture(new NetLimits(100, 100, 0, 10, 7, 4), Entrance.direct(null))) {
            InetAddress second = InetAddress.getByName("127.0.0.2");
            InetAddress third = InetAddress.getByName("127.0.0.3");
            Peer oldest = net.connect();
            Peer signedIn = net.connect();
            net.connectionOf(signedIn).setGuest(false);
            Peer[] first = {net.connect(), net.connect(), net.connect()};
            for (int i = 0; i < 3; i++) {
                assertServed(net, net.connectFrom(second));
            }
            Peer newcomer = net.connectFrom(third);
            assertServed(net, newcomer);
            assertRefused(net, oldest);
            assertServed(net, signedIn);
            assertServed(net, first[0]);
            assertRefused(net, net.connect());
            assertServed(net, net.connectFrom(third));
            assertRefused(net, net.connectFrom(third));
            assertServed(net, newcomer);
            oldest.close();
            net.until(() -> net.closed.contains(net.connectionOf(oldest)));
            net.connectionOf(signedIn).setGuest(true);
            assertServed(net, signedIn);
        }
    }

    @Test
    void aGuestsLinesAreShort() throws IOException {
        try (LoopFixture net = new LoopFixture(new NetLimits(100, 100, 0, 10, 3, 2), Entrance.direct(null))) {
            Peer peer = net.connect();
            Connection connection = net.connectionOf(peer);
            peer.write("longer than ten\n1234567890\n");
            net.until(() -> peer.lines().contains("1234567890"));
            assertThat(peer.lines()).doesNotContain("longer than ten");
            connection.setGuest(false);
            assertThat(connection.maxLine()).isEqualTo(100);
            peer.write("longer than ten\n");
            net.until(() -> peer.lines().contains("longer than ten"));
            connection.setGuest(true);
            peer.forget();
            peer.write("longer than ten\n0987654321\n");
            net.until(() -> peer.lines().contains("0987654321"));
            assertThat(peer.lines()).doesNotContain("longer than ten");
        }
    }

    @Test
    void whoWasRefusedTakesNoPlaceWhileItLingers() throws IOException {
        try (LoopFixture net = new LoopFixture(1, 1)) {
            Peer first = net.connect();
            Peer refused = net.connect();
            assertRefused(net, refused);
            first.close();
            net.until(() -> net.closed.contains(net.connectionOf(first)));
            assertThat(net.loop.connections())
                    .as("the refused one has not gone")
                    .hasSize(1);
            assertServed(net, net.connect());
        }
    }

    @Test
    void whoWasRefusedIsNoneOfTheHandlersBusinessAtItsEnd() throws IOException {
        try (LoopFixture net = new LoopFixture(1, 0)) {
            Peer first = net.connect();
            Peer refused = net.connect();
            assertRefused(net, refused);
            refused.close();
            net.until(() -> net.loop.connections().size() == 1);
            assertThat(net.opened).containsExactly(net.connectionOf(first));
            assertThat(net.closed).isEmpty();
        }
    }

    private static NetLimits perMinute(int connections) {
        return new NetLimits(100, 10_000, 0, connections, 100, 10_000, 0, network -> network.endsWith(".9") ? 2 : 1);
    }

    private static void assertTurnedAway(LoopFixture net, Peer peer, String line) throws IOException {
        net.until(peer::isAtEnd);
        assertThat(peer.lines()).containsExactly(line);
        assertThat(peer.wasReset()).isFalse();
    }

    @Test
    void anAddressConnectsOnlySoOftenInAMinute() throws IOException {
        try (LoopFixture net = new LoopFixture(perMinute(6), Entrance.direct(null))) {
            for (int i = 0; i < 6; i++) {
                Peer peer = net.connect();
                assertServed(net, peer);
                peer.close();
            }
            net.until(() -> net.closed.size() == 6);
            assertTurnedAway(net, net.connect(), "again in 10000 ms");
            // Also one that has spoken already.
            Peer hasty = net.knock(InetAddress.getLoopbackAddress());
            hasty.write("hello\n").move();
            assertTurnedAway(net, hasty, "again in 10000 ms");
            assertThat(net.opened).hasSize(6);
            assertThat(net.loop.connections()).isEmpty();
            assertServed(net, net.connectFrom(InetAddress.getByName("127.0.0.2")));
            net.advance(Duration.ofSeconds(10));
            assertServed(net, net.connect());
            assertTurnedAway(net, net.connect(), "again in 10000 ms");
        }
    }

    @Test
    void aTrustedNetworkConnectsMoreOften() throws IOException {
        try (LoopFixture net = new LoopFixture(perMinute(3), Entrance.direct(null))) {
            InetAddress trusted = InetAddress.getByName("127.0.0.9");
            for (int i = 0; i < 6; i++) {
                assertServed(net, net.connectFrom(trusted));
            }
            assertTurnedAway(net, net.connectFrom(trusted), "again in 10000 ms");
        }
    }

    /** As fast as a flood can: what it costs is a line, and no place. */
    @Test
    void aFloodFromOneAddressKeepsNobodyElseOut() throws IOException {
        try (LoopFixture net = new LoopFixture(perMinute(60), Entrance.direct(null))) {
            for (int i = 0; i < 2000; i++) {
                Peer flooder = net.knock(InetAddress.getLoopbackAddress());
                flooder.breakOff();
                net.peers.remove(flooder);
                if (i % 50 == 0) {
                    net.turn();
                }
            }
            assertServed(net, net.connectFrom(InetAddress.getByName("127.0.0.2")));
            assertThat(net.opened.size()).isLessThanOrEqualTo(61);
            assertThat(net.troubles).isEmpty();
        }
    }
}
