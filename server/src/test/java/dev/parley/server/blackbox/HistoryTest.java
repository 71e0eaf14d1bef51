package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking back: {@code history} and its pages. */
class HistoryTest extends Scenario {

    /** A room of 100 entries, the first of which is ann's joining. */
    private String longRoom(Peer ann) {
        String tea = room("tea", ann);
        for (int i = 2; i <= 100; i++) {
            ann.post("send", "room", tea, "text", "entry " + i);
        }
        for (int i = 2; i <= 100; i++) {
            assertThat(ann.reply().path("seq").asInt()).isEqualTo(i);
        }
        return tea;
    }

    @Test
    void historyGivesTheNewestOrWhatFollowsOrPrecedes() {
        Peer ann = user("ann");
        String tea = longRoom(ann);
        assertPage(ann.ok("history", "room", tea), 51, 100, true);
        assertPage(ann.ok("history", "room", tea, "limit", 3), 98, 100, true);
        assertPage(ann.ok("history", "room", tea, "limit", 100), 1, 100, false);

        assertPage(ann.ok("history", "room", tea, "after", 0), 1, 50, true);
        assertPage(ann.ok("history", "room", tea, "after", 20), 21, 70, true);
        assertPage(ann.ok("history", "room", tea, "after", 50), 51, 100, false);
        assertPage(ann.ok("history", "room", tea, "after", 97, "limit", 2), 98, 99, true);
        assertPage(ann.ok("history", "room", tea, "after", 97, "limit", 3), 98, 100, false);
        assertPage(ann.ok("history", "room", tea, "after", 100), 1, 0, false);

        assertPage(ann.ok("history", "room", tea, "before", 101), 51, 100, true);
        assertPage(ann.ok("history", "room", tea, "before", 51), 1, 50, false);
        assertPage(ann.ok("history", "room", tea, "before", 52), 2, 51, true);
        assertPage(ann.ok("history", "room", tea, "before", 4, "limit", 2), 2, 3, true);
        assertPage(ann.ok("history", "room", tea, "before", 3, "limit", 2), 1, 2, false);
        assertPage(ann.ok("history", "room", tea, "before", 1), 1, 0, false);
    }

    @Test
    void aLimitOf0GivesNoneAndStillTellsWhetherThereAreAny() {
        Peer ann = user("ann");
        String tea = longRoom(ann);
        assertPage(ann.ok("history", "room", tea, "limit", 0), 1, 0, true);
        assertPage(ann.ok("history", "room", tea, "limit", 0, "after", 99), 1, 0, true);
        assertPage(ann.ok("history", "room", tea, "limit", 0, "after", 100), 1, 0, false);
        assertPage(ann.ok("history", "room", tea, "limit", 0, "before", 1), 1, 0, false);
    }

    private static void assertPage(JsonNode ok, long from, long to, boolean more) {
        assertThat(Json.seqs(ok.path("entries"))).isEqualTo(Json.range(from, to));
        Json.assertHas(ok, "more", more, "last_seq", 100);
    }

    @Test
    void aroundGivesTheEntryAndHalfOfTheRestOnEitherSide() {
        Peer ann = user("ann");
        String tea = longRoom(ann);
        assertAround(ann.ok("history", "room", tea, "around", 40, "limit", 5), 40, 5);
        assertAround(ann.ok("history", "room", tea, "around", 40, "limit", 6), 40, 6);
        assertAround(ann.ok("history", "room", tea, "around", 40), 40, 50);
        Json.assertHas(ann.ok("history", "room", tea, "around", 40, "limit", 5), "more", true);
        JsonNode all = ann.ok("history", "room", tea, "around", 50, "limit", 300);
        assertThat(Json.seqs(all.path("entries"))).isEqualTo(Json.range(1, 100));
        Json.assertHas(all, "more", false);
        assertThat(Json.seqs(ann.ok("history", "room", tea, "around", 100, "limit", 10)
                        .path("entries")))
                .contains(96L, 100L);
        assertThat(Json.seqs(
                        ann.ok("history", "room", tea, "around", 1, "limit", 10).path("entries")))
                .contains(1L, 5L);
    }

    /** In the middle of a log long enough: as many as asked for, give or take the entry itself, and as many before as after, give or take one. */
    private static void assertAround(JsonNode ok, long center, int limit) {
        List<Long> seqs = Json.seqs(ok.path("entries"));
        assertThat(seqs).contains(center).isEqualTo(Json.range(seqs.get(0), seqs.get(seqs.size() - 1)));
        assertThat(seqs.size()).isBetween(limit - 1, limit + 1);
        long before = center - seqs.get(0);
        long after = seqs.get(seqs.size() - 1) - center;
        assertThat(Math.abs(before - after)).isLessThanOrEqualTo(1);
        Json.assertHas(ok, "last_seq", 100);
    }

    @Test
    void historyIsAskedForInOneDirectionOnly() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        ann.refused("bad_request", "history", "room", tea, "after", 1, "before", 5);
        ann.refused("bad_request", "history", "room", tea, "around", 1, "before", 5);
        ann.refused("bad_request", "history", "room", tea, "after", 1, "before", 5, "around", 3);
    }

    @Test
    void historyOfWhatIsNotThere() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        ann.refused("no_such_room", "history", "room", fresh("nowhere"));
        ann.refused("no_such_user", "history", "room", "@" + fresh("nobody"));
        bob.refused("not_a_member", "history", "room", room("tea", ann));
        JsonNode none = ann.ok("history", "room", bob.at());
        Json.assertHas(none, "more", false, "last_seq", 0);
        assertThat(none.path("entries")).isEmpty();
    }

    @Test
    void historyIsTheSameAsWasHeardLive() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer carl = user("carl");
        String tea = room("tea", ann, bob);
        carl.ok("join", "room", tea);
        ann.ok("send", "room", tea, "text", "one", "style", "action", "cid", "c1");
        carl.ok("topic", "room", tea, "text", "two");
        carl.ok("leave", "room", tea);
        ann.ok("send", "room", tea, "text", "three", "reply_to", 4);
        carl.ok("join", "room", tea);
        carl.ok("logout");
        List<JsonNode> live = new ArrayList<>();
        for (int seq = 3; seq <= 9; seq++) {
            live.add(bob.entry(tea));
        }
        JsonNode history = bob.ok("history", "room", tea, "after", 2);
        assertThat(Json.list(history.path("entries"))).isEqualTo(live);
        assertThat(Json.texts(history.path("entries"), "type"))
                .containsExactly("joined", "message", "topic", "left", "message", "joined", "left");
    }

    /** Two bytes, three and four of UTF-8, and what JSON escapes. */
    @ParameterizedTest
    @ValueSource(strings = {"ж", "茶", "😀", "\"", "\n"})
    void aPageIsBoundedInBytesAndTheRestIsStillToBeHad(String letter) {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        String text = letter.repeat(4000);
        int count = 300;
        for (int i = 1; i <= count; i++) {
            ann.ok("send", "room", tea, "text", i + " " + text);
        }
        List<Long> forward = new ArrayList<>();
        long after = 0;
        int pages = 0;
        JsonNode page;
        do {
            page = ann.ok("history", "room", tea, "after", after, "limit", 500);
            assertBounded(ann);
            List<Long> seqs = Json.seqs(page.path("entries"));
            assertThat(seqs).isNotEmpty();
            forward.addAll(seqs);
            after = seqs.get(seqs.size() - 1);
            pages++;
        } while (page.path("more").asBoolean());
        assertThat(forward).isEqualTo(Json.range(1, count + 1));
        assertThat(pages).isGreaterThanOrEqualTo(4);

        List<Long> backward = new ArrayList<>();
        page = ann.ok("join", "room", tea, "limit", 500);
        while (true) {
            assertBounded(ann);
            List<Long> seqs = Json.seqs(page.path("entries"));
            assertThat(seqs).isNotEmpty();
            backward.addAll(0, seqs);
            if (!page.path("more").asBoolean()) {
                break;
            }
            page = ann.ok("history", "room", tea, "before", seqs.get(0), "limit", 500);
        }
        assertThat(backward).isEqualTo(Json.range(1, count + 1));

        JsonNode around = ann.ok("history", "room", tea, "around", 150, "limit", 500);
        assertBounded(ann);
        Json.assertHas(around, "more", true);
        assertThat(Json.seqs(around.path("entries"))).contains(150L);
    }

    private static void assertBounded(Peer peer) {
        // Half a mebibyte, and something for what is around the entries.
        assertThat(peer.lastLineBytes()).isLessThan((1 << 19) + (1 << 15));
    }
}
