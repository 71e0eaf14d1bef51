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
