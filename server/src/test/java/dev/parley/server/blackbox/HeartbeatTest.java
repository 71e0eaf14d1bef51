package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signs of life: who says nothing is asked, and then let go. One second for a span, so that it is soon over. */
class HeartbeatTest extends Scenario {

    @Test
    void whoSaysNothingIsAskedAndThenLetGoAndWhoSaysAnythingStays() {
        ServerProcess own = start(Settings.quick().with("session.heartbeat_s", 1));
        Peer bob = user("bob", own);
        Peer pongs = user("pongs", own).silent();
        Peer rubbish = connect(own).silent();
        long start = System.nanoTime();
        Peer stranger = connect(own).silent();
        Peer silent = user("silent", own).silent();
        Peer halfway = connect(own).silent();
        halfway.bytes("{\"type\":\"pi".getBytes(StandardCharsets.UTF_8));

        for (int spans = 0; spans < 4; spans++) {
            awaitPing(pongs);
            pongs.line("{\"type\":\"pong\"}");
            rubbish.line("no JSON, but a line");
            rubbish.assertRefused("bad_json", rubbish.reply(), "rubbish");
            rubbish.ok("ping");
            bob.ok("ping");
        }
        bob.event("presence", "user", silent.name(), "online", false);
        for (Peer peer : List.of(silent, stranger, halfway)) {
            List<JsonNode> rest = peer.readBye("idle");
            assertThat(rest.stream().filter(Peer.isEvent("ping")))
                    .as("pings in %s", rest)
                    .isNotEmpty();
            assertThat(rest.stream().filter(Peer::isReply)).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2900));
        // They still are who they were.
        assertThat(Json.texts(pongs.ok("who").path("users"), "user")).contains(pongs.name(), bob.name());
        rubbish.ok("ping");
    }

    private static void awaitPing(Peer peer) {
        Json.assertSame(peer.event("ping"), "type", "ping");
    }
}
