package dev.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts in surroundings that nobody has prepared for them: closed descriptors, odd locales, odd names. */
class ScriptsIT extends EndToEnd {

    private static final Map<String, String> WITH_PASSWORD = Map.of("PARLEY_PASSWORD", PASSWORD);

    private Piped shell(Map<String, String> environment, String command) {
        return stage.keep(new Piped(stage.folder(), environment, "bash", "-c", command));
    }

    private static String client(Server server, String options) {
        return Project.script("client.sh") + " --plain --user bot --register " + options + " 127.0.0.1 "
                + server.port();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-"})
    void aClosedStandardInputSendsNothing(String closed) {
        Server server = stage.server();
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        Piped bot = shell(WITH_PASSWORD, client(server, "--join ops") + " " + closed);
        assertThat(bot.awaitEnd()).isZero();
        assertThat(bot.errors()).isEmpty();
        server.logged("bot registered.*");
        assertThat(server.log()).noneMatch(line -> line.contains("message forwarded"));
        assertThat(zoe.ask("ping").path("type").asText()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {">&-", "2>&-", ">&- 2>&-"})
    void closedOutputKeepsNobodyFromSending(String closed) {
        Server server = stage.server();
        Piped bot = shell(WITH_PASSWORD, "echo hello | " + client(server, "--join ops") + " " + closed);
        assertThat(bot.awaitEnd()).isZero();
        server.logged("message forwarded from bot to \\[ops\\]");
    }

    @Test
    void everyScriptOpensWhatIsClosed() throws IOException {
        for (Path script : scripts()) {
            Path copy =
                    Files.createDirectories(stage.folder().resolve("copy/lib")).resolveSibling("script");
            String start = "lib/start.sh";
            Files.copy(script.resolveSibling(start), copy.resolveSibling(start), StandardCopyOption.REPLACE_EXISTING);
            List<String> lines = Files.readAllLines(script);
            int sourced = 0;
            while (!lines.get(sourced).matches("\\. .*/lib/start\\.sh\"")) {
                sourced++;
                assertThat(sourced).as(script + " sources " + start).isLessThan(lines.size() - 1);
            }
            List<String> head = new ArrayList<>(lines.subList(0, sourced + 1));
            assertThat(head).as("before it, nothing reads or writes").noneMatch(line -> line.contains("build.sh\""));
            head.add("for d in 0 1 2; do readlink /proc/$$/fd/$d; done >'" + stage.folder() + "/descriptors'");
            Files.write(copy, head);
            for (String closed :
                    new String[] {"<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
                assertThat(shell(Map.of(), "bash " + copy + " " + closed).awaitEnd())
                        .isZero();
                List<String> descriptors = Files.readAllLines(stage.folder().resolve("descriptors"));
                assertThat(descriptors).as(script + " " + closed).hasSize(3);
                assertThat(descriptors.get(0).equals("/dev/null"))
                        .as(script + " " + closed)
                        .isEqualTo(closed.contains("<&-"));
                assertThat(descriptors.get(2).equals("/dev/null"))
                        .as(script + " " + closed)
                        .isEqualTo(closed.contains("2>&-"));
            }
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> all = Files.list(Project.HOME.resolve("scripts"))) {
            return all.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=C",
                "LC_ALL=POSIX",
                "-u LC_ALL -u LANG -u LC_CTYPE",
                "LC_ALL=xx_YY.UTF-8",
                "LC_ALL=C.UTF-8"
            })
    void namesOfEveryScriptAreRightInEveryLocale(String locale) throws IOException {
        Path home = Files.createDirectories(stage.folder().resolve("jürgen"));
        Path data = home.resolve("Daten für Паrley");
        Path config = Files.writeString(home.resolve("größe.toml"), "[limits]\nmax_text = 100\n");
        Path password = Files.writeString(home.resolve("geheim-ñ"), PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Path settings = Files.createDirectories(home.resolve(".config/parley/themes"));
        Files.writeString(settings.resolve("grün.toml"), "background = \"dark\"\n");
        Files.writeString(
                settings.resolveSibling("client.toml"),
                "theme = \"grün\"\n[profiles.\"büro\"]\nserver = \"127.0.0.1:1\"\nuser = \"bot\"\n");
        String env = "env " + locale + " HOME='" + home + "' ";
        Piped server = shell(
                Map.of(),
                "exec " + env + Project.script("server.sh") + " --port 0 --data '" + data + "' --config '" + config
                        + "'");
        int port = Integer.parseInt(
                server.awaitLine("^Parley listening on 127\\.0\\.0\\.1:(\\d+)$").group(1));
        server.awaitLine("Daten für Паrley");
        Piped bot = shell(
                Map.of(),
                "echo grüße | " + env + Project.script("client.sh") + " @büro --plain --register --password-file '"
                        + password + "' --join käse 127.0.0.1 " + port);
        assertThat(bot.awaitEnd()).as(String.join("\n", bot.errors())).isZero();
        server.awaitLine("message forwarded from bot to \\[käse\\]");
        Piped export = shell(Map.of(), env + Project.script("server.sh") + " export --room käse --data '" + data + "'");
        assertThat(export.awaitEnd()).isZero();
        assertThat(export.output()).anyMatch(line -> line.contains("grüße"));
        assertThat(bot.errors()).allMatch(line -> line.contains("setlocale"));
    }

    @Test
    void aScreenInALocaleWithoutUtf8ShowsAsciiAndStarts() throws IOException {
        Server server = stage.server();
        Path home = Files.createDirectories(stage.folder().resolve("jürgen"));
        Path themes = Files.createDirectories(home.resolve(".config/parley/themes"));
        Files.writeString(themes.resolve("grün.toml"), "background = \"dark\"\n");
        Files.writeString(themes.resolveSibling("client.toml"), "theme = \"grün\"\n");
        Tmux terminal = stage.terminal(80, 24);
        terminal.enter(
                "clear; LC_ALL=C HOME='" + home + "' " + Project.script("client.sh") + " 127.0.0.1 " + server.port());
        terminal.awaitAnswer("#{alternate_on}", "1");
        terminal.awaitRow("Password");
        terminal.awaitNoRow("[^\\x00-\\x7f]");
        terminal.keys("C-c", "C-c");
        terminal.awaitShell();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.sh --plain --user bot --join $'k\\xe4se'",
                "client.sh --password-file $'\\xff'",
                "server.sh --data $'/tmp/k\\xe4se'",
                "server.sh export --room $'k\\xe4se'"
            })
    void bytesThatAreNotUtf8AreRefusedInOneLine(String command) {
        Piped script = shell(Map.of("LC_ALL", "C"), Project.script(command));
        assertThat(script.endingInput()).isEqualTo(2);
        assertThat(script.output()).isEmpty();
        assertThat(script.errors()).singleElement().asString().startsWith("This is not UTF-8: ");
    }

    @Test
    void aHomeThatIsNotUtf8IsSaidAndNoOtherFolderIsMade() {
        Piped client =
                shell(Map.of(), "HOME=$'" + stage.folder() + "/\\xe4' " + Project.script("client.sh") + " --plain");
        assertThat(client.endingInput()).isEqualTo(2);
        assertThat(client.errors()).singleElement().asString().startsWith("HOME is not UTF-8: ");
        Piped server =
                shell(Map.of(), "HOME=$'" + stage.folder() + "/\\xe4' " + Project.script("server.sh") + " --port 0");
        assertThat(server.endingInput()).isEqualTo(1);
        assertThat(server.errors()).singleElement().asString().contains("is not UTF-8: ");
    }

    @Test
    void aFolderAsStandardInputIsSaid() {
        Server server = stage.server();
        Piped bot = shell(WITH_PASSWORD, client(server, "--join ops") + " </tmp");
        assertThat(bot.awaitEnd()).isEqualTo(1);
        assertThat(bot.errors()).singleElement().asString().contains("Is a directory");
        Piped write = shell(WITH_PASSWORD, client(server, "--join ops") + " 0>'" + stage.folder() + "/file'");
        assertThat(write.awaitEnd()).isEqualTo(1);
        assertThat(write.errors()).singleElement().asString().contains("Bad file descriptor");
    }

    @Test
    void aWrongLineInTheSettingsIsNamedForAPipeToo() throws IOException {
        Server server = stage.server();
        Path settings = Files.createDirectories(stage.folder().resolve(".config/parley"));
        Files.writeString(settings.resolve("client.toml"), "bell = true\nbel = true\n");
        Piped bot = shell(WITH_PASSWORD, "echo hi | " + client(server, "--join ops"));
        assertThat(bot.awaitEnd()).isEqualTo(2);
        assertThat(bot.errors()).singleElement().asString().contains("client.toml, line 2", "bel");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAnything() throws IOException {
        String mark = "\uFEFF";
        Path config = Files.writeString(stage.folder().resolve("parley.toml"), mark + "[limits]\nmax_text = 100\n");
        Server server = stage.keep(Server.start(stage, 0, List.of("--config", config.toString())));
        RawPeer zoe = stage.rawPeer("zoe", server.port());
        zoe.ask("join", "room", "lobby");
        Path password = Files.writeString(stage.folder().resolve("password"), mark + PASSWORD + "\n");
        Path settings = Files.createDirectories(stage.folder().resolve(".config/parley"));
        Piped bot = shell(
                Map.of(),
                "printf '\\xef\\xbb\\xbfhello\\n' | " + client(server, "--join lobby") + " --password-file "
                        + password);
        assertThat(bot.awaitEnd()).as(String.join("\n", bot.errors())).isZero();
        zoe.hears("bot", "hello");
        Files.writeString(
                settings.resolve("client.toml"),
                mark + "[profiles.p]\nserver = \"127.0.0.1:" + server.port()
                        + "\"\nuser = \"bot\"\npassword_command = \"cat " + password + "\"\n");
        Piped profile = shell(
                Map.of(),
                "printf '\\xef\\xbb\\xbfagain\\n' | " + Project.script("client.sh") + " @p --plain --join lobby");
        assertThat(profile.awaitEnd()).as(String.join("\n", profile.errors())).isZero();
        zoe.hears("bot", "again");
    }

    @Test
    void theFirstBuildShowsItsSecondsOnATerminalAndNotInAPipe() throws IOException {
        Path project = stage.folder().resolve("project");
        copyScripts(Project.HOME.resolve("scripts"), project.resolve("scripts"));
        Path go = stage.folder().resolve("go");
        Path maven = Files.writeString(
                Files.createDirectories(stage.folder().resolve("bin")).resolve("mvn"),
                "#!/bin/sh\nuntil [ -e '" + go + "' ]; do sleep 0.1; done\necho Maven says no; exit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        String command = "PATH='" + maven.getParent() + "':\"$PATH\" '" + project.resolve("scripts/client.sh") + "'";
        Tmux terminal = stage.terminal(80, 24);
        terminal.enter("clear; " + command);
        terminal.awaitRow("^  2 s$");
        Files.createFile(go);
        terminal.awaitRow("^Maven says no$");
        terminal.awaitShell();
        terminal.awaitNoRow("^  \\d+ s");
        Piped piped = shell(Map.of(), command);
        assertThat(piped.awaitEnd()).isEqualTo(1);
        assertThat(piped.errors()).hasSize(3).noneMatch(line -> line.contains("\u001b"));
    }

    private static void copyScripts(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
