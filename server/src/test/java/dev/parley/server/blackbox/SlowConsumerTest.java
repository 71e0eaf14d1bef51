package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that read slowly or never: what waits for them is bounded, nobody else waits, and nothing is lost. */
class SlowConsumerTest extends Scenario {

    /** 16 KB on the wire, of which no few fill what the kernel buffers between two sockets. */
    private static final String BIG = "😀".repeat(4000);

    private static final int FLOOD = 1000;

    private static ServerProcess server;

    @BeforeAll
    static void start() {
        // Small enough that it would fall over if it kept the flood for each who does not read.
        server = ServerProcess.start(
                Settings.quick().with("limits.outbox_soft", 65536).with("limits.outbox_hard", 1 << 20), "-Xmx160m");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ServerProcess server() {
        return server;
    }

    private Peer narrow(String base) {
        Peer peer = keep(Peer.connectNarrow(server()));
        peer.register(fresh(base));
        return peer;
    }

    @Test
    void whoDoesNotReadIsToldOnceToBeBehindAndCatchesUpByHistory() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer slow = narrow("slow");
        String tea = room("tea", ann, bob, slow);
        String mate = room("mate", ann, bob, slow);
        for (int i = 0; i < FLOOD; i++) {
            Json.assertHas(ann.ok("send", "room", tea, "text", i + BIG), "seq", 4 + i);
            Json.assertHas(bob.entry(tea), "seq", 4 + i);
        }
        for (int i = 0; i < 10; i++) {
            ann.ok("send", "room", mate, "text", "in passing " + i);
        }
        bystanders.stillTalk();
        long asked = slow.post("send", "room", tea, "text", "let me speak");

        long last = 3;
        JsonNode event;
        for (event = slow.event(Peer.isIn(tea)); !isType("behind", event); event = slow.event(Peer.isIn(tea))) {
            Json.assertHas(event, "type", "message", "from", ann.name(), "seq", ++last);
        }
        assertThat(last).as("what was queued for it before").isLessThan(3 + FLOOD);
        assertThat(event.path("last_seq").asLong()).isBetween(last + 1, 3L + FLOOD);
        Json.assertSame(
                event,
                "type",
                "behind",
                "room",
                tea,
                "last_seq",
                event.path("last_seq").asLong());
        Json.assertHas(slow.reply(asked), "type", "ok", "seq", 4 + FLOOD);
        Json.assertHas(bob.entry(tea), "text", "let me speak");
        JsonNode other = slow.event(Peer.isIn(mate));
        Json.assertSame(
                other,
                "type",
                "behind",
                "room",
                mate,
                "last_seq",
                other.path("last_seq").asLong());
        // Until it asks, there is no more for it.
        slow.nothing(Peer.isIn(tea));
        slow.nothing(Peer.isIn(mate));

        last = catchUp(slow, tea, last);
        assertThat(last).isEqualTo(4 + FLOOD);
        assertThat(catchUp(slow, mate, 3)).isEqualTo(13);
        for (int i = 0; i < 5; i++) {
            ann.ok("send", "room", tea, "text", "live again " + i);
            Json.assertHas(slow.event(Peer.isIn(tea)), "type", "message", "seq", ++last, "text", "live again " + i);
        }
        bystanders.stillTalk();
    }

    @Test
    void whoReadsTooSlowlyMissesNothingInTheEnd() {
        Peer ann = user("ann");
        Peer slow = narrow("slow");
        String tea = room("tea", ann, slow);
        long last = 2;
        int written = 2;
        int behinds = 0;
        // Floods and pauses: behind, caught up, and behind again.
        for (int flood = 0; flood < 3; flood++) {
            for (int i = 0; i < FLOOD / 2; i++) {
                ann.ok("send", "room", tea, "text", i + BIG);
                written++;
            }
            while (last < written) {
                JsonNode event = slow.event(Peer.isIn(tea));
                if (isType("behind", event)) {
                    behinds++;
                    last = catchUp(slow, tea, last);
                } else if (event.path("seq").asLong() > last) {
                    Json.assertHas(event, "type", "message", "seq", ++last);
                }
            }
        }
        assertThat(behinds).isPositive();
        ann.ok("send", "room", tea, "text", "the end");
        Json.assertHas(slow.event(Peer.isIn(tea)), "seq", last + 1, "text", "the end");
    }

    @Test
    void whoNeverReadsIsDroppedAtTheHardBoundAndTheOthersGoOn() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer slow = narrow("slow");
        // Notices are no entries: no history has them, so they are queued until there is too much.
        Predicate<JsonNode> slowIsGone = Peer.isEvent("presence", "user", slow.name(), "online", false);
        boolean gone = false;
        for (int i = 0; i < FLOOD; i++) {
            ann.ok("broadcast", "text", BIG);
            // Whatever she hears of it herself.
            ann.takeEvents();
            gone |= bob.drain().stream().anyMatch(slowIsGone);
        }
        bystanders.stillTalk();
        if (!gone) {
            bob.event(slowIsGone);
        }
        bystanders.stillTalk();
        assertThat(Json.texts(ann.ok("who").path("users"), "user")).doesNotContain(slow.name());
        // If the bye still reached it, it says why; there was no room for it otherwise.
        List<JsonNode> rest = slow.readToEndOrReset();
        List<JsonNode> byes = rest.stream().filter(Peer.isEvent("bye")).toList();
        assertThat(byes).allSatisfy(bye -> Json.assertHas(bye, "code", "slow_consumer"));
        assertThat(rest.stream().filter(Peer.isEvent("notice")).count()).isLessThan(FLOOD);
        Json.assertHas(connect().login(slow.name(), Peer.PASSWORD), "user", slow.name());
    }

    @Test
    void repliesThatNobodyReadsAreNotHeapedUp() {
        Bystanders bystanders = keep(Bystanders.on(server()));
        Peer ann = user("ann");
        String tea = room("tea", ann);
        for (int i = 0; i < 30; i++) {
            ann.ok("send", "room", tea, "text", i + BIG);
        }
        Peer greedy = keep(Peer.connectNarrow(server()));
        greedy.login(ann.name(), Peer.PASSWORD);
        int pages = 250;
        List<String> requests = new ArrayList<>();
        for (int i = 1; i <= pages; i++) {
            requests.add(Peer.request(i, "history", "room", tea));
        }
        // More than 100 MB of answers, asked for at once.
        requests.add(Peer.request(pages + 1, "send", "room", tea, "text", "the last word"));
        greedy.line(String.join("\n", requests));
        bystanders.stillTalk();
        // No more of its requests are read than it reads answers.
        ann.nothing("message", "room", tea);
        for (int i = 1; i <= pages; i++) {
            // As many as one answer holds, the newest of 31.
            List<Long> seqs = Json.seqs(greedy.reply(i).path("entries"));
            assertThat(seqs).isNotEmpty().isEqualTo(Json.range(32 - seqs.size(), 31));
        }
        Json.assertHas(greedy.reply(pages + 1), "type", "ok", "seq", 32);
        Json.assertHas(ann.event("message", "room", tea), "text", "the last word");
        bystanders.stillTalk();
    }

    private static long catchUp(Peer peer, String room, long last) {
        JsonNode page;
        do {
            page = peer.ok("history", "room", room, "after", last);
            for (long seq : Json.seqs(page.path("entries"))) {
                assertThat(seq).isEqualTo(++last);
            }
        } while (page.path("more").asBoolean());
        Json.assertHas(page, "last_seq", last);
        return last;
    }

    private static boolean isType(String type, JsonNode event) {
        return event.path("type").asText().equals(type);
    }
}
