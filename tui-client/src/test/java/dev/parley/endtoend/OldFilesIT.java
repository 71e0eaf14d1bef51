package dev.parley.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What server and client of commit 98bb660 left on a machine is taken up by these. */
class OldFilesIT extends EndToEnd {

    private static final Path CLIENT = Project.HOME.resolve("tui-client/src/test/resources/since-98bb660");
    private static final Path SERVER = Project.HOME.resolve("server/src/test/resources/since-98bb660");

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
        terminal.awaitNoRow("client\\.toml|dusk\\.toml");
        server.logged("message forwarded from ann to \\[lobby\\]");
        terminal.awaitRow("ann:? kept from the old client");
        terminal.enter("/quit");
        terminal.awaitShell();
    }

    private static void copy(Path from, Path to, int port) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString().replace(OLD_PORT, String.valueOf(port));
                Files.createDirectories(to.resolve(name).getParent());
                Files.writeString(to.resolve(name), Files.readString(file).replace(OLD_PORT, String.valueOf(port)));
            }
        }
    }
}
