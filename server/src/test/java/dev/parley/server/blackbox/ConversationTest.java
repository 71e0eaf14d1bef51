package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the conversation: who speaks first, how a reply names its request, what is a line and what is none. */
class ConversationTest extends Scenario {

    @Test
    void theServerSpeaksFirstAndTellsWhatAClientNeedsToKnow() {
        JsonNode hello = connect().hello();
        Json.assertHas(
                hello,
                "type",
                "hello",
                "protocol",
                1,
                "max_line",
                65536,
                "max_text",
                4096,
                "heartbeat_s",
                30,
                "registration",
                "open",
                "tls",
                false,
                "login_s",
                30,
                "max_line_before_login",
                4096);
        assertThat(hello.path("server").asText()).startsWith("parley/");
        assertThat(hello.path("epoch").asText()).isNotBlank();
        Json.assertTime(hello.path("time").asText());
        assertThat(Duration.between(Instant.parse(hello.path("time").asText()), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(hello.has("re")).isFalse();
    }

    @Test
    void theEpochStaysWhileTheDataStays() {
        assertThat(connect().hello().path("epoch").asText())
                .isEqualTo(connect().hello().path("epoch").asText());
    }

    @Test
    void helloTellsTheSettings() {
        ServerProcess other = start(Settings.quick()
                .with("limits.max_line", 3000)
                .with("limits.login_s", 0)
                .with("limits.max_text", 100)
                .with("session.heartbeat_s", 7)
                .with("access.registration", "closed"));
        Json.assertHas(
                connect(other).hello(),
                "max_line",
                3000,
                "max_line_before_login",
                3000,
                "max_text",
                100,
                "heartbeat_s",
                7,
                "registration",
                "closed");
        assertThat(connect(other).hello().has("login_s")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "0",
                "-1",
                "9007199254740993",
                "9223372036854775807",
                "\"7\"",
                "\"\"",
                "\"a b\\u0000\\n\\\"\"",
                "\"грушка😀\"",
                "\"0123456789012345678901234567890123456789012345678901234567890123\""
            })
    void aReplyRepeatsTheIdAsItWas(String id) {
        Peer peer = connect();
        peer.line("{\"type\":\"ping\",\"id\":" + id + "}");
        Json.assertSame(peer.next(), "type", "ok", "re", Json.read(id));
        peer.line("{\"id\":" + id + ",\"type\":\"who\"}");
        JsonNode error = peer.next();
        Json.assertHas(error, "type", "error", "re", Json.read(id), "code", "not_logged_in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "true",
                "[]",
                "{}",
                "\"01234567890123456789012345678901234567890123456789012345678901234\""
            })
    void anIdOfAnotherKindOrTooLongIsRefused(String id) {
        Peer peer = connect();
        peer.line("{\"type\":\"ping\",\"id\":" + id + "}");
        JsonNode error = peer.next();
        Json.assertHas(peer.assertRefused("bad_request", error, id), "field", "id");
        assertThat(error.has("re")).isFalse();
        peer.ok("ping");
    }

    @Test
    void aRequestWithoutIdIsCarriedOutAndAnsweredWithoutRe() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String room = room("tea", ann, bob);
        ann.line("{\"type\":\"send\",\"room\":\"" + room + "\",\"text\":\"no id\"}");
        JsonNode ok = ann.reply();
        Json.assertHas(ok, "type", "ok", "room", room);
        assertThat(ok.has("re")).isFalse();
        Json.assertHas(bob.entry(room), "text", "no id");

        ann.line("{\"type\":\"leave\",\"room\":\"no-such-room\"}");
        JsonNode error = ann.reply();
        Json.assertHas(error, "type", "error", "code", "no_such_room");
        assertThat(error.has("re")).isFalse();
    }

    @Test
    void theSameIdTwiceIsTwoRequests() {
        Peer peer = connect();
        peer.line("{\"type\":\"ping\",\"id\":1}\n{\"type\":\"ping\",\"id\":1}");
        Json.assertSame(peer.next(), "type", "ok", "re", 1);
        Json.assertSame(peer.next(), "type", "ok", "re", 1);
    }

    @Test
    void unknownFieldsAreIgnored() {
        connect().ok("ping", "later", List.of(1, "two", Json.object("three", 3.5)), "room", 7, "text", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kick", "mute", "PING", "Send", "", " ", "hello", "ok", "error", "message", "nonsense"})
    void anUnknownTypeSaysSo(String type) {
        Peer ann = user("ann");
        ann.refused("unknown_type", type, "room", "lobby", "user", "bob");
        ann.ok("ping");
    }

    @Test
    void anUnknownTypeIsUnknownBeforeLoginToo() {
        connect().refused("unknown_type", "nonsense");
    }

    @Test
    void pongIsNoRequestAndGetsNoReply() {
        Peer peer = connect();
        peer.line("{\"type\":\"pong\"}");
        peer.line("{\"type\":\"pong\",\"id\":1}");
        peer.line("{\"type\":\"ping\",\"id\":2}");
        Json.assertSame(peer.next(), "type", "ok", "re", 2);
    }

    @Test
    void pingNeedsNoLogin() {
        Peer peer = connect();
        Json.assertSame(peer.ok("ping"), "type", "ok", "re", 1);
        peer.register(fresh("ann"));
        Json.assertSame(peer.ok("ping"), "type", "ok", "re", 3);
    }

    @Test
    void aCarriageReturnAndEmptyLinesAreIgnored() {
        Peer peer = connect();
        peer.line("\n\r\n\n{\"type\":\"ping\",\"id\":1}\r\n\r\n\n{\"type\":\"ping\",\"id\":2}\r");
        Json.assertSame(peer.next(), "type", "ok", "re", 1);
        Json.assertSame(peer.next(), "type", "ok", "re", 2);
    }

    @Test
    void anyEscapeAndAnySpaceThatJsonKnowsWillDo() {
        Peer peer = connect();
        peer.line(" \t{ \"\\u0074ype\"\t:\r \"p\\u0069ng\" , \"id\" : \"\\ud83d\\ude00\\/\" } ");
        Json.assertSame(peer.next(), "type", "ok", "re", "😀/");
    }

    @Test
    void manyRequestsInOneWriteAreAnsweredInTheirOrderAlsoWhereOneWaitsForAHash() {
        Peer peer = connect();
        String name = fresh("ann");
        peer.line(String.join(
                "\n",
                Peer.request(1, "ping"),
                Peer.request(2, "who"),
                Peer.request(3, "register", "user", name, "password", Peer.PASSWORD),
                Peer.request(4, "who"),
                Peer.request(5, "ping"),
                Peer.request(6, "password", "old", Peer.PASSWORD, "new", "another password"),
                Peer.request(7, "logout"),
                Peer.request(8, "who"),
                Peer.request(9, "login", "user", name, "password", Peer.PASSWORD),
                Peer.request(10, "login", "user", name, "password", "another password"),
                Peer.request(11, "leave", "room", "no-such-room"),
                Peer.request(12, "ping")));
        Json.assertSame(peer.reply(1), "type", "ok", "re", 1);
        peer.assertRefused("not_logged_in", peer.reply(2), "who before register");
        Json.assertHas(peer.reply(3), "type", "ok", "user", name);
        Json.one(peer.reply(4).path("users"), "user", name);
        assertThat(Peer.isOk(peer.reply(5))).isTrue();
        assertThat(Peer.isOk(peer.reply(6))).isTrue();
        assertThat(Peer.isOk(peer.reply(7))).isTrue();
        peer.assertRefused("not_logged_in", peer.reply(8), "who after logout");
        peer.assertRefused("bad_credentials", peer.reply(9), "login with the old password");
        Json.assertHas(peer.reply(10), "type", "ok", "user", name);
        peer.assertRefused("no_such_room", peer.reply(11), "leave");
        Json.assertSame(peer.reply(12), "type", "ok", "re", 12);
    }

    @Test
    void othersAreNotHeldUpByWhoWaitsForAHash() {
        ServerProcess slow = start(Settings.quick()
                .with("passwords.memory_kib", 19456)
                .with("passwords.iterations", 2)
                .with("passwords.threads", 1));
        Peer waiting = connect(slow);
        Peer other = connect(slow);
        waiting.register("ann");
        waiting.ok("logout");
        // Once is proof enough: a test that is held up itself finds no hashes left to wait for.
        int tries = 0;
        while (tries < 50 && !overtakesHashes(other, waiting, 1000 + 100 * tries)) {
            tries++;
        }
        assertThat(tries)
                .as("tries in which a ping was answered behind all hashes")
                .isLessThan(50);
    }

    /** Whether a ping is answered while a good many of somebody's hashes are still to come. */
    private static boolean overtakesHashes(Peer other, Peer waiting, int firstId) {
        StringBuilder logins = new StringBuilder();
        int last = firstId + 20;
        for (int i = firstId; i <= last; i++) {
            logins.append(Peer.request(i, "login", "user", "ann", "password", "not her password"))
                    .append('\n');
        }
        waiting.line(logins.toString());
        waiting.assertRefused("bad_credentials", waiting.reply(firstId), "login");
        other.ok("ping");
        long pinged = System.nanoTime();
        for (int i = firstId + 1; i <= last; i++) {
            waiting.assertRefused("bad_credentials", waiting.reply(i), "login");
        }
        // Had the ping stood behind the hashes, none of them would have been left to wait for.
        return Duration.ofNanos(System.nanoTime() - pinged).toMillis() > 100;
    }

    @Test
    void whoEndsWritingStillGetsTheReplyToEveryWholeLine() {
        Peer peer = connect();
        String name = fresh("ann");
        peer.line(Peer.request(1, "register", "user", name, "password", Peer.PASSWORD));
        peer.line(Peer.request(2, "create", "room", fresh("tea")));
        peer.bytes(Peer.request(3, "create", "room", "half-" + name).getBytes(StandardCharsets.UTF_8));
        peer.endWriting();
        Json.assertHas(peer.reply(1), "type", "ok", "user", name);
        Json.assertHas(peer.reply(2), "type", "ok");
        assertThat(peer.readToEnd().stream()
                        .filter(message ->
                                Peer.isReply(message) || Peer.isEvent("bye").test(message)))
                .as("replies to half a line, or a bye to who closed first")
                .isEmpty();
        user("bob").refused("no_such_room", "join", "room", "half-" + name);
    }

    @Test
    void whoEndsWritingRightAwayIsLetGo() {
        Peer peer = connect();
        peer.endWriting();
        assertThat(peer.readToEnd()).isEmpty();
    }
}
