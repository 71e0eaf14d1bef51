package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers, TLS clients and scanners: the first thing that is no request ends the connection, and nothing after it is obeyed. */
class StrangersTest extends Scenario {

    private String bodyOf(String name) {
        return Peer.request(1, "register", "user", name, "password", Peer.PASSWORD) + "\n"
                + Peer.request(2, "send", "room", "lobby", "text", "I came from a web page") + "\n";
    }

    private void assertTurnedAway(Peer peer, String name) {
        List<JsonNode> last = peer.readToEndOrReset();
        assertThat(last).as("what was said to %s", name).noneMatch(line -> line.has("re"));
        // Nobody has taken the name.
        connect().ok("register", "user", name, "password", Peer.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "POST / HTTP/1.1",
                "PUT /x HTTP/1.0",
                "OPTIONS * HTTP/1.1",
                "BREW pot HTTP/9",
                "PRI * HTTP/2.0",
                "get /",
                "CONNECT a:5000 HTTP/1.1",
                "EHLO me",
                "NICK ann",
                "hello",
                "[]",
                "\"ping\"",
                "7",
                "\u0001",
                "{",
                "{\"type\":\"ping\"",
                "{\"type\":\"ping\"}}"
            })
    void aFirstLineThatIsNoRequestEndsTheConnectionAndItsBodyIsNotObeyed(String first) {
        Peer bob = user("bob");
        for (String end : List.of("\n", "\r\n")) {
            String name = fresh("page");
            Peer peer = connect();
            peer.bytes(
                    (first + end + "Host: localhost:5000" + end + "Content-Type: text/plain" + end + end + bodyOf(name))
                            .getBytes(StandardCharsets.UTF_8));
            assertTurnedAway(peer, name);
        }
        bob.nothing("message", "text", "I came from a web page");
    }

    @Test
    void theLastWordsSayWhatHappened() {
        Peer peer = connect();
        peer.line("GET / HTTP/1.1");
        JsonNode error = peer.next();
        peer.assertRefused("bad_json", error, "GET");
        assertThat(error.path("fatal").asBoolean()).isTrue();
        assertThat(peer.readBye("bad_input")).hasSize(1);
    }

    /** Hexadecimal: a TLS 1.2 and a 1.3 hello, SSH, SOCKS, a request that has not come to its line's end. */
    @ParameterizedTest
    @ValueSource(strings = {"160301020001", "16030300", "5353482d322e302d", "0501", "0401", "474554202f", "00", "80"})
    void bytesThatBeginNoRequestEndTheConnectionBeforeTheirLineEnds(String hex) {
        String name = fresh("page");
        Peer peer = connect();
        peer.bytes(HexFormat.of().parseHex(hex));
        assertThat(peer.readBye("bad_input")).isNotEmpty();
        assertTurnedAway(peer, name);
    }

    @Test
    void aFirstLineThatIsTooLongEndsTheConnectionToo() {
        String name = fresh("page");
        Peer peer = connect();
        peer.bytes(("{" + "x".repeat(70 * 1024) + "\n" + bodyOf(name)).getBytes(StandardCharsets.UTF_8));
        assertTurnedAway(peer, name);
    }

    @Test
    void emptyLinesUnknownTypesAndWrongFieldsAreNoGarbage() {
        Peer peer = connect();
        peer.line("");
        peer.bytes("\r\n \t".getBytes(StandardCharsets.UTF_8));
        peer.line(Peer.request(7, "dance"));
        peer.assertRefused("unknown_type", peer.next(), "dance");
        peer.line("{\"type\":\"login\",\"id\":8}");
        peer.assertRefused("bad_request", peer.next(), "a login without a name");
        peer.line("{}");
        peer.assertRefused("bad_request", peer.next(), "no type");
        peer.bytes("{\"type\":\"pi".getBytes(StandardCharsets.UTF_8));
        peer.line("ng\",\"id\":9}");
        Json.assertSame(peer.next(), "type", "ok", "re", 9);
    }

    @Test
    void whoHasAskedSomethingMaySlip() {
        Peer peer = connect();
        peer.ok("ping");
        for (String slip : List.of("GET / HTTP/1.1", "oops", "\u0016\u0003\u0001", "x".repeat(70 * 1024))) {
            peer.line(slip);
            assertThat(peer.next().path("fatal").asBoolean()).isFalse();
        }
        peer.ok("ping");
    }
}
