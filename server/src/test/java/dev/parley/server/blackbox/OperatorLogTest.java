package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the operator sees on the server's output and finds in its folder, and what must be in neither. */
class OperatorLogTest extends Scenario {

    @Test
    void theOperatorSeesWhoComesGoesAndSpeaksToWhom() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        String tea = fresh("tea");
        ann.ok("create", "room", tea);
        bob.ok("join", "room", tea);
        ann.ok("send", "room", tea, "text", "canary in the room");
        ann.ok("send", "room", bob.at(), "text", "canary between two");
        bob.ok("leave", "room", tea);
        Peer again = connect(own);
        again.login(bob.name(), Peer.PASSWORD);
        again.ok("logout");
        ann.ok("logout");

        awaitOutput(own, ann.name() + " joined room [" + tea + "] from <" + ann.address() + ">");
        awaitOutput(own, bob.name() + " joined room [" + tea + "] from <" + bob.address() + ">");
        awaitOutput(own, bob.name() + " left room [" + tea + "]");
        awaitOutput(own, bob.name() + " signed in");
        awaitOutput(own, ann.name() + " signed out");
        own.awaitLine(line -> Pattern.compile("message .*from " + ann.name() + " to \\[" + tea + "\\]")
                .matcher(line)
                .find());
        own.awaitLine(line -> Pattern.compile("message .*from " + ann.name() + " to " + bob.name())
                .matcher(line)
                .find());
        assertThat(own.output()).noneMatch(line -> line.contains("canary"));
    }

    private static void awaitOutput(ServerProcess server, String text) {
        server.awaitLine(line -> line.contains(text));
    }

    @Test
    void aFileOfTodayHasEachRequestsTypeUserAndResult() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        String tea = fresh("tea");
        ann.ok("create", "room", tea);
        bob.refused("not_a_member", "send", "room", tea, "text", "canary");
        bob.ok("send", "room", ann.at(), "text", "canary");
        bob.refused("unknown_type", "dance");
        connect(own).refused("not_logged_in", "who");
        connect(own).refused("bad_credentials", "login", "user", ann.name(), "password", "a guess or two");

        awaitLogged(own, "register", ann.name(), "ok");
        awaitLogged(own, "create", ann.name(), "ok");
        awaitLogged(own, "send", bob.name(), "not_a_member");
        awaitLogged(own, "send", bob.name(), "ok");
        awaitLogged(own, bob.name(), "unknown_type");
        awaitLogged(own, "login", "bad_credentials");
        assertThat(log(own))
                .noneMatch(line -> line.contains("canary"))
                .as("what strangers ask fills no disk")
                .noneMatch(line -> line.contains("not_logged_in"));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String here = LocalDate.now(ZoneId.systemDefault()).toString();
        assertThat(files(own.data().resolve("logs"))
                        .map(file -> file.getFileName().toString()))
                .anyMatch(name -> name.contains(today) || name.contains(here));
    }

    private static void awaitLogged(ServerProcess server, String... words) {
        Predicate<String> hasAll = line -> Stream.of(words)
                .allMatch(word -> Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                        .matcher(line)
                        .find());
        Awaitility.await("a line with " + List.of(words))
                .atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(log(server)).anyMatch(hasAll));
    }

    @Test
    void passwordsAndTokensAreNowhereAndTextsInNoLog() {
        ServerProcess own = start(Settings.quick());
        Peer ann = connect(own);
        List<String> secrets =
                new ArrayList<>(List.of("canary-first-password", "canary-second-password", "canary-guess"));
        ann.register("ann", "canary-first-password");
        secrets.add(ann.token());
        Peer other = connect(own);
        other.refused("bad_credentials", "login", "user", "ann", "password", "canary-guess-1");
        other.login("ann", "canary-first-password");
        secrets.add(other.token());
        ann.refused("bad_credentials", "password", "old", "canary-guess-2", "new", "canary-second-password");
        ann.refused("weak_password", "password", "old", "canary-first-password", "new", "c-canar");
        ann.ok("password", "old", "canary-first-password", "new", "canary-second-password");
        // Also in lines that are no requests, or not the right ones.
        Peer clumsy = connect(own);
        clumsy.refused("bad_request", "login", "user", 7, "password", "canary-guess-3");
        clumsy.refused("bad_request", "register", "password", "canary-guess-4");
        clumsy.refused("bad_name", "register", "user", "no name", "password", "canary-guess-5");
        clumsy.refused("bad_credentials", "login", "token", "canary-guess-6");
        clumsy.refused("unknown_type", "signin", "user", "ann", "password", "canary-guess-7");
        clumsy.line("{\"type\":\"login\",\"user\":\"ann\",\"password\":\"canary-guess-8\"");
        clumsy.assertRefused("bad_json", clumsy.reply(), "half a request");
        clumsy.line("PASS canary-guess-9");
        clumsy.assertRefused("bad_json", clumsy.reply(), "no request");
        clumsy.line("{\"type\":\"login\",\"password\":\"canary-guess-10\",\"x\":\"" + "x".repeat(70_000) + "\"}");
        clumsy.assertRefused("line_too_long", clumsy.reply(), "a long line");

        String text = "canary-text";
        ann.ok("send", "room", "lobby", "text", text + " one");
        ann.ok("broadcast", "text", text + " two");
        ann.ok("away", "text", text + " three");
        ann.refused("not_a_member", "send", "room", room("tea", user("bob", own)), "text", text + " four");
        ann.refused("bad_text", "send", "room", "lobby", "text", text + "\u0007 five");
        ann.line("{\"type\":\"send\",\"room\":\"lobby\",\"text\":\"canary-text six\"");
        ann.assertRefused("bad_json", ann.reply(), "half a request");
        ann.ok("leave", "room", "lobby");
        // The last of these is logged, so all before it are.
        awaitLogged(own, "leave", "ann", "ok");
        for (Peer peer : List.of(ann, other, clumsy)) {
            peer.close();
        }
        own.askToEnd();
        assertThat(own.awaitEnd()).isZero();

        for (String secret : secrets) {
            assertThat(own.output()).noneMatch(line -> line.contains(secret));
            assertThat(own.errors()).noneMatch(line -> line.contains(secret));
            assertThat(files(own.data()).filter(file -> contains(file, secret)))
                    .as("files with a secret")
                    .isEmpty();
        }
        assertThat(own.output()).noneMatch(line -> line.contains(text));
        assertThat(log(own)).isNotEmpty().noneMatch(line -> line.contains(text));
    }

    @Test
    void nobodyForgesALineOfTheLog() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        String forged = "\nforged joined room [tea] from <127.0.0.1:1>\r\nforged again \u001b[2J\u009b2J\u2028forged";
        ann.refused("unknown_type", forged);
        ann.refused("no_such_room", "join", "room", forged);
        ann.refused("bad_name", "create", "room", forged);
        ann.refused("no_such_user", "send", "room", "@" + forged, "text", "hi");
        ann.refused("bad_text", "away", "text", forged);
        Peer other = connect(own);
        other.refused("bad_name", "register", "user", forged, "password", Peer.PASSWORD);
        other.refused("bad_credentials", "login", "user", forged, "password", Peer.PASSWORD);
        other.ok("login", "user", ann.name(), "password", Peer.PASSWORD, "device", forged.substring(0, 60));
        other.line("{\"type\":\"ping\",\"id\":" + Json.write(forged) + "}");
        other.reply();
        ann.ok("leave", "room", "lobby");
        awaitLogged(own, "leave", ann.name(), "ok");
        for (String line :
                Stream.concat(own.output().stream(), log(own).stream()).toList()) {
            assertThat(line.strip()).doesNotStartWith("forged");
            assertThat(line.chars().filter(c -> c != '\t' && Character.isISOControl(c)))
                    .as("control characters in: %s", line)
                    .isEmpty();
        }
    }

    @Test
    void theLogCanBeKeptQuiet() {
        ServerProcess own = start(Settings.quick().with("log.requests", false).with("log.activity", false));
        Peer ann = user("ann", own);
        ann.ok("leave", "room", "lobby");
        ann.close();
        own.askToEnd();
        assertThat(own.awaitEnd()).isZero();
        assertThat(own.output()).noneMatch(line -> line.contains(ann.name()));
        assertThat(log(own)).noneMatch(line -> line.contains(ann.name()));
    }

    private static List<String> log(ServerProcess server) {
        Path logs = server.data().resolve("logs");
        return Files.isDirectory(logs)
                ? files(logs).flatMap(file -> text(file).lines()).toList()
                : List.of();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String secret) {
        try {
            // Byte for byte, whatever the file is.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
