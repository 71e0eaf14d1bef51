package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UnixSocketTest {

    @TempDir
    Path folder;

    private Path path;
    private LoopFixture fixture;

    @BeforeEach
    void open() throws IOException {
        path = folder.resolve("chat.sock");
        fixture = LoopFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        assertThat(path).as("its file").doesNotExist();
        assertThat(fixture.troubles).isEmpty();
    }

    @Test
    void linesComeAndGoAndTheSystemSaysWhoItIs() throws Exception {
        fixture.loop.listen(new UnixSocket(path, "640"), Entrance.direct(null));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-r-----");
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            client.write(ByteBuffer.wrap("hello\n".getBytes(StandardCharsets.UTF_8)));
            fixture.until(() -> fixture.opened.size() == 1);
            Origin origin = fixture.opened.get(0).origin();
            assertThat(origin.network())
                    .isEqualTo("unix:" + Files.getOwner(path).getName());
            assertThat(origin.isLocal()).isTrue();
            client.configureBlocking(false);
            ByteBuffer answer = ByteBuffer.allocate(100);
            fixture.until(() -> {
                try {
                    client.read(answer);
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
                return answer.position() == 6;
            });
            assertThat(new String(answer.array(), 0, 6, StandardCharsets.UTF_8)).isEqualTo("hello\n");
        }
        fixture.until(() -> fixture.closed.size() == 1);
    }

    @Test
    void aSocketThatAKilledServerLeftBehindIsReplaced() throws Exception {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        fixture.loop.listen(new UnixSocket(path, "600"), Entrance.direct(null));
        SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
        fixture.until(() -> fixture.closed.size() == 1);
    }

    @Test
    void aSocketInUseIsLeftAlone() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(path));
            assertThatThrownBy(() -> fixture.loop.listen(new UnixSocket(path, "600"), Entrance.direct(null)))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("in use");
            SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
        }
        Files.delete(path);
    }

    @Test
    void aFileInItsPlaceIsLeftAlone() throws Exception {
        Files.writeString(path, "mine");
        assertThatThrownBy(() -> fixture.loop.listen(new UnixSocket(path, "600"), Entrance.direct(null)))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("no socket");
        assertThat(path).hasContent("mine");
        Files.delete(path);
    }
}
