package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losing the connection and coming back: nothing missed, nothing twice, on either side of the conversation. */
class CatchUpTest extends Scenario {

    private static final String THE_END = "the end";

    /** How many each says. */
    private static final int SAYINGS = 500;

    @ParameterizedTest
    @ValueSource(strings = {"join", "history"})
    void whoComesBackWithACursorMissesNothingAndSeesNothingTwice(String way) throws Exception {
        long seed = Long.getLong("parley.seed", System.nanoTime());
        System.out.println("CatchUpTest " + way + ": -Dparley.seed=" + seed);
        Random random = new Random(seed);
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer reader = user("reader");
        String tea = room("tea", ann, bob, reader);
        List<CompletableFuture<Void>> talks = new ArrayList<>();
        for (Peer speaker : List.of(ann, bob)) {
            Random own = new Random(random.nextLong());
            talks.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < SAYINGS; i++) {
                    speaker.ok("send", "room", tea, "text", i + " " + "x".repeat(own.nextInt(200)));
                    if (own.nextInt(20) == 0) {
                        speaker.ok("topic", "room", tea, "text", "topic " + i);
                    }
                }
            }));
        }

        CompletableFuture<Void> over = CompletableFuture.allOf(talks.toArray(CompletableFuture[]::new))
                .thenRun(() -> ann.ok("send", "room", tea, "text", THE_END));

        List<JsonNode> log = new ArrayList<>();
        catchUp(reader, way, tea, log, 500, seed);
        String name = reader.name();
        String token = reader.token();
        while (!isOver(log)) {
            // Listen for a while, then go without a word, with or without what is still under way.
            for (int i = random.nextInt(40); i > 0 && !isOver(log); i--) {
                append(log, reader.entry(tea), seed);
            }
            if (random.nextBoolean()) {
                reader.reset();
            } else {
                reader.close();
            }
            reader = connect();
            JsonNode signedIn = random.nextBoolean() ? reader.login(token) : reader.login(name, Peer.PASSWORD);
            assertThat(Json.one(signedIn.path("rooms"), "room", tea)
                            .path("last_seq")
                            .asLong())
                    .isGreaterThanOrEqualTo(log.size());
            // Of many sign-ins with the password only the newest tokens are good.
            token = reader.token();
            catchUp(reader, way, tea, log, 1 + random.nextInt(30), seed);
        }
        over.get(ServerProcess.PATIENCE_S, TimeUnit.SECONDS);
        reader.nothingIn(tea);

        // What was heard in pieces is what the log says as a whole, and each speaker's order is kept.
        List<JsonNode> whole = new ArrayList<>();
        while (true) {
            JsonNode page = ann.ok("history", "room", tea, "after", whole.size(), "limit", 500);
            whole.addAll(Json.list(page.path("entries")));
            if (!page.path("more").asBoolean()) {
                break;
            }
        }
        assertThat(log).as("seed %s", seed).isEqualTo(whole);
        Map<String, Integer> said = new HashMap<>();
        for (JsonNode entry : whole) {
            if (entry.path("type").asText().equals("message")) {
                if (isOver(List.of(entry))) {
                    continue;
                }
                String from = entry.path("from").asText();
                int next = said.merge(from, 1, Integer::sum) - 1;
                assertThat(entry.path("text").asText()).startsWith(next + " ");
            }
        }
        assertThat(said).isEqualTo(Map.of(ann.name(), SAYINGS, bob.name(), SAYINGS));
    }

    private static boolean isOver(List<JsonNode> log) {
        return !log.isEmpty() && log.get(log.size() - 1).path("text").asText().equals(THE_END);
    }

    /** As a client does it: asks for what follows its cursor until there is no more; from there on events go on. */
    private static void catchUp(Peer reader, String way, String room, List<JsonNode> log, int limit, long seed) {
        JsonNode page;
        do {
            page = reader.ok(way, "room", room, "after", log.size(), "limit", limit);
            for (JsonNode entry : Json.list(page.path("entries"))) {
                append(log, entry, seed);
            }
        } while (page.path("more").asBoolean());
        assertThat(page.path("last_seq").asLong()).as("seed %s", seed).isEqualTo(log.size());
        // A member hears live what is said between login and the answer as well: the same entries, known by now.
        for (JsonNode early : reader.takeEvents()) {
            if (Peer.isEntryOf(room).test(early)) {
                int seq = early.path("seq").asInt();
                assertThat(seq)
                        .as("an event before the answer that told more, seed %s", seed)
                        .isLessThanOrEqualTo(log.size());
                assertThat(early).isEqualTo(log.get(seq - 1));
            }
        }
    }

    private static void append(List<JsonNode> log, JsonNode entry, long seed) {
        assertThat(entry.path("seq").asLong())
                .as("the next of the log, seed %s", seed)
                .isEqualTo(log.size() + 1);
        log.add(entry);
    }

    @Test
    void whoLosesRepliesAndTriesAgainSaysNothingTwice() {
        long seed = Long.getLong("parley.seed", System.nanoTime());
        System.out.println("CatchUpTest retry: -Dparley.seed=" + seed);
        Random random = new Random(seed);
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        String token = ann.token();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String text = "saying " + i;
            texts.add(text);
            Object[] send = {"room", tea, "text", text, "cid", "cid-" + i};
            int tries = random.nextInt(4);
            for (int t = 0; t < tries; t++) {
                // The request may be lost, or its reply: who is cut off cannot know.
                ann.post("send", send);
                ann.reset();
                ann = connect();
                ann.login(token);
            }
            JsonNode ok = ann.ok("send", send);
            JsonNode again = ann.ok("send", send);
            Json.assertHas(
                    again,
                    "duplicate",
                    true,
                    "seq",
                    ok.path("seq").asLong(),
                    "at",
                    ok.path("at").asText());
        }
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 150; i++) {
            JsonNode heard = bob.event("message", "room", tea);
            assertThat(heard.path("text").asText()).as("seed %s", seed).isEqualTo(texts.get(i));
            assertThat(seen.add(heard.path("seq").asLong())).isTrue();
        }
        bob.nothing("message", "room", tea);
    }

    @Test
    void whoTurnsUpTwiceHearsTheSameOnBoth() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        String tea = room("tea", ann, bob);
        bobToo.entry(tea);
        for (int i = 0; i < 50; i++) {
            (i % 3 == 0 ? bobToo : ann).ok("send", "room", tea, "text", "n " + i);
        }
        List<Long> heard = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            heard.add(bob.entry(tea).path("seq").asLong());
        }
        assertThat(heard).isEqualTo(Json.range(3, 52));
        for (int i = 0; i < 50; i++) {
            if (i % 3 != 0) {
                Json.assertHas(bobToo.entry(tea), "seq", 3 + i);
            }
        }
        bobToo.nothingIn(tea);
    }
}
