package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Limits, and what happens at them: connections, requests a second, attempts to log in. */
class LimitsTest extends Scenario {

    /** Another address of this machine, for who comes from another machine. */
    private static final String ELSEWHERE = "127.0.0.2";

    // Connections

    @Test
    void thereAreOnlySoManyConnectionsForAnAddress() {
        ServerProcess own = start(Settings.quick().with("limits.connections_per_address", 5));
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            peers.add(connect(own));
        }
        for (int i = 0; i < 3; i++) {
            assertTurnedAway(keep(Peer.open(own)));
        }
        keep(Peer.connectFrom(ELSEWHERE, own)).ok("ping");
        for (Peer peer : peers) {
            peer.ok("ping");
        }
        peers.get(0).close();
        peers.set(0, awaitPlace(own));
    }

    @Test
    void thereAreOnlySoManyConnectionsForTheServer() {
        ServerProcess own = start(Settings.quick().with("limits.connections", 6));
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            peers.add(keep(Peer.connectFrom("127.0.0." + (10 + i), own)));
        }
        assertTurnedAway(keep(Peer.open(own)));
        for (Peer peer : peers) {
            peer.ok("ping");
        }
        // Every place is given back, however its holder left.
        for (int round = 0; round < 30; round++) {
            Peer leaving = peers.remove(0);
            switch (round % 4) {
                case 0 -> leaving.close();
                case 1 -> leaving.reset();
                case 2 -> {
                    leaving.bytes((byte) '{', (byte) '"');
                    leaving.close();
                }
                default -> {
                    leaving.endWriting();
                    leaving.readToEnd();
                    leaving.close();
                }
            }
            peers.add(awaitPlace(own));
        }
        for (Peer peer : peers) {
            peer.ok("ping");
        }
    }

    @Test
    void aFloodOfConnectionsFromOneAddressKeepsNobodyElseOut() throws IOException {
        ServerProcess own = start(Settings.quick().with("limits.connections_per_minute_per_address", 600));
        int lines = own.output().size();
        List<Socket> flood = new ArrayList<>();
        try {
            for (int i = 0; i < 2000; i++) {
                flood.add(new Socket(InetAddress.getLoopbackAddress(), own.port()));
            }
            Peer elsewhere = keep(Peer.connectFrom(ELSEWHERE, own));
            elsewhere.ok("register", "user", fresh("ann"), "password", Peer.PASSWORD);
            JsonNode bye = cameTooOften(flood);
            assertThat(bye.path("reconnect_ms").asLong()).isEqualTo(10_000);
        } finally {
            for (Socket each : flood) {
                each.close();
            }
        }
        assertThat(own.output().size() - lines).as("lines in the log").isLessThan(10);
        own.assertHealthy();
    }

    /** What the last one was told that came too often. While the flood took its time a few came in time, and found no place. */
    private static JsonNode cameTooOften(List<Socket> flood) throws IOException {
        for (int i = flood.size() - 1; i >= flood.size() / 2; i--) {
            JsonNode bye = lastLine(flood.get(i));
            Json.assertHas(bye, "type", "bye", "code", "too_many_connections");
            if (bye.path("text").asText().contains("Try again in 10 seconds")) {
                return bye;
            }
        }
        throw new AssertionError("nobody came too often");
    }

    private static JsonNode lastLine(Socket socket) throws IOException {
        socket.setSoTimeout(ServerProcess.PATIENCE_S * 1000);
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Json.read(all.strip());
    }

    private static void assertTurnedAway(Peer peer) {
        List<JsonNode> all = peer.readBye("too_many_connections");
        assertThat(all.subList(0, all.size() - 1))
                .as("before the bye")
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(Peer.isEvent("hello"));
    }

    /** A connection that the server takes, as soon as it has seen that another has gone. */
    private Peer awaitPlace(ServerProcess own) {
        Peer[] taken = new Peer[1];
        Awaitility.await()
                .atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    Peer peer = Peer.open(own);
                    peer.line(Peer.request(1, "ping"));
                    boolean answered = peer.readUntilReplyOrEnd();
                    if (answered) {
                        taken[0] = keep(peer);
                    } else {
                        peer.close();
                    }
                    return answered;
                });
        return taken[0];
    }

    // Requests

    @Test
    void requestsASecondAreLimitedForEachConnection() {
        ServerProcess own =
                start(Settings.quick().with("limits.requests_per_second", 5).with("limits.requests_burst", 20));
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            lines.add(Peer.request(i, "who"));
        }
        long start = System.nanoTime();
        ann.line(String.join("\n", lines));
        int ok = 0;
        for (int i = 1; i <= 200; i++) {
            JsonNode reply = ann.reply(i);
            if (Peer.isOk(reply)) {
                ok++;
            } else {
                assertRetry(ann.assertRefused("rate_limited", reply, "who"), 60_000);
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat((long) ok).isBetween(15L, 20 + 5 * seconds);
        // A limit is each connection's own.
        bob.ok("who");
        // Who waits as long as it was told to gets through.
        JsonNode refused = ann.ask("who");
        if (!Peer.isOk(refused)) {
            long told = refused.path("retry_after_ms").asLong();
            Awaitility.await()
                    .pollDelay(Duration.ofMillis(told + 1))
                    .atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                    .until(() -> Peer.isOk(ann.ask("who")));
        }
    }

    @Test
    void allConnectionsOfAnAddressShareItsRequestsAndNobodyElseNotices() {
        assertOneAddressIsHeldBack(
                Settings.quick().with("limits.requests_per_minute_per_address", 60), Peer.request(1, "ping"));
    }

    @Test
    void allConnectionsOfAnAddressShareItsBytesAndNobodyElseNotices() {
        String padded = Peer.request(1, "ping", "text", "x".repeat(20_000));
        assertOneAddressIsHeldBack(Settings.quick().with("limits.bytes_per_minute_per_address", 60 * 20_000), padded);
    }

    private void assertOneAddressIsHeldBack(Settings settings, String request) {
        ServerProcess own = start(settings);
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        Peer elsewhere = keep(Peer.connectFrom(ELSEWHERE, own));
        elsewhere.ok("register", "user", fresh("eve"), "password", Peer.PASSWORD);
        ann.line(String.join("\n", Collections.nCopies(50, request)));
        for (int i = 0; i < 50; i++) {
            assertThat(Peer.isOk(ann.reply())).isTrue();
        }
        bob.line(String.join("\n", Collections.nCopies(50, request)));
        JsonNode refused = null;
        for (int i = 0; i < 50; i++) {
            JsonNode reply = bob.reply();
            refused = Peer.isOk(reply) ? refused : reply;
        }
        assertRetry(bob.assertRefused("rate_limited", refused, "ping"), 2_000);
        for (int i = 0; i < 50; i++) {
            elsewhere.ok("send", "room", "lobby", "text", "hi " + i);
        }
        long told = refused.path("retry_after_ms").asLong();
        Awaitility.await()
                .pollDelay(Duration.ofMillis(told + 1))
                .atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .until(() -> Peer.isOk(bob.ask("ping")));
    }

    @Test
    void aTrustedAddressHasMore() {
        ServerProcess own = start(Settings.quick()
                .with("limits.connections_per_address", 2)
                .with("limits.requests_per_minute_per_address", 60)
                .with("limits.trusted", List.of("127.0.0.0/31"))
                .with("limits.trusted_times", 2));
        for (int i = 0; i < 4; i++) {
            connect(own).ok("ping");
        }
        assertTurnedAway(keep(Peer.open(own)));
        Peer elsewhere = keep(Peer.connectFrom(ELSEWHERE, own));
        keep(Peer.connectFrom(ELSEWHERE, own));
        assertTurnedAway(keep(Peer.openFrom(ELSEWHERE, own)));
        elsewhere.ok("ping");
    }

    @Test
    void whoIsRateLimitedChangesNothing() {
        ServerProcess own =
                start(Settings.quick().with("limits.requests_per_second", 1).with("limits.requests_burst", 10));
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            lines.add(Peer.request(i, "send", "room", "lobby", "text", "n " + i));
        }
        ann.line(String.join("\n", lines));
        List<String> said = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            if (Peer.isOk(ann.reply(i))) {
                said.add("n " + i);
            }
        }
        assertThat(said.size()).isBetween(5, 40);
        for (String text : said) {
            Json.assertHas(bob.event("message", "room", "lobby"), "text", text);
        }
        bob.nothing("message", "room", "lobby");
    }

    @Test
    void zeroRequestsASecondIsNoLimit() {
        Peer ann = user("ann");
        for (int i = 0; i < 2000; i++) {
            ann.post("ping");
        }
        for (int i = 0; i < 2000; i++) {
            assertThat(Peer.isOk(ann.reply())).isTrue();
        }
    }

    // Rooms and users

    @Test
    void thereAreOnlySoManyRooms() {
        ServerProcess own = start(Settings.quick().with("limits.rooms", 5));
        Peer ann = user("ann", own);
        int made = 0;
        while (made < 10 && Peer.isOk(ann.ask("create", "room", fresh("tea")))) {
            made++;
        }
        // The lobby may count or not.
        assertThat(made).isBetween(4, 5);
        assertThat(ann.ask("join", "room", fresh("tea"), "create", true)
                        .path("type")
                        .asText())
                .isEqualTo("error");
        assertThat(ann.ok("rooms").path("rooms").size()).isEqualTo(made + 1);
    }

    @Test
    void aStoreThatIsFullIsReadAndSignedInToAlsoAfterARestart() {
        Settings small = Settings.quick().with("storage.max_bytes", 500_000);
        ServerProcess own = start(small);
        Peer ann = user("ann", own);
        int said = 0;
        JsonNode answer = ann.ask("send", "room", "lobby", "text", "x".repeat(4000));
        while (said < 1000 && Peer.isOk(answer)) {
            said++;
            answer = ann.ask("send", "room", "lobby", "text", "x".repeat(4000));
        }
        ann.assertRefused("storage_failed", answer, "send");
        own.askToEnd();
        own.awaitEnd();
        Peer again = connect(keep(ServerProcess.startOver(own.data(), small)));
        again.ok("login", "user", ann.name(), "password", Peer.PASSWORD);
        JsonNode page = again.ok("history", "room", "lobby");
        assertThat(page.path("last_seq").asInt()).isEqualTo(said + 1);
        again.assertRefused("storage_failed", again.ask("send", "room", "lobby", "text", "more"), "send");
        again.ok("delete", "room", "lobby", "target", said);
    }

    @Test
    void thereAreOnlySoManyUsers() {
        ServerProcess own = start(Settings.quick().with("limits.users", 3));
        Peer ann = user("ann", own);
        user("bob", own);
        user("carl", own);
        Peer peer = connect(own);
        String name = fresh("dora");
        JsonNode reply = peer.ask("register", "user", name, "password", Peer.PASSWORD);
        Json.assertHas(reply, "type", "error");
        peer.refused("bad_credentials", "login", "user", name, "password", Peer.PASSWORD);
        again(ann, own);
    }

    // Logging in

    @Test
    void aNameThatIsTriedTooOftenIsLockedForAWhileWhereItWasTriedAndNotWhereItHasSignedInBefore() {
        ServerProcess own =
                start(Settings.quick().with("limits.login_failures", 3).with("limits.lockout_s", 60));
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        Peer thief = keep(Peer.connectFrom("127.0.0.2", own));
        for (String name : List.of(ann.name(), "nobody")) {
            for (int i = 0; i < 3; i++) {
                thief.refused("bad_credentials", "login", "user", name, "password", "a guess or two");
            }
            // The right password no longer helps, on no connection, and whether there is such a user is not told.
            assertLockedOut(thief.ask("login", "user", name, "password", Peer.PASSWORD));
            assertLockedOut(keep(Peer.connectFrom("127.0.0.2", own))
                    .ask("login", "user", name.toUpperCase(Locale.ROOT), "password", Peer.PASSWORD));
        }
        connect(own).login(ann.name(), Peer.PASSWORD);
        // Those who are in stay in, and others come in.
        ann.ok("who");
        again(bob, own);
    }

    @Test
    void aLockoutEnds() {
        ServerProcess own =
                start(Settings.quick().with("limits.login_failures", 2).with("limits.lockout_s", 1));
        Peer ann = user("ann", own);
        Peer peer = connect(own);
        JsonNode locked = lockOut(peer, ann.name());
        assertLockedOut(locked);
        assertThat(locked.path("retry_after_ms").asLong()).isBetween(1L, 1000L);
        Awaitility.await()
                .pollDelay(Duration.ofMillis(locked.path("retry_after_ms").asLong() + 1))
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .until(() -> Peer.isOk(peer.ask("login", "user", ann.name(), "password", Peer.PASSWORD)));
    }

    /** What the right password brings after two wrong ones; once more where that was said so late that the lockout was over. */
    private static JsonNode lockOut(Peer peer, String name) {
        while (true) {
            peer.refused("bad_credentials", "login", "user", name, "password", "a guess or two");
            long began = System.nanoTime();
            peer.refused("bad_credentials", "login", "user", name, "password", "a guess or two");
            JsonNode reply = peer.ask("login", "user", name, "password", Peer.PASSWORD);
            boolean late = Duration.ofNanos(System.nanoTime() - began).toMillis() >= 1000;
            if (!Peer.isOk(reply) || !late) {
                return reply;
            }
            peer.ok("logout");
        }
    }

    private static void assertLockedOut(JsonNode reply) {
        Json.assertHas(reply, "type", "error");
        assertThat(reply.path("code").asText()).as("of %s", reply).isIn("locked_out", "rate_limited");
        assertRetry(reply, 60_000);
    }

    private static void assertRetry(JsonNode error, long most) {
        assertThat(error.path("retry_after_ms").isIntegralNumber())
                .as("retry_after_ms of %s", error)
                .isTrue();
        assertThat(error.path("retry_after_ms").asLong()).isBetween(1L, most);
    }

    @Test
    void attemptsToLogInAreLimitedForEachAddress() {
        ServerProcess own = start(Settings.quick().with("limits.login_attempts_per_minute", 6));
        Peer ann = keep(Peer.connectFrom(ELSEWHERE, own));
        ann.register("ann");
        int tried = 0;
        JsonNode reply;
        do {
            // Each on a connection of its own, each for another name: it is the address that counts.
            reply = connect(own).ask("login", "user", fresh("guess"), "password", "a guess or two");
            tried++;
            assertThat(tried).as("attempts until it is enough").isLessThanOrEqualTo(8);
        } while (reply.path("code").asText().equals("bad_credentials"));
        Json.assertHas(reply, "type", "error", "code", "rate_limited");
        assertRetry(reply, 60_000);
        assertThat(tried).isGreaterThanOrEqualTo(6);
        JsonNode right = connect(own).ask("login", "user", "ann", "password", Peer.PASSWORD);
        Json.assertHas(right, "code", "rate_limited");
        // From elsewhere there is no harm done.
        keep(Peer.connectFrom(ELSEWHERE, own)).login("ann", Peer.PASSWORD);
    }
}
