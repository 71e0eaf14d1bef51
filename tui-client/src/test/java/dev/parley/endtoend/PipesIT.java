package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The line client in scripts. */
class PipesIT extends EndToEnd {

    private static final Map<String, String> WITH_PASSWORD = Map.of("PARLEY_PASSWORD", PASSWORD);

    @Test
    void theReadmesExampleSendsALogAsItGrows() throws IOException {
        Server server = stage.server();
        Piped listener = stage.client(
                WITH_PASSWORD, "--plain", "--register", "--user", "eve", "--join", "ops", "127.0.0.1", server.port());
        Piped json = stage.client(
                WITH_PASSWORD, "--json", "--register", "--user", "jon", "--join", "ops", "127.0.0.1", server.port());
        server.logged("eve registered.*", "eve (made|joined) room \\[ops\\].*");
        server.logged("jon registered.*", "jon joined room \\[ops\\].*");
        assertThat(stage.client(
                                WITH_PASSWORD,
                                "--plain",
                                "--register",
                                "--user",
                                "bot",
                                "--join",
                                "ops",
                                "127.0.0.1",
                                server.port())
                        .endingInput())
                .isZero();

        List<String> lines = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "/usr/bin/step " + i + " of 30 ✓")
                .toList();
        Path log = stage.folder().resolve("build.log");
        Files.write(log, lines.subList(0, 10));
        Piped tail = stage.keep(new Piped(
                stage.folder(),
                WITH_PASSWORD,
                "sh",
                "-c",
                "tail -n +1 -f build.log | " + Project.script("client.sh") + " --plain --user bot --join ops 127.0.0.1 "
                        + server.port()));
        listener.awaitLine("bot: /usr/bin/step 10 of 30");
        Files.write(log, lines.subList(10, 30), java.nio.file.StandardOpenOption.APPEND);
        listener.awaitLine("bot: /usr/bin/step 30 of 30");
        tail.process().descendants().forEach(ProcessHandle::destroy);

        assertThat(listener.output().stream()
                        .filter(line -> line.contains(" bot: "))
                        .map(line -> line.replaceFirst("^\\[ops\\] \\d\\d:\\d\\d bot: ", "")))
                .containsExactlyElementsOf(lines);
        json.awaitLine("step 30 of 30");
        assertThat(json.output().stream()
                        .map(PipesIT::parsed)
                        .filter(event -> event.path("type").asText().equals("message"))
                        .map(event -> event.path("text").asText()))
                .containsExactlyElementsOf(lines);
        assertThat(String.join("\n", json.output())).doesNotContain("token", PASSWORD);
        assertThat(listener.endingInput()).isZero();
        assertThat(json.endingInput()).isZero();
        assertThat(listener.errors()).isEmpty();
    }

    private static JsonNode parsed(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    @Test
    void aFailureIsOneLineAndAStatus() throws IOException {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        Piped wrong =
                stage.client(WITH_PASSWORD, "--plain", "--user", "zoe", "--join", "ops", "127.0.0.1", server.port());
        wrong.write("never said");
        assertThat(wrong.endingInput()).isEqualTo(1);
        assertThat(wrong.output()).isEmpty();
        assertThat(wrong.errors()).containsExactly("Wrong password, or no account of that name.");

        Piped mute = stage.client(Map.of(), "--plain", "--user", "zoe", "--join", "ops", "127.0.0.1", server.port());
        assertThat(mute.awaitEnd()).isEqualTo(2);
        assertThat(mute.errors()).singleElement().asString().contains("PARLEY_PASSWORD", "--password-file");

        assertThat(zoe.ask("rooms").path("rooms")).hasSize(1);
    }

    @Test
    void withoutAServerTheClientSaysWhatToStart() throws IOException {
        // Taken and not listened on: nobody answers there, and nobody else begins to.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            askInVain(taken.getLocalPort());
        }
    }

    private void askInVain(int port) {
        Piped plain = stage.client(WITH_PASSWORD, "--plain", "--user", "bot", "--join", "ops", "127.0.0.1", port);
        assertThat(plain.awaitEnd()).isEqualTo(1);
        assertThat(plain.errors())
                .singleElement()
                .asString()
                .contains("127.0.0.1:" + port)
                .endsWith("Start one with: scripts/server.sh --port " + port);

        Tmux terminal = stage.terminal(100, 30);
        String modes = terminal.modes();
        terminal.enter("clear; " + Project.script("client.sh") + " 127.0.0.1 " + port);
        terminal.awaitRow("in the background\\? \\[Y/n\\]");
        terminal.enter("no");
        terminal.awaitRow("Start one with: scripts/server.sh --port " + port);
        terminal.awaitShell();
        assertThat(terminal.status()).isEqualTo(1);
        assertThat(terminal.modes()).isEqualTo(modes);
        assertThat(terminal.ask("#{alternate_on}")).isEqualTo("0");
    }
}
