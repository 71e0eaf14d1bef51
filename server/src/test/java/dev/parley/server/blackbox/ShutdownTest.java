package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server begins and ends. */
class ShutdownTest extends Scenario {

    @TempDir
    private Path folder;

    @Test
    void aServerThatIsAskedToEndSaysGoodbyeToAllAndEndsWell() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        Peer stranger = connect(own);
        Peer halfway = connect(own);
        halfway.bytes("{\"type\":\"pi".getBytes(StandardCharsets.UTF_8));
        stranger.ok("ping");
        ann.drain();
        bob.drain();

        own.askToEnd();
        for (Peer peer : List.of(ann, bob, stranger, halfway)) {
            List<JsonNode> rest = peer.readBye("shutting_down");
            // Nobody is told of the others' going: it is the server that goes.
            assertThat(rest.stream().filter(Peer.isEvent("left"))).isEmpty();
        }
        assertThat(own.awaitEnd()).isZero();
        assertThatNobodyListensOn(own.port());
    }

    private static void assertThatNobodyListensOn(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            throw new AssertionError("Somebody listens still: " + socket);
        } catch (ConnectException refused) {
            assertThat(refused).hasMessageContaining("refused");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void repliesThatWaitGoOutBeforeTheGoodbye() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        String tea = room("tea", ann, bob);
        for (int i = 0; i < 40; i++) {
            bob.ok("send", "room", tea, "text", i + "x".repeat(3000));
        }
        ann.drain();
        Peer slow = keep(Peer.connectNarrow(own));
        slow.login(ann.name(), Peer.PASSWORD);
        slow.line(Peer.request(11, "history", "room", tea, "limit", 20));
        slow.line(Peer.request(12, "history", "room", tea, "limit", 20, "before", 23));
        slow.line(Peer.request(13, "send", "room", tea, "text", "the last word"));
        Json.assertHas(bob.event("message", "from", ann.name()), "text", "the last word");

        own.askToEnd();
        List<JsonNode> rest = slow.readBye("shutting_down");
        List<JsonNode> replies = rest.stream().filter(Peer::isReply).toList();
        assertThat(replies).hasSize(3);
        Json.assertHas(replies.get(0), "type", "ok", "re", 11, "last_seq", 42);
        assertThat(Json.seqs(replies.get(0).path("entries"))).isEqualTo(Json.range(23, 42));
        Json.assertHas(replies.get(1), "type", "ok", "re", 12, "last_seq", 42);
        assertThat(Json.seqs(replies.get(1).path("entries"))).isEqualTo(Json.range(3, 22));
        Json.assertHas(replies.get(2), "type", "ok", "re", 13, "seq", 43);
        assertThat(own.awaitEnd()).isZero();
    }

    @Test
    void whatCameBeforeTheStopIsStoredAndAnsweredAndHalfALineIsNoRequest() {
        Path data = folder.resolve("data");
        ServerProcess own = keep(ServerProcess.startOver(data, Settings.quick()));
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        String tea = room("tea", ann, bob);
        ann.drain();
        bob.drain();
        int sent = 100;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            lines.add(Peer.request(i, "send", "room", tea, "text", "line " + i, "cid", "c" + i));
        }
        ann.line(String.join("\n", lines));
        ann.bytes(Peer.request(sent, "send", "room", tea, "text", "half a line").getBytes(StandardCharsets.UTF_8));

        own.askToEnd();
        List<JsonNode> answers =
                ann.readBye("shutting_down").stream().filter(Peer::isReply).toList();
        assertThat(answers).hasSize(sent).allSatisfy(answer -> Json.assertHas(answer, "type", "ok"));
        List<JsonNode> heard = bob.readBye("shutting_down");
        assertThat(heard.stream().filter(Peer.isEvent("message")).map(e -> e.path("text")
                        .asText()))
                .hasSize(sent)
                .endsWith("line " + (sent - 1));
        assertThat(own.awaitEnd()).isZero();

        ServerProcess next = keep(ServerProcess.startOver(data, Settings.quick()));
        Peer again = again(ann, next);
        JsonNode repeated = again.ok("send", "room", tea, "text", "line 99", "cid", "c99");
        Json.assertHas(
                repeated,
                "duplicate",
                true,
                "seq",
                answers.get(sent - 1).path("seq").asLong());
        JsonNode page = again.ok("history", "room", tea, "before", 1_000_000, "limit", 1);
        Json.assertHas(page.path("entries").path(0), "text", "line 99");
    }

    @Test
    void clientsAreToldToComeBackAtDifferentTimes() {
        ServerProcess own = start(Settings.quick().with("limits.connections_per_address", 500));
        List<Peer> guests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            guests.add(connect(own));
        }
        own.askToEnd();
        List<Long> waits = new ArrayList<>();
        for (Peer guest : guests) {
            List<JsonNode> rest = guest.readBye("shutting_down");
            waits.add(rest.get(rest.size() - 1).path("reconnect_ms").asLong());
        }
        assertThat(waits).allMatch(ms -> ms >= 2_000 && ms <= 30_000);
        // By chance alone, a run of 40 equal ones comes never.
        assertThat(new HashSet<>(waits)).hasSizeGreaterThan(20);
        assertThat(own.awaitEnd()).isZero();
    }

    @Test
    void whoWaitsForAHashIsNotForgotten() {
        ServerProcess own =
                start(Settings.quick().with("passwords.memory_kib", 19456).with("passwords.iterations", 2));
        Peer ann = connect(own);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            lines.add(Peer.request(i, "login", "user", "ann", "password", "a guess or two"));
        }
        ann.line(String.join("\n", lines));
        ann.assertRefused("bad_credentials", ann.reply(1), "login");

        own.askToEnd();
        List<JsonNode> rest = ann.readBye("shutting_down");
        for (int i = 0; i < rest.size() - 1; i++) {
            Json.assertHas(rest.get(i), "type", "error", "re", 2 + i);
            assertThat(rest.get(i).path("code").asText()).isIn("bad_credentials", "shutting_down");
        }
        assertThat(own.awaitEnd()).isZero();
    }

    @Test
    void whoNeverReadsDoesNotKeepTheServerFromEnding() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        String tea = room("tea", ann);
        String big = "😀".repeat(4000);
        for (int i = 0; i < 30; i++) {
            ann.ok("send", "room", tea, "text", i + big);
        }
        Peer stuck = keep(Peer.connectNarrow(own));
        stuck.login(ann.name(), Peer.PASSWORD);
        for (int i = 1; i <= 50; i++) {
            stuck.line(Peer.request(i, "history", "room", tea));
        }
        ann.ok("ping");
        own.askToEnd();
        ann.readBye("shutting_down");
        assertThat(own.awaitEnd()).isZero();
    }

    @Test
    void aServerWithNobodyOnItEndsAtOnce() {
        ServerProcess own = start(Settings.quick());
        own.askToEnd();
        assertThat(own.awaitEnd()).isZero();
    }

    // How it does not begin

    @Test
    void aTakenPortIsOneClearLineAndStatus1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertRefusesToStart(1, port, "--port", port);
        }
    }

    @Test
    void aWrongOptionIsSaidAndStatus2() throws Exception {
        assertRefusesToStart(2, "--nonsense", "--nonsense");
        assertRefusesToStart(2, "many", "--port", "many");
    }

    private void assertRefusesToStart(int status, String names, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ServerProcess.command(List.of(), arguments));
        command.addAll(List.of("--data", folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(ServerProcess.PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        assertThat(said).contains(names).doesNotContain("\tat ").doesNotContain("Parley listening");
    }
}
