package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.folder.DataFolder;
import dev.parley.server.folder.DataLock;
import dev.parley.server.folder.FolderException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, its messages and its exit statuses, seen from outside the process. */
@Timeout(300)
class ServerCommandTest {

    @TempDir
    Path data;

    private ServerProcess start(String... more) throws IOException {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"--data", data.toString(), "--port", "0"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return ServerProcess.start(args);
    }

    private static void failsWithOneLine(ServerProcess server, int status, String... parts) throws Exception {
        assertThat(server.awaitExit()).isEqualTo(status);
        assertThat(server.err().strip()).contains(parts).doesNotContain("\n", "\tat ", "Exception");
        assertThat(server.out()).doesNotContain("listening");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalStopsItCleanly(String signal) throws Exception {
        try (ServerProcess server = start()) {
            assertThat(server.awaitListening()).matches("127\\.0\\.0\\.1:[1-9]\\d*");
            server.signal(signal);

            assertThat(server.awaitExit()).isZero();
            assertThat(server.err()).isEmpty();
        }
    }

    /** In a session of its own it has no terminal, as under systemd and after {@code server.sh start}. */
    @Test
    void withoutATerminalAHangUpReloads() throws Exception {
        try (ServerProcess server = ServerProcess.startWithoutTerminal("--port", "0", "--data", data.toString())) {
            server.awaitListening();
            server.signal("HUP");
            server.awaitLine("reloaded");
            server.signal("TERM");

            assertThat(server.awaitExit()).isZero();
        }
    }

    @Test
    void aSecondInterruptEndsAServerThatDoesNotStop() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(List.of("-Dfake.deaf.to=Ctrl-C"), "--port", "0", "--data", data.toString())) {
            server.awaitListening();
            server.signal("INT");
            server.signal("INT");
            while (server.isAlive()) { // two signals sent at once may arrive as one
                server.signal("INT");
            }

            assertThat(server.awaitExit()).isEqualTo(130);
        }
    }

    @Test
    void withoutATerminalThereIsNoConsoleAndTheInputIsLeftAlone() throws Exception {
        try (ServerProcess server = start()) {
            server.awaitListening();
            server.type("/stop\n/help\n");
            server.signal("TERM");

            assertThat(server.awaitExit()).isZero();
            assertThat(server.out()).doesNotContain("/help", "parley>").contains("Parley stopped: SIGTERM");
        }
    }

    @Test
    void theDayFileHasWhatTheConsoleHad() throws Exception {
        try (ServerProcess server = start()) {
            server.awaitListening();
            server.signal("TERM");
            server.awaitExit();
        }
        try (var files = Files.list(data.resolve("logs"))) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("INFO parley Parley stopped: SIGTERM\n"));
        }
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server =
                        ServerProcess.start("--port", "" + taken.getLocalPort(), "--data", data.toString())) {
            failsWithOneLine(server, 1, "Cannot listen on 127.0.0.1:" + taken.getLocalPort(), "taken", "--port");
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, does not have that address", "no-such-host.invalid, no host named no-such-host.invalid"})
    void aHostThatIsNotThisMachineIsSaidInOneLine(String host, String expected) throws Exception {
        try (ServerProcess server = start("--host", host)) {
            failsWithOneLine(server, 1, expected, "--host");
        }
    }

    @Test
    void aDataFolderThatIsAFileIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");
        try (ServerProcess server = ServerProcess.start("--data", file.toString())) {
            failsWithOneLine(server, 1, file + " is not a folder", "--data");
        }
        Files.createDirectory(data.resolve("full"));
        Files.writeString(data.resolve("full/logs"), "");
        try (ServerProcess server =
                ServerProcess.start("--data", data.resolve("full").toString())) {
            failsWithOneLine(server, 1, "Cannot write logs in " + data.resolve("full/logs"), "--data");
        }
    }

    @Test
    void aMistakeInTheConfigurationIsSaidInOneLine() throws Exception {
        Path config = Files.writeString(data.resolve("parley.toml"), "[limits]\nmax_lien = 3\n");
        try (ServerProcess server = start("--config", config.toString())) {
            failsWithOneLine(server, 1, config + ": limits.max_lien is no setting");
        }
        try (ServerProcess server = start("--config", data.resolve("absent").toString())) {
            failsWithOneLine(server, 1, "There is no configuration file " + data.resolve("absent"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, There is no option --prot.",
        "--port=x, '--port'",
        "--port=70000, --port must be from 0 to 65535",
        "stray, Too many words: stray."
    })
    void aWrongOptionIsSaidInOneLineWithAHint(String option, String expected) throws Exception {
        try (ServerProcess server = ServerProcess.start("--data", data.toString(), option)) {
            failsWithOneLine(server, 2, expected, "scripts/server.sh --help");
        }
    }

    @Test
    void whatTheServerItselfForesawIsSaidAsItSaysIt() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(List.of("-Dfake.failure=foreseen"), "--data", data.toString())) {
            failsWithOneLine(server, 1, "The data folder is another server's.");
        }
    }

    @Test
    void whatNobodyForesawIsInTheLogWithItsTrace() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(List.of("-Dfake.failure=unforeseen"), "--data", data.toString())) {
            failsWithOneLine(server, 1, data.resolve("logs").toString());
        }
        try (ServerProcess server =
                ServerProcess.start(List.of("-Dfake.failure=later"), "--port", "0", "--data", data.toString())) {
            assertThat(server.awaitExit()).isEqualTo(1);
        }
        try (var files = Files.list(data.resolve("logs"))) {
            assertThat(files.toList()).singleElement().satisfies(file -> assertThat(file)
                    .content()
                    .contains("ERROR parley The server could not start\n    java.lang.IllegalStateException: a bug\n")
                    .contains("ERROR parley Parley could not continue\n"));
        }
    }

    @Test
    void helpExplainsEachOption() throws Exception {
        try (ServerProcess server = ServerProcess.start("--help")) {
            assertThat(server.awaitExit()).isZero();
            String help = server.out();
            assertThat(help)
                    .contains("--host", "--port", "--data", "--config", "--print-config", "--help", "--version")
                    .contains("backup", "restore", "verify", "repair", "repair-times", "export", "forget")
                    .contains("Exit status");
            assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(help).contains("\nOn a terminal it has a console; /help there lists its commands.\n");
        }
    }

    @Test
    void thePrintedConfigurationCanBeUsedAsItIs() throws Exception {
        Path config = data.resolve("printed.toml");
        try (ServerProcess server = ServerProcess.start("--print-config")) {
            assertThat(server.awaitExit()).isZero();
            Files.writeString(config, server.out());
        }
        try (ServerProcess server = start("--config", config.toString())) {
            assertThat(server.awaitListening()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void versionIsTheBuilds() throws Exception {
        try (ServerProcess server = ServerProcess.start("--version")) {
            assertThat(server.awaitExit()).isZero();
            assertThat(server.out()).matches("Parley \\d+\\.\\d+\\.\\d+\n");
        }
    }

    @Test
    void oneServerToADataFolder() throws Exception {
        DataLock first = DataLock.take(data);
        assertThatThrownBy(() -> DataLock.take(data))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("Another Parley server uses the data folder " + data)
                .hasMessageContaining("--data DIR");
        first.close();
        DataLock.take(data).close();
    }

    @Test
    void theHomeIsTheOneTheEnvironmentNames() {
        assertThat(DataFolder.byDefault(Map.of("HOME", "/tmp/elsewhere"), "/home/ann"))
                .hasToString("/tmp/elsewhere/.local/share/parley");
    }

    @Test
    void theDataIsWhereTheDesktopStandardSays() {
        assertThat(DataFolder.byDefault(Map.of(), "/home/ann")).hasToString("/home/ann/.local/share/parley");
        assertThat(DataFolder.byDefault(Map.of("XDG_DATA_HOME", "/d"), "/home/ann"))
                .hasToString("/d/parley");
        assertThat(DataFolder.byDefault(Map.of("XDG_DATA_HOME", "relative"), "/home/ann"))
                .hasToString("/home/ann/.local/share/parley");
    }
}
