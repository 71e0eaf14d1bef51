package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.server.net.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store may take 1,000,000 bytes here. */
class QuotaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> logged = new ArrayList<>();
    private final LogLines lines = LogLines.of("parley", logged::add);
    private ServiceFixture chat;
    private int id;

    @BeforeEach
    void open() throws IOException {
        chat = ServiceFixture.open();
    }

    @AfterEach
    void close() throws IOException {
        lines.close();
        chat.close();
    }

    private void used(long bytes) throws IOException {
        chat.usedBytes = bytes;
        chat.turns(2);
    }

    /** The answer to a request, of which the fields are given. */
    private JsonNode ask(Peer peer, String request) throws IOException {
        int own = ++id;
        peer.forget();
        peer.write("{\"id\":" + own + "," + request + "}\n");
        chat.until(() -> reply(peer, own) != null);
        return reply(peer, own);
    }

    private static @Nullable JsonNode reply(Peer peer, int re) {
        for (String line : peer.lines()) {
            JsonNode node = json(line);
            if (node.path("re").asInt() == re) {
                return node;
            }
        }
        return null;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException noJson) {
            throw new AssertionError(line, noJson);
        }
    }

    private String code(Peer peer, String request) throws IOException {
        return ask(peer, request).path("code").asText("ok");
    }

    private static String send(String text) {
        return "\"type\":\"send\",\"room\":\"lobby\",\"text\":\"" + text + "\"";
    }

    @Test
    void theOperatorIsWarnedOnceBeforeTheStoreIsFull() throws IOException {
        Peer ann = chat.register("ann");
        used(799_999);
        assertThat(logged).isEmpty();
        used(800_000);
        used(790_000);
        used(810_000);
        assertThat(logged)
                .containsExactly(
                        "The store takes 0 of 1 MB (storage.max_bytes). When it is full, nothing more is stored.");
        assertThat(code(ann, send("still room"))).isEqualTo("ok");
        used(100_000);
        used(900_000);
        assertThat(logged).hasSize(2);
    }

    @Test
    void whenItIsFullNothingMoreIsStoredAndReadingAndDeletingGoOn() throws IOException {
        Peer ann = chat.register("ann");
        Peer bob = chat.register("bob");
        long first = ask(ann, send("first")).path("seq").asLong();
        used(1_000_000);
        long before = chat.journal.committed();
        for (String request : List.of(
                send("one more"),
                "\"type\":\"edit\",\"room\":\"lobby\",\"target\":" + first + ",\"text\":\"other\"",
                "\"type\":\"react\",\"room\":\"lobby\",\"target\":" + first + ",\"emoji\":\"👍\"",
                "\"type\":\"topic\",\"room\":\"lobby\",\"text\":\"tea\"",
                "\"type\":\"create\",\"room\":\"tea\"")) {
            assertThat(code(ann, request)).as(request).isEqualTo("storage_failed");
        }
        assertThat(code(bob, "\"type\":\"read\",\"room\":\"lobby\",\"seq\":" + first))
                .isEqualTo("storage_failed");
        assertThat(code(chat.connect(), "\"type\":\"register\",\"user\":\"carl\",\"password\":\"correct horse\""))
                .isEqualTo("storage_failed");
        assertThat(chat.journal.committed()).as("events").isEqualTo(before);

        assertThat(ask(bob, "\"type\":\"history\",\"room\":\"lobby\"").path("entries"))
                .isNotEmpty();
        assertThat(code(ann, "\"type\":\"delete\",\"room\":\"lobby\",\"target\":" + first))
                .isEqualTo("ok");
        assertThat(logged).anyMatch(line -> line.startsWith("The store is full: 1 MB (storage.max_bytes)."));

        used(600_000);
        assertThat(code(ann, send("room again"))).isEqualTo("ok");
        assertThat(logged).contains("The store has room again: messages are stored.");
    }

    @Test
    void whoSignsInMeanwhileStoresNothingAndIsInTheLobbyLater() throws IOException {
        Peer ann = chat.register("ann");
        assertThat(code(ann, "\"type\":\"logout\"")).isEqualTo("ok");
        used(2_000_000);
        long before = chat.journal.committed();
        assertThat(code(ann, "\"type\":\"login\",\"user\":\"ann\",\"password\":\"" + "correct horse\""))
                .isEqualTo("ok");
        assertThat(chat.journal.committed()).isEqualTo(before);
        used(0);
        assertThat(code(ann, send("hi"))).isEqualTo("ok");
    }
}
