package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host name may have several addresses. */
@Timeout(60)
class DialTest {

    /** Reserved for documentation: packets go nowhere, or the network says so at once. */
    private static final String NOWHERE = "192.0.2.1";

    @Test
    void theSecondAddressIsTriedWhenTheFirstRefuses() throws Exception {
        try (ServerSocket server = listening("127.0.0.2");
                Dial dial = dial(server.getLocalPort(), "127.0.0.3", "127.0.0.2")) {
            dial.open();
            assertThat(dial.socket().getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void anAddressOfTheOtherFamilyIsTriedToo() throws Exception {
        try (ServerSocket server = listening("127.0.0.1");
                Dial dial = dial(server.getLocalPort(), "::1", "127.0.0.1")) {
            dial.open();
            assertThat(dial.socket().getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void anAddressThatAnswersNothingIsNotWaitedFor() throws Exception {
        // A full backlog answers nothing at all: its address stands for a host that is down.
        try (ServerSocket full = new ServerSocket()) {
            full.bind(new InetSocketAddress("127.0.0.4", 0), 1);
            List<Socket> waiting = new ArrayList<>();
            try (ServerSocket server = new ServerSocket()) {
                server.bind(new InetSocketAddress("127.0.0.2", full.getLocalPort()));
                fill(full, waiting);
                try (Dial dial = dial(server.getLocalPort(), "127.0.0.4", "127.0.0.2")) {
                    dial.open();
                    assertThat(dial.socket().getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
                }
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void theFirstThatAnswersIsTheConnectionAndTheOthersAreClosed() throws Exception {
        try (ServerSocket server = listening("127.0.0.1")) {
            Dial dial = dial(server.getLocalPort(), "127.0.0.1", "127.0.0.2");
            dial.open();
            assertThat(dial.isOpen()).isTrue();
            try (Socket accepted = server.accept()) {
                assertThat(accepted.getPort()).isEqualTo(dial.socket().getLocalPort());
                dial.close();
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aFailureNamesEveryAddressThatWasTried() throws Exception {
        int port = freePort();
        try (Dial dial = dial(port, "127.0.0.1", "127.0.0.2", "::1")) {
            LinkFailure failure = catchThrowableOfType(LinkFailure.class, dial::open);
            assertThat(failure.text())
                    .startsWith("No Parley server answers at chat.example:" + port + " (tried 127.0.0.1, ")
                    .contains("127.0.0.2", "::1")
                    .endsWith(").");
            assertThat(failure.reason()).isEqualTo(LinkEvent.Reason.NO_ANSWER);
        }
        try (Dial dial = dial(port, "127.0.0.1")) {
            assertThatThrownBy(dial::open).hasMessage("No Parley server answers at chat.example:" + port + ".");
        }
    }

    @Test
    void aNameWithoutAnAddressIsSaid() {
        try (Dial dial = new Dial(new ServerAddress("nowhere.invalid", 5000), host -> {
            throw new UnknownHostException(host);
        })) {
            assertThatThrownBy(dial::open).hasMessage("There is no host named nowhere.invalid.");
        }
    }

    @Test
    void closingEndsTheWaiting() throws Exception {
        try (ServerSocket full = new ServerSocket()) {
            full.bind(new InetSocketAddress("127.0.0.4", 0), 1);
            List<Socket> waiting = new ArrayList<>();
            fill(full, waiting);
            Dial dial = dial(full.getLocalPort(), "127.0.0.4", NOWHERE);
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> {
                try {
                    dial.open();
                    return "connected";
                } catch (LinkFailure failure) {
                    return failure.text();
                }
            });
            dial.close();
            assertThat(said.get(Dial.TIMEOUT_MS / 2, TimeUnit.MILLISECONDS)).contains("No Parley server answers");
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static Dial dial(int port, String... addresses) throws UnknownHostException {
        InetAddress[] all = new InetAddress[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return new Dial(new ServerAddress("chat.example", port), host -> all);
    }

    private static ServerSocket listening(String address) throws IOException {
        return new ServerSocket(0, 50, InetAddress.getByName(address));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Connects until the kernel takes no more. */
    private static void fill(ServerSocket server, List<Socket> waiting) {
        try {
            while (waiting.size() < 64) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(server.getLocalSocketAddress(), 300);
            }
        } catch (IOException full) {
            return;
        }
    }
}
