package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
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
        try (LoopFixture net = new LoopFixture(new NetLimits(100, 100, 0, 10, 3, 2), null)) {
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
    void aGuestsLinesAreShort() throws IOException {
        try (LoopFixture net = new LoopFixture(new NetLimits(100, 100, 0, 10, 3, 2), null)) {
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
}
