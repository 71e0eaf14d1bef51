package dev.parley.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where nothing else of Parley is. The limit is for a test that hangs. */
@Timeout(600)
class ArchiveIT {

    private static final Map<String, String> PASSWORD = Map.of("PARLEY_PASSWORD", "a password of tests");

    private static final int MOST_TRIES = 10;

    @TempDir
    private Path home;

    private Path unpacked;

    @BeforeEach
    void unpack() throws IOException {
        Path place = Files.createDirectory(home.resolve("place"));
        Program tar =
                Program.run(home, Map.of(), "tar", "-xzf", Packages.archive().toString(), "-C", place.toString());
        assertThat(tar.end()).as(tar.toString()).isZero();
        try (Stream<Path> folders = Files.list(place)) {
            unpacked = folders.findFirst().orElseThrow();
        }
    }

    private String program(String name) {
        return unpacked.resolve("bin").resolve(name).toString();
    }

    private Program server(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(program, "--port", "0", "--data", home.resolve("data").toString()));
        command.addAll(List.of(options));
        return Program.start(home, Map.of(), command);
    }

    private Program client(Map<String, String> environment, String line, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/parley-client").toString(),
                "--plain",
                "--user",
                "ann",
                "--register",
                "--join",
                "tea"));
        command.addAll(List.of(options));
        Map<String, String> all = new HashMap<>(PASSWORD);
        all.putAll(environment);
        Program client = started(all, command, line);
        // On a machine that is busy elsewhere, the client may take longer to its first byte than the server waits.
        for (int again = 0; client.errors().contains("does not use TLS") && again < MOST_TRIES; again++) {
            client = started(all, command, line);
        }
        assertThat(client.end()).as(client.toString()).isZero();
        return client;
    }

    private Program started(Map<String, String> environment, List<String> command, String line) throws IOException {
        Program client = Program.start(home, environment, command);
        client.say(line);
        client.end();
        return client;
    }

    /** As from a folder of the PATH. */
    private void link() throws IOException {
        Path bin = Files.createDirectory(home.resolve("bin"));
        for (String name : List.of("parley-server", "parley-client")) {
            Files.createSymbolicLink(bin.resolve(name), Path.of(program(name)));
        }
    }

    @Test
    void bothProgramsRunThroughLinksAndNeedNothingOfTheBuild() throws IOException, InterruptedException {
        link();
        Path classes = home.resolve("classes.txt");
        try (Program server = server(home.resolve("bin/parley-server").toString())) {
            String port = server.awaitOutput("Parley listening on 127\\.0\\.0\\.1:(\\d+)\n")
                    .group(1);
            client(Map.of(), "hello", "127.0.0.1", port);
            server.awaitOutput("message forwarded from ann to \\[tea]");
            assertThat(usedBy(server.pid()))
                    .contains(unpacked.resolve("lib/server/parley-server.jar").toString())
                    .doesNotContain(Packages.project().toString());

            // The first start has made the archive of classes; the second uses it.
            String log = "-XX:+UseSerialGC -Xlog:disable -Xlog:class+load:file=" + classes;
            client(Map.of("PARLEY_CLIENT_JAVA_OPTS", log), "hello", "127.0.0.1", port);
        }
        assertThat(archives(home.resolve(".cache"))).singleElement().satisfies(file -> assertThat(file)
                .isNotEmptyFile());
        assertThat(Files.readString(classes)).contains("dev.parley.client.Main source: shared objects file");
    }

    @Test
    void theArchiveOfClassesIsInTheCacheFolderThatIsChosen() throws IOException {
        Path cache = home.resolve("my cache");
        Map<String, String> environment = new HashMap<>(PASSWORD);
        environment.put("XDG_CACHE_HOME", cache.toString());
        Program client = Program.run(
                home,
                environment,
                program("parley-client"),
                "--plain",
                "--user",
                "ann",
                "--join",
                "tea",
                "127.0.0.1",
                "1");
        assertThat(client.end()).isEqualTo(1);
        assertThat(client.errors()).endsWith("Start one with: parley-server --port 1\n");
        assertThat(archives(cache)).hasSize(1);
        assertThat(home.resolve(".cache")).doesNotExist();
    }

    /** The command line and the open files of a process. */
    private static String usedBy(long pid) throws IOException {
        Path process = Path.of("/proc/" + pid);
        StringBuilder used = new StringBuilder(Files.readString(process.resolve("cmdline")));
        used.append(Files.readString(process.resolve("maps")));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    used.append(Files.readSymbolicLink(file)).append('\n');
                }
            }
        }
        return used.toString();
    }

    private static List<Path> archives(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("parley"))) {
            return files.toList();
        }
    }

    /** What the unit starts, with the settings that are shipped: other machines can connect, and TLS is spoken. */
    @Test
    void theCommandOfTheUnitStartsATlsServer() throws IOException, InterruptedException {
        link();
        String start = Files.readAllLines(unpacked.resolve("systemd/parley-server.service")).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        assertThat(start)
                .isEqualTo("ExecStart=/usr/bin/parley-server --config /etc/parley/parley.toml --data /var/lib/parley");
        try (Program server = server(
                program("parley-server"),
                "--config",
                unpacked.resolve("conf/parley.toml").toString())) {
            String port = server.awaitOutput("Parley listening on 0\\.0\\.0\\.0:(\\d+)\n")
                    .group(1);
            Program fingerprint = Program.run(
                    home,
                    Map.of(),
                    program("parley-server"),
                    "fingerprint",
                    "--data",
                    home.resolve("data").toString());
            assertThat(fingerprint.output()).startsWith("SHA256:");
            client(
                    Map.of(),
                    "hello",
                    "--tls",
                    "--fingerprint",
                    fingerprint.output().strip(),
                    "127.0.0.1",
                    port);
            server.awaitOutput("message forwarded from ann to \\[tea]");
            Program admin = Program.run(
                    home,
                    Map.of(),
                    program("parley-admin"),
                    "--data",
                    home.resolve("data").toString(),
                    "rooms");
            assertThat(admin.output()).as(admin.toString()).contains("tea");
        }
    }

    @Test
    void theProgramsNameThemselvesAndClosedStreamsAreNoHarm() throws IOException {
        Program help = Program.run(home, Map.of(), program("parley-server"), "backup", "--help");
        assertThat(help.output()).startsWith("Usage: parley-server backup ");
        Program wrong = Program.run(home, Map.of(), program("parley-client"), "--wrong");
        assertThat(wrong.errors()).isEqualTo("Unknown option --wrong. See --help.\n");
        Program closed = Program.run(
                home, Map.of("A", program("parley-client")), "bash", "-c", "\"$A\" --help <&- 2>&- | head -3");
        assertThat(closed.output()).contains("Usage: parley-client [HOST [PORT]");
        Program noJava = Program.run(home, Map.of("JAVA_HOME", "/nonexistent"), program("parley-server"), "--version");
        assertThat(noJava.end()).isEqualTo(1);
        assertThat(noJava.errors())
                .isEqualTo("JAVA_HOME is /nonexistent, and there is no Java there. Correct it, or unset it.\n");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws IOException {
        String script = ". completion/bash/parley-server; COMP_WORDS=(parley-server fin); COMP_CWORD=1"
                + "; _complete_parley-server; echo \"${COMPREPLY[@]}\""
                + "; . completion/bash/parley-client; COMP_WORDS=(parley-client --fin); _complete_parley-client"
                + "; echo \"${COMPREPLY[@]}\""
                + "; . completion/bash/parley-admin; COMP_WORDS=(parley-admin sess); COMP_CWORD=1"
                + "; _complete_parley-admin; echo \"${COMPREPLY[@]}\""
                + "; COMP_WORDS=(parley-admin history k); COMP_CWORD=2"
                + "; _complete_parley-admin; echo \"${COMPREPLY[@]}\"";
        Program bash = Program.run(home, Map.of(), "bash", "-c", "cd '" + unpacked + "'; " + script);
        assertThat(bash.output()).isEqualTo("fingerprint\n--fingerprint\nsessions\nkeep\n");
    }
}
