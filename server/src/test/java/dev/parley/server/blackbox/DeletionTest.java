package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator deletes on the console, while people are connected. */
class DeletionTest extends Scenario {

    @TempDir
    private Path data;

    private ServerProcess server;

    @BeforeEach
    void start() {
        assumeTrue(ServerProcess.hasTerminals(), "script of util-linux is missing");
        server = startAgain();
    }

    private ServerProcess startAgain() {
        server = keep(ServerProcess.startOnTerminal(data, Settings.quick()));
        server.awaitLine(line -> line.contains("This is the server's console"));
        return server;
    }

    private void type(String line, String answer) {
        server.type(line);
        server.awaitLine(said -> said.contains(answer));
    }

    /** Types what is asked for as well. */
    private void confirm(String line, String name, String answer) {
        server.type(line);
        type(name, answer);
    }

    private Peer newcomer(String name) {
        Peer peer = connect(server);
        peer.register(name);
        return peer;
    }

    private List<String> filesWith(String trace) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, trace))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean contains(Path file, String trace) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(trace);
        } catch (IOException gone) {
            return false;
        }
    }

    private void awaitErased(String trace) {
        await().atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .untilAsserted(() -> assertThat(filesWith(trace)).isEmpty());
    }

    @Test
    void aRoomIsGoneForItsMembersAndFromTheFiles() throws IOException {
        Peer ann = newcomer("ann");
        Peer bob = newcomer("bob");
        ann.ok("join", "room", "tea", "create", true);
        bob.ok("join", "room", "tea");
        ann.ok("send", "room", "tea", "text", "confidential");
        confirm("/room delete #tea", "tea", "The room tea is deleted.");
        bob.event("left", "room", "tea", "user", "bob", "reason", "kicked", "seq", 4);
        ann.event("left", "room", "tea", "user", "ann", "reason", "kicked", "seq", 4);
        ann.refused("no_such_room", "history", "room", "tea");
        assertThat(ann.ok("search", "query", "confidential").path("entries")).isEmpty();
        awaitErased("confidential");
        JsonNode again = bob.ok("join", "room", "tea", "create", true, "after", 3);
        Json.assertHas(again, "created", true, "first_seq", 5, "last_seq", 5);
        type("/room delete lobby", "The room lobby cannot be deleted");
    }

    @Test
    void aDisabledAccountIsToldSoOnlyWithItsPassword() {
        Peer bob = newcomer("bob");
        type("/account disable bob", "The account bob is disabled. Its connections are closed.");
        Json.assertHas(
                bob.event("bye", "code", "kicked"), "text", "The operator of this server disabled your account.");
        Peer stranger = connect(server);
        stranger.refused("bad_credentials", "login", "user", "bob", "password", "a wrong password");
        stranger.refused("forbidden", "login", "user", "bob", "password", Peer.PASSWORD);
        type("/users", "1 account is disabled: bob");
        server.kill9();
        startAgain();
        connect(server).refused("forbidden", "login", "user", "bob", "password", Peer.PASSWORD);
        type("/account enable bob", "The account bob is enabled.");
        connect(server).login("bob", Peer.PASSWORD);
    }

    @Test
    void anAccountIsGoneForOthersFromTheFilesAndAfterACrash() throws IOException {
        Peer ann = newcomer("ann");
        Peer bob = newcomer("bob");
        bob.ok("send", "room", "lobby", "text", "confidential");
        bob.ok("send", "room", "@ann", "text", "confidential too");
        ann.ok("send", "room", "lobby", "text", "open");
        confirm("/account delete bob", "bob", "The account bob is deleted.");
        // Whatever the server was at: the next start goes on with it.
        server.kill9();
        startAgain();
        awaitErased("confidential");
        Peer back = connect(server);
        JsonNode in = back.ok("login", "user", "ann", "password", Peer.PASSWORD);
        assertThat(in.path("forgotten").asLong()).isPositive();
        assertThat(in.path("rooms")).hasSize(1);
        JsonNode entries = back.ok("history", "room", "lobby").path("entries");
        assertThat(entries.toString()).contains("open").contains("(forgotten)").doesNotContain("bob");
        Peer second = newcomer("bob");
        Json.assertHas(second.ok("send", "room", "@ann", "text", "hello"), "seq", 3);
        back.event("message", "room", "@bob", "text", "hello");
    }

    @Test
    void thoseWhoAreThereSeeAnAccountGoInOrder() {
        Peer ann = newcomer("ann");
        Peer bob = newcomer("bob");
        bob.ok("send", "room", "@ann", "text", "hello");
        ann.event("message", "room", "@bob");
        confirm("/account delete bob", "bob", "The account bob is deleted.");
        bob.event("bye", "code", "kicked");
        ann.event("presence", "user", "bob", "online", false);
        ann.event("left", "room", "lobby", "user", "bob", "reason", "leave");
        ann.event("left", "room", "@bob", "user", "ann", "reason", "kicked", "seq", 2);
        ann.event("forgotten", "user", "bob");
        ann.refused("no_such_user", "send", "room", "@bob", "text", "are you there?");
    }
}
