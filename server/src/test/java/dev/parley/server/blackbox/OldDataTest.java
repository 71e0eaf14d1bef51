package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server of commit 98bb660 wrote is served by this one. */
class OldDataTest extends Scenario {

    private static final Path OLD = Path.of("src/test/resources/since-98bb660");

    @TempDir
    Path folder;

    @Test
    void itsAccountsRoomsAndMessagesAreThere() throws Exception {
        Files.copy(OLD.resolve("parley.db"), folder.resolve("parley.db"));
        try (ServerProcess server = ServerProcess.startOver(folder, Settings.quick())) {
            Peer bob = Peer.connect(server);
            bob.login("bob", "password of bob");
            JsonNode lobby = bob.ok("history", "room", "lobby", "after", 0).path("entries");
            JsonNode edited = message(lobby, 5);
            assertThat(edited.path("text").asText()).isEqualTo("Guten Morgen, 早上好 ☕ (edited)");
            assertThat(edited.path("edited").asLong()).isEqualTo(7);
            assertThat(edited.path("reactions").path(0).path("emoji").asText()).isEqualTo("👍");
            assertThat(message(lobby, 6).path("deleted").asLong()).isEqualTo(8);
            assertThat(message(lobby, 10).path("style").asText()).isEqualTo("action");
            assertThat(message(lobby, 11).path("reply_to").asLong()).isEqualTo(4);
            assertThat(message(bob.ok("history", "room", "@ann", "after", 0).path("entries"), 1)
                            .path("text")
                            .asText())
                    .isEqualTo("for you alone");
            JsonNode roses = bob.ok("join", "room", "garden-roses");
            assertThat(roses.path("topic").asText()).isEqualTo("Roses, and what eats them");
            assertThat(bob.ok("send", "room", "lobby", "text", "Guten Morgen, 早上好 ☕", "cid", "f2")
                            .path("seq")
                            .asLong())
                    .as("a retry of a message that the old server stored")
                    .isEqualTo(5);
            bob.ok("send", "room", "lobby", "text", "and on it goes");
        }
    }

    private static JsonNode message(JsonNode entries, long seq) {
        for (JsonNode entry : entries) {
            if (entry.path("seq").asLong() == seq) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + seq + " in " + entries);
    }

    @Test
    void itsSettingsAreRead() throws Exception {
        ServerConfig settings = ServerConfig.read(OLD.resolve("parley.toml"));
        assertThat(settings.listen()).isEqualTo(new ServerConfig.Listen("127.0.0.1", 5000, false, false, List.of()));
        assertThat(settings.limits().maxText()).isEqualTo(4096);
    }
}
