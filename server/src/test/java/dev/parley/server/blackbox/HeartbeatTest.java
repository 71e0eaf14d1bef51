package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Signs of life: who says nothing is asked, and then let go. One second for a span, so that it is soon over, where that is enough. */
class HeartbeatTest extends Scenario {

    private long lastSign;
    private long longestSilence;

    @Test
    void whoSaysNothingIsAskedAndThenLetGoAndWhoSaysAnythingStays() {
        int heartbeat = 1;
        while (!plays(heartbeat)) {
            heartbeat *= 4;
        }
    }

    /** False if nothing is proven: the test was held up so long that those who should have said something said nothing in time. */
    private boolean plays(int heartbeat) {
        lastSign = System.nanoTime();
        longestSilence = 0;
        try {
            play(heartbeat);
            return true;
        } catch (AssertionError failure) {
            sign();
            if (longestSilence < TimeUnit.SECONDS.toNanos(2L * heartbeat) || heartbeat > 10) {
                throw failure;
            }
            return false;
        }
    }

    /** Those who are to stay have said something. */
    private void sign() {
        long now = System.nanoTime();
        longestSilence = Math.max(longestSilence, now - lastSign);
        lastSign = now;
    }

    private void play(int heartbeat) {
        ServerProcess own = start(Settings.quick().with("session.heartbeat_s", heartbeat));
        Peer bob = user("bob", own);
        Peer pongs = user("pongs", own).silent();
        Peer rubbish = connect(own).silent();
        rubbish.ok("ping");
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
            sign();
        }
        bob.event("presence", "user", silent.name(), "online", false);
        for (Peer peer : List.of(silent, stranger, halfway)) {
            List<JsonNode> rest = peer.readBye("idle");
            assertThat(rest.stream().filter(Peer.isEvent("ping")))
                    .as("pings in %s", rest)
                    .isNotEmpty();
            assertThat(rest.stream().filter(Peer::isReply)).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2900L * heartbeat));
        // They still are who they were.
        assertThat(Json.texts(pongs.ok("who").path("users"), "user")).contains(pongs.name(), bob.name());
        rubbish.ok("ping");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatWasStoppedReadsWhatWasWrittenMeanwhileAndCallsNobodyIdle() throws Exception {
        ServerProcess own = start(Settings.quick().with("session.heartbeat_s", 2));
        Peer ann = user("ann", own).silent();
        Peer bob = user("bob", own);
        own.signal("STOP");
        ann.post("send", "room", "lobby", "text", "written while it was stopped");
        // The standstill itself: more than the three spans after which silence ends a connection.
        Thread.sleep(Duration.ofSeconds(8).toMillis());
        own.signal("CONT");
        assertThat(ann.reply().path("type").asText()).isEqualTo("ok");
        bob.event("message", "text", "written while it was stopped");
        ann.nothing("bye");
    }

    private static void awaitPing(Peer peer) {
        Json.assertSame(peer.event("ping"), "type", "ping");
    }
}
