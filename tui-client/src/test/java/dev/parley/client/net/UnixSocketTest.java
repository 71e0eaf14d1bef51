package dev.parley.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.net.LinkEvent.Down;
import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.client.net.LinkEvent.Received;
import dev.parley.client.net.LinkEvent.Up;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server behind a socket file. */
@Timeout(120)
class UnixSocketTest {

    private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();
    private Path folder;
    private ServerSocketChannel listener;
    private ServerAddress address;
    private ServerLink link;

    @BeforeEach
    void listen() throws IOException {
        // Such a name is short: the folder of a test may be deep.
        folder = Files.createTempDirectory("p");
        Path socket = folder.resolve("chat.sock");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        address = ServerAddress.parse("unix:" + socket);
        link = new ServerLink(events::add, new Guard(address, Protection.USUAL, KnownServers.NONE));
    }

    @AfterEach
    void closeAll() throws IOException {
        listener.close();
        link.close();
        Files.deleteIfExists(address.socketFile());
        Files.delete(folder);
    }

    private LinkEvent next() throws InterruptedException {
        LinkEvent event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event from the link").isNotNull();
        return event;
    }

    private static void say(SocketChannel client, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    @Test
    void itIsSpokenToAsAnyOther() throws Exception {
        link.connect(address);
        try (SocketChannel client = listener.accept()) {
            say(client, FakeServer.HELLO);
            Up up = (Up) next();
            assertThat(up.exposed()).isFalse();
            String text = "x".repeat(1_000_000);
            say(client, "{\"type\":\"notice\",\"text\":\"" + text + "\"}");
            assertThat(((ServerEvent.Notice) ((Received) next()).message()).text())
                    .isEqualTo(text);
            // More than the socket holds: the writer waits until it is read.
            for (int i = 0; i < 100; i++) {
                link.send(new RequestId.Numeric(i), new Request.Broadcast("y".repeat(16_000)));
            }
            BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                assertThat(in.readLine()).hasSizeGreaterThan(16_000);
            }
            link.disconnect();
            assertThat(in.readLine()).isNull();
        }
    }

    @Test
    void aServerThatIsNoLongerHeardOfIsDown() throws Exception {
        link.connect(address);
        try (SocketChannel client = listener.accept()) {
            say(client, FakeServer.HELLO.replace("\"heartbeat_s\":30", "\"heartbeat_s\":0"));
            assertThat(next()).isInstanceOf(Up.class);
            assertThat(((Down) next()).reason()).isEqualTo(Reason.SILENT);
        }
    }

    @Test
    void aServerThatClosesIsToldSo() throws Exception {
        link.connect(address);
        try (SocketChannel client = listener.accept()) {
            say(client, FakeServer.HELLO);
            assertThat(next()).isInstanceOf(Up.class);
        }
        assertThat(((Down) next()).reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        listener.close();
        link.connect(address);
        Down down = (Down) next();
        assertThat(down.reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(down.text()).startsWith("No Parley server answers at " + address);
    }

    @Test
    void leavingWhileNothingIsSaidEndsItAtOnce() throws Exception {
        link.connect(address);
        try (SocketChannel client = listener.accept()) {
            link.disconnect();
            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }
}
