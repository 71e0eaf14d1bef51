package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.client.net.Guard;
import dev.parley.client.net.KnownServers;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.Protection;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.net.ServerLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What is said where no server answers. */
class LocalServerTest {

    private static final class Asked extends Offer {
        private final boolean somebody;
        private String why = "";

        private Asked(boolean somebody) {
            this.somebody = somebody;
        }

        @Override
        boolean isPossible() {
            return somebody;
        }

        @Override
        boolean isTaken(String failure) {
            why += failure;
            return false;
        }
    }

    private static ServerAddress nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServerAddress("127.0.0.1", socket.getLocalPort());
        }
    }

    private static LinkFailure failure(ServerAddress address) {
        return catchThrowableOfType(LinkFailure.class, () -> {
            Guard guard = new Guard(address, Protection.USUAL, KnownServers.NONE);
            try (ServerLink link = new ServerLink(event -> {}, guard)) {
                link.connectNow(address);
            }
        });
    }

    @Test
    void whoDeclinesTheOfferIsNotToldTheFailureTwice() throws Exception {
        ServerAddress address = nobody();
        LinkFailure failure = failure(address);
        Asked ann = new Asked(true);
        LocalServer local = new LocalServer(address, "server.sh", ann);
        assertThat(local.startAfter(failure, false)).isFalse();
        assertThat(ann.why).isEqualTo(failure.text());
        assertThat(local.hint(failure)).isEqualTo("Start one with: scripts/server.sh --port " + address.port());
    }

    @Test
    void whereNobodyCanBeAskedTheFailureIsSaidWithTheHint() throws Exception {
        ServerAddress address = nobody();
        LinkFailure failure = failure(address);
        LocalServer local = new LocalServer(address, "server.sh", new Asked(false));
        assertThat(local.startAfter(failure, false)).isFalse();
        assertThat(local.hint(failure))
                .isEqualTo(failure.text() + " Start one with: scripts/server.sh --port " + address.port());
    }

    @Test
    void theHintNamesAnAddressThatTheServerWouldNotTakeByItself() throws Exception {
        int port = nobody().port();
        ServerAddress other = new ServerAddress("127.0.0.2", port);
        LinkFailure failure = failure(other);
        assertThat(new LocalServer(other, null, new Asked(false)).hint(failure))
                .endsWith(" Start one with: scripts/server.sh --port " + port + " --host 127.0.0.2");
        assertThat(new LocalServer(new ServerAddress("::1", port), null, new Asked(false)).hint(failure))
                .endsWith(" --port " + port + " --host ::1");
        assertThat(new LocalServer(new ServerAddress("localhost", port), null, new Asked(false)).hint(failure))
                .endsWith(" --port " + port);
    }
}
