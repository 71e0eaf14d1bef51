package dev.parley.server.admin.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.admin.AdminPort;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.FakeAdmin;
import dev.parley.server.admin.FakeAudit;
import dev.parley.server.admin.RoomLine;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console's socket, with consoles that behave and others that do not. */
@Timeout(60)
class AdminSocketTest {

    @TempDir
    Path data;

    private final FakeAdmin server = new FakeAdmin();
    private final FakeAudit audit = new FakeAudit();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        Collections.reverse(open);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private AdminSocket listen(AdminPort port, Path folder) throws IOException {
        AdminSocket socket = AdminSocket.open(folder, new Commands(port, audit, ZoneOffset.UTC), "1.2.3");
        open.add(socket);
        return socket;
    }

    private Link connect(Path folder) throws IOException {
        Link link = Link.to(folder);
        open.add(link);
        return link;
    }

    private Link connected() throws IOException {
        Link link = connect(data);
        assertThat(link.expect().path(Wire.HELLO).asText()).isEqualTo("1.2.3");
        return link;
    }

    private static List<JsonNode> obey(Link link, String line, Wire.Asked asked) throws IOException {
        link.send(Link.message().put(Wire.OBEY, line).put(Wire.CONFIRM, asked.name()));
        List<JsonNode> answer = new ArrayList<>();
        do {
            answer.add(link.expect());
        } while (!answer.get(answer.size() - 1).has(Wire.END));
        return answer;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void nobodyButItsUserCanReachTheSocket() throws Exception {
        Files.createDirectories(data.resolve("admin"));
        Files.setPosixFilePermissions(data.resolve("admin"), PosixFilePermissions.fromString("rwxrwxrwx"));

        listen(server, data);

        assertThat(mode(data.resolve("admin"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("admin/console.sock"))).isEqualTo("rw-------");
    }

    @Test
    void aSocketThatAKilledServerLeftIsReplaced() throws Exception {
        Files.createDirectories(data.resolve("admin"));
        UnixDomainSocketAddress left = UnixDomainSocketAddress.of(data.resolve("admin/console.sock"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(left).close();
        assertThat(left.getPath()).exists();

        listen(server, data);

        assertThat(obey(connected(), "/kick ann", Wire.Asked.PERSON)).hasSize(2);
    }

    @Test
    void aFolderWhosePathIsLongerThanAnAddressWorks() throws Exception {
        Path deep = data.resolve("a".repeat(90)).resolve("b".repeat(90));
        Files.createDirectories(deep);
        long linksBefore = links();

        AdminSocket socket = listen(server, deep);
        Link link = connect(deep);

        assertThat(link.expect().has(Wire.HELLO)).isTrue();
        assertThat(obey(link, "/kick ann", Wire.Asked.PERSON)).hasSize(2);
        assertThat(deep.resolve("admin/console.sock")).exists();
        assertThat(links()).isEqualTo(linksBefore);
        socket.close();
        assertThat(deep.resolve("admin/console.sock")).doesNotExist();
    }

    /** Links in the folder for temporary files that lead to a console's socket. */
    private long links() throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "parley*")) {
            long count = 0;
            for (Path folder : folders) {
                Path link = folder.resolve("d");
                count += Files.isSymbolicLink(link)
                                && Files.readSymbolicLink(link).startsWith(data.toAbsolutePath())
                        ? 1
                        : 0;
            }
            return count;
        }
    }

    @Test
    void twoConsolesDoNotWaitForEachOther() throws Exception {
        listen(server, data);
        Link first = connected();
        Link second = connected();
        first.send(Link.message().put(Wire.OBEY, "/room delete tea").put(Wire.CONFIRM, Wire.Asked.PERSON.name()));
        assertThat(first.expect().path(Wire.NAME).asText()).isEqualTo("tea");

        assertThat(obey(second, "/kick ann", Wire.Asked.PERSON)
                        .get(0)
                        .path(Wire.LINE)
                        .asText())
                .isEqualTo("Disconnected ann.");
        first.send(Link.message().put(Wire.TYPED, true));
        assertThat(first.expect().path(Wire.LINE).asText()).isEqualTo("The room tea is deleted.");
    }

    @Test
    void aScriptDeletesNothingUnlessItSaysSo() throws Exception {
        listen(server, data);
        Link link = connected();

        List<JsonNode> refused = obey(link, "/room delete tea", Wire.Asked.NOBODY);
        assertThat(refused.get(0).path(Wire.LINE).asText())
                .contains("Nothing was changed")
                .contains("--yes");
        assertThat(refused.get(1).path(Wire.END).asText()).isEqualTo("FAILED");
        assertThat(server.heard).isEmpty();
        assertThat(obey(link, "/room delete tea", Wire.Asked.SURE)
                        .get(1)
                        .path(Wire.END)
                        .asText())
                .isEqualTo("DONE");
        assertThat(audit.acts).singleElement().satisfies(act -> {
            assertThat(act.who()).isEqualTo(System.getProperty("user.name"));
            assertThat(act.from()).isEqualTo("admin.sh");
        });
    }

    @Test
    void rowsComeInThePlaceOfLines() throws Exception {
        listen(server, data);
        Link link = connected();
        link.send(Link.message().put(Wire.OBEY, "/rooms").put(Wire.ROWS, true).put(Wire.CONFIRM, "PERSON"));

        assertThat(link.expect().path(Wire.ROW).path("room").asText()).isEqualTo("lobby");
        assertThat(link.expect().path(Wire.ROW).path("retention_days").asInt()).isEqualTo(7);
        assertThat(link.expect().has(Wire.END)).isTrue();
    }

    @Test
    void tabIsAnsweredToo() throws Exception {
        listen(server, data);
        Link link = connected();
        link.send(Link.message().put(Wire.COMPLETE, "/room delete "));

        assertThat(link.expect().path(Wire.OFFERS))
                .extracting(offer -> offer.path(Wire.WORD).asText())
                .containsExactly("lobby", "tea");
    }

    @Test
    void moreConsolesThanThereArePlacesAreToldSo() throws Exception {
        listen(server, data);
        Link first = connected();
        for (int i = 1; i < AdminSocket.MOST; i++) {
            connected();
        }

        assertThat(connect(data).expect().path(Wire.BYE).asText()).startsWith("There are 8 consoles");
        first.close();
        await().untilAsserted(
                        () -> assertThat(connect(data).expect().has(Wire.HELLO)).isTrue());
    }

    @Test
    void aConsoleThatReadsNothingIsGivenUp() throws Exception {
        // As many rooms as no socket takes unread.
        AdminPort crowded = new FakeAdmin() {
            @Override
            public void rooms(Consumer<List<RoomLine>> answer) {
                answer.accept(Collections.nCopies(
                        20_000, new RoomLine("tea", "leaves only ".repeat(10), 1, 0, 1, false, null)));
            }
        };
        AdminSocket socket =
                AdminSocket.open(data, new Commands(crowded, audit, ZoneOffset.UTC), "1.2.3", Duration.ofMillis(200));
        open.add(socket);
        Link deaf = connected();
        assertThat(socket.consoles()).isOne();

        deaf.send(Link.message().put(Wire.OBEY, "/rooms").put(Wire.CONFIRM, "PERSON"));

        await().untilAsserted(() -> assertThat(socket.consoles()).isZero());
        assertThat(obey(connected(), "/kick ann", Wire.Asked.PERSON)).hasSize(2);
    }

    @Test
    void aLineWithoutAnEndIsNotCollectedForever() throws Exception {
        listen(server, data);
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("admin/console.sock")))) {
            ByteBuffer much = ByteBuffer.wrap("x".repeat(1000).getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> {
                        while (true) {
                            channel.write(much.rewind());
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(obey(connected(), "/kick ann", Wire.Asked.PERSON)).hasSize(2);
    }

    @Test
    void whoeverStopsTheServerIsAnsweredFirst() throws Exception {
        AdminSocket[] socket = new AdminSocket[1];
        socket[0] = listen(
                new FakeAdmin() {
                    @Override
                    public void stop(String reason) {
                        new Thread(socket[0]::close).start();
                    }
                },
                data);

        List<JsonNode> answer = obey(connected(), "/stop", Wire.Asked.PERSON);

        assertThat(answer.get(1).path(Wire.END).asText()).isEqualTo("ENDS");
        await().untilAsserted(
                        () -> assertThat(data.resolve("admin/console.sock")).doesNotExist());
    }

    @Test
    void aConsoleLearnsThatTheServerHasEnded() throws Exception {
        AdminSocket socket = listen(server, data);
        Link link = connected();

        socket.close();

        assertThat(link.receive()).isNull();
        assertThatThrownBy(() -> Link.to(data)).isInstanceOf(IOException.class);
    }
}
