package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.tls.IdentityFiles;
import dev.parley.server.tls.ServerIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subcommands of {@code scripts/server.sh} on stores of a real server, each as a process of its own. */
class MaintenanceTest extends Scenario {

    @TempDir
    Path folder;

    private Path data;
    private ServerProcess server;
    private Peer ann;

    @BeforeEach
    void talk() {
        data = folder.resolve("data");
        server = keep(ServerProcess.startOver(data, Settings.quick()));
        ann = user("ann", server);
        ann.ok("create", "room", "Tea");
        ann.ok("send", "room", "tea", "text", "Kettle's on.");
        ann.ok("send", "room", "tea", "text", "two\nlines", "style", "action");
        ann.ok("topic", "room", "tea", "text", "日本茶");
    }

    /** What a command printed, and its exit status. */
    private record Result(int status, List<String> output) {}

    private static Result run(Path data, String... arguments) {
        try {
            List<String> command = ServerProcess.command(
                    List.of(),
                    Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                            .toArray(String[]::new));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(ServerProcess.PATIENCE_S, TimeUnit.SECONDS))
                    .isTrue();
            return new Result(process.exitValue(), output.lines().toList());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> done(Path data, String... arguments) {
        Result result = run(data, arguments);
        assertThat(result.status()).as("%s", result.output()).isZero();
        return result.output();
    }

    /** Refused with one line for a person and exit status 1. */
    private static void refused(String why, Path data, String... arguments) {
        Result result = run(data, arguments);
        assertThat(result.status()).as("%s", result.output()).isEqualTo(1);
        assertThat(result.output()).singleElement().asString().contains(why).doesNotContain("Exception");
    }

    @Test
    void aBackupOfARunningServerIsRestoredUnderANewEpoch() throws IOException {
        Path backup = folder.resolve("backup");
        done(data, "backup", backup.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        ann.ok("send", "room", "tea", "text", "too late for the backup");
        refused("already exists", data, "backup", backup.toString());

        Path other = folder.resolve("other");
        done(other, "restore", backup.toString());
        refused("a store is already there", other, "restore", backup.toString());
        try (ServerProcess restored = ServerProcess.startOver(other, Settings.quick())) {
            Peer again = connect(restored);
            assertThat(again.hello().path("epoch")).isNotEqualTo(ann.hello().path("epoch"));
            again.login(ann.name(), Peer.PASSWORD);
            JsonNode page = again.ok("history", "room", "tea", "after", 0);
            assertThat(page.path("entries")).hasSize(4);
            assertThat(page.path("entries").get(1).path("text").asText()).isEqualTo("Kettle's on.");
            again.ok("send", "room", "tea", "text", "and it goes on");
        }
        assertThat(left()).containsExactlyInAnyOrder("backup", "data", "other");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatCannotBeCopiedIsSaidInOneLineAndLeavesNothing() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        refused("There is no store in", nowhere, "backup", folder.resolve("b").toString());
        refused("There is no file", folder.resolve("new"), "restore", nowhere.toString());
        Path text = Files.writeString(folder.resolve("text"), "no store");
        refused("not a backup of a Parley store", folder.resolve("new"), "restore", text.toString());
        refused("Another Parley server uses", data, "restore", text.toString());
        refused("Cannot use", data, "backup", folder.resolve("none/b").toString());
        assertThat(left()).containsExactlyInAnyOrder("data", "text");
    }

    @Test
    void aDamagedBackupIsNotRestoredAndNothingIsLeft() throws IOException {
        Path backup = folder.resolve("backup");
        done(data, "backup", backup.toString());
        byte[] bytes = Files.readAllBytes(backup);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 3));
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0x55);
        Path damaged = Files.write(folder.resolve("damaged"), bytes);
        Path empty = Files.createFile(folder.resolve("empty"));
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.createFile(there.resolve("note"));

        for (Path bad : List.of(cut, damaged, empty)) {
            refused(bad + " ", folder.resolve("new"), "restore", bad.toString());
            refused("Nothing was restored. Choose another backup.", there, "restore", bad.toString());
        }
        assertThat(left()).containsExactlyInAnyOrder("backup", "cut", "damaged", "data", "empty", "there");
        assertThat(there.resolve("note")).exists();
    }

    @Test
    void anIntactStoreIsNotRepaired() throws IOException {
        server.close();
        assertThat(done(data, "repair")).containsExactly("The store is intact. Nothing was changed.");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("damaged") || name.contains("repaired"));
        }
    }

    @Test
    void theTlsKeyIsInNoBackupAndARestoreLeavesItAlone() throws IOException {
        Path silent = folder.resolve("silent");
        assertThat(done(data, "backup", silent.toString())).hasSize(1);
        Path key = Files.createDirectory(data.resolve("tls")).resolve("key.pem");
        Files.writeString(key, "the key");
        Path backup = folder.resolve("backup");
        assertThat(done(data, "backup", backup.toString()))
                .last()
                .isEqualTo("The TLS key is not in the backup. Copy " + data.resolve("tls")
                        + " yourself, and keep it secret.");

        Path other = folder.resolve("other");
        Path othersKey = Files.createDirectories(other.resolve("tls")).resolve("key.pem");
        Files.writeString(othersKey, "another key");
        done(other, "restore", backup.toString());
        assertThat(othersKey).hasContent("another key");
    }

    @Test
    void theFingerprintOfTheTlsKeyIsPrintedWhileTheServerRuns() throws IOException {
        refused("There is no TLS key in " + data, data, "fingerprint");
        refused("There is no data folder", folder.resolve("none"), "fingerprint");
        assertThat(data.resolve("tls")).doesNotExist();
        ServerIdentity identity = ServerIdentity.open(IdentityFiles.in(data), Clock.systemUTC());
        assertThat(done(data, "fingerprint"))
                .containsExactly(identity.fingerprint().text());
        Files.writeString(data.resolve("tls/key.pem"), "no key");
        refused("tls/key.pem has no private key", data, "fingerprint");
    }

    @Test
    void theFingerprintOfAKeyThatTheSettingsNameIsPrinted() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        ServerIdentity identity =
                ServerIdentity.open(IdentityFiles.in(Files.createDirectory(elsewhere)), Clock.systemUTC());
        Path config = Files.writeString(
                folder.resolve("named.toml"),
                "[tls]\ncertificate = \"" + elsewhere.resolve("tls/certificate.pem") + "\"\nkey = \""
                        + elsewhere.resolve("tls/key.pem") + "\"\n");
        assertThat(done(data, "fingerprint", "--config", config.toString()))
                .containsExactly(identity.fingerprint().text());
        assertThat(done(folder.resolve("none"), "fingerprint", "--config", config.toString()))
                .containsExactly(identity.fingerprint().text());
        Files.delete(elsewhere.resolve("tls/key.pem"));
        refused("There is no key " + elsewhere, data, "fingerprint", "--config", config.toString());
        refused("There is no configuration file", data, "fingerprint", "--config", folder.resolve("x") + "");
    }

    @Test
    void aRoomIsExportedForPeopleAndForPrograms() {
        List<String> text = done(data, "export", "--room", "#TEA");
        assertThat(text).hasSize(5);
        assertThat(text.get(0)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d {2}--> " + ann.name() + " joined");
        assertThat(text.get(1)).endsWith("  <" + ann.name() + "> Kettle's on.");
        assertThat(text.get(2)).endsWith("  * " + ann.name() + " two");
        assertThat(text.get(3)).isEqualTo(" ".repeat(22) + "lines");
        assertThat(text.get(4)).endsWith("--- " + ann.name() + " set the topic: 日本茶");
        List<String> lines = done(data, "export", "--room", "tea", "--format", "jsonl");
        JsonNode page = ann.ok("history", "room", "tea", "after", 0);
        assertThat(lines.stream().map(Json::read).toList()).containsExactlyElementsOf(page.path("entries"));
        refused("There is no room named den", data, "export", "--room", "den");
        refused("No room can be named", data, "export", "--room", "a b");
    }

    @Test
    void whoIsForgottenLeavesNumbersAndNoWords() throws IOException {
        Peer bob = user("bob", server);
        bob.ok("join", "room", "tea");
        bob.ok("send", "room", "tea", "text", "Xanthippe was here");
        bob.ok("send", "room", ann.at(), "text", "Xanthippe in secret");
        ann.ok("send", "room", "tea", "text", "and " + bob.name() + " is gone");
        refused("Another Parley server uses", data, "forget", bob.name(), "--yes");
        server.close();
        refused("Add --yes", data, "forget", bob.name());
        refused("There is no user named nobody", data, "forget", "nobody", "--yes");
        refused("There is no data folder", folder.resolve("none"), "forget", bob.name(), "--yes");
        assertThat(done(data, "forget", bob.name(), "--yes"))
                .containsExactly("The account " + bob.name() + " and all its messages were deleted.");
        refused("There is no user named", data, "forget", bob.name(), "--yes");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(".db"))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("Xanthippe", "xanthippe");
            }
        }
        try (ServerProcess again = ServerProcess.startOver(data, Settings.quick())) {
            Peer annAgain = connect(again);
            annAgain.login(ann.name(), Peer.PASSWORD);
            JsonNode entries = annAgain.ok("history", "room", "tea", "after", 4).path("entries");
            assertThat(entries).hasSize(3);
            Json.assertHas(entries.get(0), "type", "joined", "seq", 5, "user", "(forgotten)");
            Json.assertHas(entries.get(1), "type", "message", "seq", 6, "from", "(forgotten)", "text", "");
            Json.assertHas(entries.get(2), "seq", 7, "from", ann.name());
            annAgain.refused("no_such_user", "history", "room", bob.at());
            assertThat(annAgain.ok("search", "query", "xanthippe").path("entries"))
                    .isEmpty();
            assertThat(Json.texts(annAgain.ok("members", "room", "tea").path("members"), "user"))
                    .containsExactly(ann.name());
            connect(again).register(bob.name());
        }
    }

    @Test
    void aFlippedBitIsNotStartedOnAndIsRepaired() throws IOException {
        String tea = "Xanthippe's oolong";
        ann.ok("send", "room", "tea", "text", tea);
        ann.ok("send", "room", "tea", "text", "after it");
        server.close();
        assertThat(done(data, "verify")).last().asString().contains("are intact");
        flip(data.resolve("parley.db"), tea);

        Result start = run(data, "--port", "0");
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.output())
                .filteredOn(line -> line.contains("scripts/server.sh repair"))
                .hasSize(1);
        Result verified = run(data, "verify");
        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.output()).first().asString().contains("does not match its checksum");
        assertThat(done(data, "repair")).last().asString().contains("parley.db.damaged-1");
        done(data, "verify");
        try (ServerProcess again = ServerProcess.startOver(data, Settings.quick())) {
            Peer annAgain = connect(again);
            annAgain.login(ann.name(), Peer.PASSWORD);
            assertThat(annAgain.hello().path("epoch")).isNotEqualTo(ann.hello().path("epoch"));
            JsonNode entries = annAgain.ok("history", "room", "tea", "after", 0).path("entries");
            assertThat(entries).hasSize(6);
            Json.assertHas(entries.get(1), "seq", 2, "text", "Kettle's on.");
            Json.assertHas(entries.get(4), "seq", 5, "from", "(forgotten)", "text", "");
            Json.assertHas(entries.get(5), "seq", 6, "text", "after it");
        }
    }

    @Test
    void timesThatAreRightAreLeftAlone() {
        refused("Another Parley server uses", data, "repair-times");
        server.close();
        assertThat(done(data, "repair-times")).containsExactly("No time is later than now. Nothing was changed.");
        try (ServerProcess again = ServerProcess.startOver(data, Settings.quick())) {
            Peer annAgain = connect(again);
            annAgain.login(ann.name(), Peer.PASSWORD);
            assertThat(annAgain.hello().path("epoch")).isEqualTo(ann.hello().path("epoch"));
        }
        refused("There is no data folder", folder.resolve("none"), "repair-times");
    }

    private static void flip(Path file, String text) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = all.indexOf(text);
        assertThat(at).isPositive();
        assertThat(all.indexOf(text, at + 1)).isNegative();
        bytes[at + 3] ^= 1;
        Files.write(file, bytes);
    }
}
