package dev.parley.server.admin.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.server.admin.Commands;
import dev.parley.server.admin.FakeAdmin;
import dev.parley.server.admin.FakeAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other accounts of the machine, where root runs the tests, who alone can be another user for a moment. */
@Timeout(120)
class OtherUsersTest {

    private static final String NOBODY = "65534";
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** Connects, asks for the users, and prints the first line that it hears. */
    private static final String PROBE = """
            import java.net.*;
            import java.nio.*;
            import java.nio.channels.*;
            import java.nio.charset.StandardCharsets;

            public class Probe {
                public static void main(String[] socket) throws Exception {
                    try (SocketChannel console = SocketChannel.open(UnixDomainSocketAddress.of(socket[0]))) {
                        ByteBuffer heard = ByteBuffer.allocate(65536);
                        while (console.read(heard) >= 0 && heard.get(heard.position() - 1) != 10) {}
                        System.out.print(new String(heard.array(), 0, heard.position(), StandardCharsets.UTF_8));
                    } catch (java.io.IOException refused) {
                        System.out.println("refused: " + refused.getMessage());
                    }
                }
            }
            """;

    @TempDir
    Path data;

    private String probedBy(String... before) throws Exception {
        Path probe = Files.writeString(data.resolve("Probe.java"), PROBE);
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> command = new java.util.ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                probe.toString(),
                data.resolve("admin/console.sock").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    private static void open(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Test
    void anotherUserIsTurnedAwayByTheFilesAndWhereTheyAreOpenByTheServer() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "root alone can be another user");
        assumeTrue(Files.isExecutable(SETPRIV), "setpriv of util-linux is missing");
        open(data, "rwxr-xr-x");
        FakeAdmin server = new FakeAdmin();
        try (AdminSocket socket =
                AdminSocket.open(data, new Commands(server, new FakeAudit(), ZoneOffset.UTC), "1.2.3")) {
            String[] other = {SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"};
            assertThat(probedBy(other)).startsWith("refused: ");

            open(data.resolve("admin"), "rwxrwxrwx");
            open(data.resolve("admin/console.sock"), "rw-rw-rw-");
            assertThat(probedBy(other)).isEqualTo("{\"bye\":\"This server is another user's.\"}");
            assertThat(socket.consoles()).isZero();
            assertThat(probedBy()).as("root").contains("1.2.3");
            assertThat(server.heard).isEmpty();
        }
    }
}
