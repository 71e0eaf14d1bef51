package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.server.tls.IdentityFiles;
import dev.parley.server.tls.ServerIdentity;
import dev.parley.server.tls.TrustsAll;
import dev.parley.tls.Fingerprint;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where and how a real server listens: TLS to other machines, plain text on this one, Unix-domain sockets. */
@Timeout(300)
class ListenersTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    /** A connection, and its lines. */
    private static final class Line implements AutoCloseable {
        private final Closeable connection;
        private final BufferedReader in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            socket.setSoTimeout(60_000);
            connection = socket;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
        }

        Line(SocketChannel channel) {
            connection = channel;
            in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            out = Channels.newOutputStream(channel);
        }

        JsonNode read() throws IOException {
            return JSON.readTree(in.readLine());
        }

        JsonNode ask(String line) throws IOException {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            JsonNode answer = read();
            while (!answer.has("re")) {
                answer = read();
            }
            return answer;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private static SSLSocket tls(int port) throws Exception {
        return tls(port, "TLSv1.3");
    }

    private static SSLSocket tls(int port, String protocol) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setSoTimeout(60_000);
        socket.startHandshake();
        return socket;
    }

    private static String fingerprint(SSLSocket socket) throws Exception {
        return Fingerprint.of(socket.getSession().getPeerCertificates()[0].getPublicKey())
                .text();
    }

    private static String register(String user) {
        return "{\"type\":\"register\",\"id\":1,\"user\":\"" + user + "\",\"password\":\"a password\"}";
    }

    @Test
    void otherMachinesAreSpokenToInTlsAndThisOneInBoth() throws Exception {
        try (ServerProcess server =
                ServerProcess.startOver(folder, Settings.quick().with("listen.host", "0.0.0.0"))) {
            String printed = server.awaitLine(line -> line.contains("Fingerprint: "));
            server.awaitLine(line -> line.contains("speaks TLS"));
            SSLSocket socket = tls(server.port());
            try (Line secret = new Line(socket)) {
                assertThat(printed).endsWith(fingerprint(socket));
                JsonNode hello = secret.read();
                assertThat(hello.path("tls").asBoolean()).isTrue();
                assertThat(hello.has("insecure")).isFalse();
                assertThat(secret.ask(register("ann")).path("type").asText()).isEqualTo("ok");
            }
            try (Line plain = new Line(new Socket(InetAddress.getLoopbackAddress(), server.port()))) {
                assertThat(plain.read().path("tls").asBoolean(true)).isFalse();
                assertThat(plain.ask(register("bob")).path("type").asText()).isEqualTo("ok");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                            IdentityFiles.in(folder).key())))
                    .isEqualTo("rw-------");
            server.assertHealthy();
        }
    }

    @Test
    void plainTextToOtherMachinesIsWarnedOf() throws Exception {
        try (ServerProcess server = ServerProcess.startOver(
                folder, Settings.quick().with("listen.host", "0.0.0.0").with("listen.insecure", true))) {
            server.awaitLine(line -> line.contains("speaks plain text to other machines"));
            try (Line plain = new Line(new Socket(InetAddress.getLoopbackAddress(), server.port()))) {
                JsonNode hello = plain.read();
                assertThat(hello.path("tls").asBoolean(true)).isFalse();
                assertThat(hello.has("insecure")).as("on this machine").isFalse();
            }
            assertThat(IdentityFiles.in(folder).key()).doesNotExist();
        }
    }

    @Test
    void loopbackIsPlainAndKnowsNoTls() throws Exception {
        try (ServerProcess server = ServerProcess.startOver(folder, Settings.quick());
                Line plain = new Line(new Socket(InetAddress.getLoopbackAddress(), server.port()))) {
            assertThat(plain.read().path("tls").asBoolean(true)).isFalse();
            assertThat(IdentityFiles.in(folder).key()).doesNotExist();
        }
    }

    @Test
    void aNewCertificateIsTakenWithoutLosingAConnection() throws Exception {
        try (ServerProcess server = ServerProcess.startOver(
                folder, Settings.quick().with("listen.tls", true), List.of("env", "--default-signal=HUP", "setsid"))) {
            SSLSocket first = tls(server.port());
            try (Line old = new Line(first)) {
                old.read();
                ServerIdentity other = ServerIdentity.open(
                        IdentityFiles.in(Files.createDirectory(folder.resolve("other"))), Clock.systemUTC());
                IdentityFiles from = IdentityFiles.in(folder.resolve("other"));
                IdentityFiles to = IdentityFiles.in(folder);
                Files.copy(from.key(), to.key(), StandardCopyOption.REPLACE_EXISTING);
                Files.copy(from.certificate(), to.certificate(), StandardCopyOption.REPLACE_EXISTING);
                server.signal("HUP");
                server.awaitLine(line -> line.contains("Fingerprint: " + other.fingerprint()));

                SSLSocket second = tls(server.port());
                try (Line fresh = new Line(second)) {
                    fresh.read();
                    assertThat(fingerprint(second))
                            .isEqualTo(other.fingerprint().text())
                            .isNotEqualTo(fingerprint(first));
                }
                assertThat(old.ask(register("ann")).path("type").asText()).isEqualTo("ok");
            }
        }
    }

    /** Of a server's own process: Java reads once whether that is allowed. */
    @Test
    void aClientMayNotRenegotiate() throws Exception {
        try (ServerProcess server =
                        ServerProcess.startOver(folder, Settings.quick().with("listen.tls", true));
                SSLSocket socket = tls(server.port(), "TLSv1.2")) {
            Line line = new Line(socket);
            line.read();
            socket.startHandshake();
            assertThatThrownBy(() -> line.ask(register("ann"))).isInstanceOf(IOException.class);
            server.assertHealthy();
        }
    }

    @Test
    void peopleOnThisMachineCanUseAUnixDomainSocket() throws Exception {
        Path socket = Files.createTempDirectory("parley-socket").resolve("chat.sock");
        try (ServerProcess server = ServerProcess.startOver(
                folder, Settings.quick().plus("[[listeners]]\nunix = \"" + socket + "\"\nmode = \"600\"\n"))) {
            server.awaitLine(line -> line.contains("Listening at " + socket));
            try (Line line = new Line(SocketChannel.open(UnixDomainSocketAddress.of(socket)))) {
                assertThat(line.read().path("type").asText()).isEqualTo("hello");
                assertThat(line.ask(register("ann")).path("type").asText()).isEqualTo("ok");
            }
            server.askToEnd();
            assertThat(server.awaitEnd()).isZero();
            assertThat(socket).doesNotExist();
        } finally {
            Files.deleteIfExists(socket.getParent());
        }
    }
}
