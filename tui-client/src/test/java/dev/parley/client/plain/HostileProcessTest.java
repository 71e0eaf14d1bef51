package dev.parley.client.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.client.Main;
import dev.parley.client.net.Attack;
import dev.parley.client.net.HostileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each client as a process with the memory that {@code scripts/client.sh} gives it, while a server sends all that it lets pass. */
@Timeout(300)
class HostileProcessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** As in {@code scripts/client.sh}. */
    private static final List<String> MEMORY =
            List.of("-XX:+UseSerialGC", "-Xms12m", "-Xmn4m", "-Xmx64m", "-XX:SurvivorRatio=4", "-Xss512k");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** It prints what it gets, and a line of JSON several times over while it does: it may say that this is too much. */
    @Test
    void thePipeClientTakesAllOfItOrSaysThatItIsTooMuch() throws Exception {
        try (HostileServer server = new HostileServer(Attack.heavy())) {
            Process client = start(command(server, "--plain", "--json"));
            await().atMost(PATIENCE).until(() -> said().contains(Attack.MARK) || !client.isAlive());
            client.getOutputStream().close();
            int status = ended(client);
            if (status == 0) {
                assertThat(end()).contains(Attack.MARK);
            } else {
                // Whichever thread asks for what there is not.
                assertThat(end()).containsAnyOf("sent more than this client has memory for.", "has run out of memory");
            }
            assertThat(end()).endsWith("\n");
        }
    }

    @Test
    void theLineClientTakesAllOfIt() throws Exception {
        try (HostileServer server = new HostileServer(Attack.heavy())) {
            Process client = start(onTerminal(command(server, "--plain")));
            awaitMark(client);
            type(client, "/quit\n");
            assertThat(ended(client)).isEqualTo(0);
        }
    }

    @Test
    void theFullScreenTakesAllOfIt() throws Exception {
        try (HostileServer server = new HostileServer(Attack.heavy())) {
            Process client = start(onTerminal(command(server)));
            awaitMark(client);
            type(client, "\u0004");
            assertThat(ended(client)).isEqualTo(0);
            assertThat(said()).as("the terminal is given back").contains("\u001b[?1049l");
        }
    }

    private List<String> command(HostileServer server, String... more) throws IOException {
        Path password = Files.writeString(home.resolve("password"), "a password\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(MEMORY);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(
                server.address().toString(),
                "--user",
                "ann",
                "--password-file",
                password.toString(),
                "--join",
                "lobby"));
        command.addAll(List.of(more));
        return command;
    }

    /** A terminal around it, by a program of util-linux. */
    private static List<String> onTerminal(List<String> command) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script of util-linux is missing");
        return List.of("/usr/bin/script", "-qec", "exec " + String.join(" ", command), "/dev/null");
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "HOME", home.toString()));
        environment.keySet().removeAll(List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMUX", "PARLEY_PASSWORD"));
        Process client = builder.start();
        Thread reader = new Thread(() -> {
            try {
                client.getInputStream().transferTo(said);
            } catch (IOException closed) {
                // The test is over.
            }
        });
        reader.setDaemon(true);
        reader.start();
        return client;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void awaitMark(Process client) {
        try {
            await().atMost(PATIENCE).until(() -> said().contains(Attack.MARK) || !client.isAlive());
        } finally {
            if (!said().contains(Attack.MARK)) {
                client.destroyForcibly();
            }
        }
        assertThat(end()).contains(Attack.MARK);
    }

    private String end() {
        String all = said();
        return all.substring(Math.max(0, all.length() - 5_000));
    }

    private static void type(Process client, String text) throws IOException {
        OutputStream keyboard = client.getOutputStream();
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private int ended(Process client) throws InterruptedException {
        boolean ended = client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        client.destroyForcibly();
        assertThat(ended).as("ended; its last words: " + end()).isTrue();
        assertThat(said()).doesNotContain("Exception", "at dev.", "OutOfMemory", "could not be handled", "failed");
        return client.exitValue();
    }
}
