package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.net.ProxyHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What admins do to the whole server: banned addresses and notices to all. Both outlast a crash. */
class AdminsTest extends Scenario {

    private static final String CODE = "The code to register it (client option --invite CODE): ";

    private static final byte[] ROOT = ProxyHeaders.block("198.51.100.7", 1);
    private static final byte[] SPAM = ProxyHeaders.block("192.0.2.66", 2);
    private static final byte[] BOB = ProxyHeaders.block("203.0.113.5", 3);

    @TempDir
    private Path data;

    private ServerProcess server;

    private void start() {
        Settings settings =
                Settings.quick().with("listen.proxy", List.of("127.0.0.1")).with("access.operators", List.of("root"));
        server = keep(ServerProcess.startOver(data, settings));
    }

    private Peer through(byte[] header) {
        return keep(Peer.connectThrough(header, server));
    }

    private String code() {
        await().atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S))
                .until(() -> server.output().stream().anyMatch(line -> line.contains(CODE)));
        return server.output().stream()
                .filter(line -> line.contains(CODE))
                .map(line -> line.substring(line.indexOf(CODE) + CODE.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBannedAddressAndAMissedNoticeOutlastACrash() {
        start();
        Peer root = through(ROOT);
        JsonNode in = root.ok("register", "user", "root", "password", Peer.PASSWORD, "code", code());
        assertThat(in.path("admin").asBoolean()).isTrue();
        Peer carl = through(SPAM);
        carl.register("carl");
        Peer bob = through(BOB);
        assertThat(bob.register("bob").has("admin")).isFalse();
        bob.close();

        root.ok("ban", "source", "@carl", "text", "Spam.", "minutes", 60);
        carl.readBye("kicked");
        assertThat(keep(Peer.openThrough(SPAM, server)).readBye("kicked"))
                .as("no hello before it")
                .hasSize(1);
        root.ok("broadcast", "text", "Restart soon.");

        server.kill9();
        start();
        keep(Peer.openThrough(SPAM, server)).readBye("kicked");
        Peer again = through(BOB);
        again.login("bob", Peer.PASSWORD);
        JsonNode notice = again.event("notice");
        Json.assertHas(notice, "text", "Restart soon.", "from", "root");
        Json.assertTime(notice.path("at").asText());
        Peer once = through(BOB);
        once.login("bob", Peer.PASSWORD);
        once.nothing("notice");

        Peer back = through(ROOT);
        back.login("root", Peer.PASSWORD);
        back.nothing("notice");
        JsonNode ban = back.ok("bans").path("sources").get(0);
        Json.assertHas(ban, "source", "192.0.2.66", "by", "root", "text", "Spam.");
        Json.assertTime(ban.path("until").asText());
        back.ok("unban", "source", "192.0.2.66");
        through(SPAM).login("carl", Peer.PASSWORD);
        again.refused("forbidden", "ban", "source", "192.0.2.66");
        server.assertHealthy();
    }
}
