package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What server and client of commit 98bb660 left on a machine is taken up by these. */
class OldFilesIT extends EndToEnd {

    private static final Path CLIENT = Project.HOME.resolve("tui-client/src/test/resources/since-98bb660");
    private static final Path SERVER = Project.HOME.resolve("server/src/test/resources/since-98bb660");

    private static final Pattern KEPT_AT = Pattern.compile("\"at\":\"[^\"]+\"");

    /** The port of the old server, which stands in names and texts of the client's files. */
    private static final String OLD_PORT = "15931";

    @Test
    void theOldTokenSignsInAndTheOldOutboxIsSent() throws IOException {
        Path home = stage.folder();
        Files.copy(
                SERVER.resolve("parley.db"),
                Files.createDirectories(home.resolve("data")).resolve("parley.db"));
        int port = Server.freePort();
        Server server = stage.keep(Server.start(
                stage, port, List.of("--config", SERVER.resolve("parley.toml").toString())));
        copy(CLIENT.resolve("config"), home.resolve(".config/parley"), port);
        copy(CLIENT.resolve("kept"), home.resolve(".local/share/parley-client"), port);

        FullScreen ann = stage.rememberedFullScreen("ann", port);
        Tmux terminal = ann.terminal();
        terminal.awaitRow("ann:? Good morning, @bob");
        server.logged("message forwarded from ann to \\[lobby\\]");
        terminal.awaitRow("ann:? kept from the old client");
        terminal.enter("/set");
        terminal.awaitRow("Note: ");
        terminal.awaitNoRow("! .*client");
        terminal.keys("Escape");
        // Esc and a key right behind it are one key with Alt.
        terminal.awaitNoRow("Note: ");
        terminal.enter("/quit");
        terminal.awaitShell();
    }

    @Test
    void oldNamesInTheSettingsAreNamedAndNoFailureForAPipe() throws IOException {
        Server server = stage.server();
        copy(CLIENT.resolve("config"), stage.folder().resolve(".config/parley"), server.port());
        Piped bot = stage.client(
                Map.of("PARLEY_PASSWORD", "a password"),
                "--plain",
                "--user",
                "bot",
                "--register",
                "--join",
                "ops",
                "127.0.0.1",
                server.port());
        assertThat(bot.endingInput()).isZero();
        assertThat(bot.errors()).hasSize(3).anySatisfy(line -> assertThat(line)
                .endsWith("client.toml, line 4: attention is now called notify. It still works."));
    }

    /** What waited is an hour old: after a day it would not be sent without being asked for. */
    private static void copy(Path from, Path to, int port) throws IOException {
        String lately = "\"at\":\"" + Instant.now().minus(Duration.ofHours(1)) + '"';
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString().replace(OLD_PORT, String.valueOf(port));
                Files.createDirectories(to.resolve(name).getParent());
                String text = Files.readString(file).replace(OLD_PORT, String.valueOf(port));
                Files.writeString(to.resolve(name), KEPT_AT.matcher(text).replaceAll(lately));
            }
        }
    }
}
