package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saying something: {@code send} to rooms and to {@code @user}, and who hears it. */
class MessagesTest extends Scenario {

    @Test
    void aMessageReachesEveryConnectionOfEveryMemberButTheOneThatSentIt() {
        Peer ann = user("ann");
        Peer annToo = again(ann);
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        Peer carl = user("carl");
        String tea = room("tea", ann, bob);

        JsonNode ok = ann.ok("send", "room", tea, "text", "Hello, tea!");
        Json.assertEntry(ok, "type", "ok", "re", 3, "room", tea, "seq", 3);
        Object[] message = {"type", "message", "room", tea, "seq", 3, "from", ann.name(), "text", "Hello, tea!"};
        for (Peer hears : List.of(bob, bobToo, annToo)) {
            JsonNode heard = hears.event("message", "room", tea);
            Json.assertEntry(heard, message);
            assertThat(heard.path("at")).isEqualTo(ok.path("at"));
        }
        for (Peer peer : List.of(ann, bob, bobToo, annToo)) {
            peer.nothing("message", "room", tea);
        }
        carl.nothingIn(tea);
    }

    @Test
    void aMessageCarriesItsStyleItsKeyAndWhatItAnswers() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.ok("send", "room", tea, "text", "waves", "style", "action", "cid", "k-1", "reply_to", 2);
        Object[] message = {
            "type",
            "message",
            "room",
            tea,
            "seq",
            3,
            "from",
            ann.name(),
            "text",
            "waves",
            "cid",
            "k-1",
            "style",
            "action",
            "reply_to",
            2
        };
        Json.assertEntry(bob.entry(tea), message);
        Json.assertEntry(
                bob.ok("history", "room", tea, "after", 2).path("entries").get(0), message);
    }

    @Test
    void entriesAreNumberedWithoutAGapAndTimeDoesNotStepBack() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        Instant last = Instant.EPOCH;
        for (int i = 3; i <= 40; i++) {
            JsonNode ok = (i % 2 == 0 ? ann : bob).ok("send", "room", tea, "text", "n " + i);
            assertThat(ok.path("seq").asInt()).isEqualTo(i);
            Instant at = Instant.parse(ok.path("at").asText());
            assertThat(at).isAfterOrEqualTo(last);
            last = at;
        }
    }

    @Test
    void twoRoomsAreNumberedEachOnItsOwn() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        String mate = room("mate", ann);
        Json.assertHas(ann.ok("send", "room", tea, "text", "x"), "seq", 2);
        Json.assertHas(ann.ok("send", "room", mate, "text", "x"), "seq", 2);
        Json.assertHas(ann.ok("send", "room", tea, "text", "x"), "seq", 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "two\nlines\n\tand a tab",
                "\"quotes\" and \\ backslashes / and {\"type\":\"bye\"}",
                "e\u0301 stays apart from \u00e9",
                "ﬁ ｆｕｌｌ ①",
                "👩‍👩‍👧‍👦 🏳️‍🌈 \ud83d\ude00",
                "\u202egnol si siht\u202c \u200b\u2028\u2029\ufeff",
                "مرحبا שלום 你好 नमस्ते",
                "\ufffd\uffff\ue000"
            })
    void aTextArrivesToTheLetter(String text) {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.ok("send", "room", tea, "text", text);
        assertThat(bob.entry(tea).path("text").asText()).isEqualTo(text);
        assertThat(Json.texts(bob.ok("history", "room", tea, "after", 2).path("entries"), "text"))
                .containsExactly(text);
    }

    @Test
    void aTextHasNoControlCharactersButNewlineAndTab() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        List<Integer> controls = new ArrayList<>(List.of(0x7f));
        for (int c = 0; c < 0x20; c++) {
            controls.add(c);
        }
        for (int c = 0x80; c < 0xa0; c++) {
            controls.add(c);
        }
        controls.removeAll(List.of((int) '\n', (int) '\t'));
        for (int c : controls) {
            ann.refused("bad_text", "send", "room", tea, "text", "a" + Character.toString(c) + "b");
            ann.refused("bad_text", "send", "room", ann.at(), "text", Character.toString(c));
            ann.refused("bad_text", "broadcast", "text", Character.toString(c));
        }
        // As JSON's own escapes cannot hide one, neither can half of a pair of surrogates hide.
        for (String half :
                List.of("\\ud83d", "a\\ude00", "\\ude00\\ud83d", "\\ud83dx\\ude00", "\\uD83D\\uD83D\\uDE00")) {
            ann.line("{\"type\":\"send\",\"id\":0,\"room\":\"" + tea + "\",\"text\":\"" + half + "\"}");
            ann.assertRefused("bad_text", ann.reply(0), half);
        }
        Json.assertHas(ann.ok("send", "room", tea, "text", "fine"), "seq", 2);
    }

    @Test
    void aTextIs1To4096CodePoints() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.refused("bad_text", "send", "room", tea, "text", "");
        ann.ok("send", "room", tea, "text", "😀".repeat(4096));
        Json.assertHas(bob.entry(tea), "text", "😀".repeat(4096), "seq", 3);
        ann.refused("text_too_long", "send", "room", tea, "text", "😀".repeat(4097));
        ann.refused("text_too_long", "send", "room", tea, "text", "x".repeat(4097));
        ann.refused("text_too_long", "send", "room", tea, "text", "x".repeat(60_000));
        Json.assertHas(ann.ok("send", "room", tea, "text", "x".repeat(4096)), "seq", 4);
    }

    @Test
    void whoIsNoMemberDoesNotSpeak() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann);
        bob.refused("not_a_member", "send", "room", tea, "text", "hi");
        bob.refused("no_such_room", "send", "room", fresh("nowhere"), "text", "hi");
        bob.refused("no_such_user", "send", "room", "@" + fresh("nobody"), "text", "hi");
        bob.refused("no_such_user", "send", "room", "@", "text", "hi");
        bob.refused("no_such_user", "send", "room", "@no name", "text", "hi");
        bob.refused("no_such_room", "send", "room", "", "text", "hi");
        ann.nothingIn(tea);
    }

    @Test
    void anAnswerIsToAnEntryThatIsThere() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.refused("no_such_entry", "send", "room", tea, "text", "what?", "reply_to", 3);
        ann.refused("no_such_entry", "send", "room", tea, "text", "what?", "reply_to", 1_000_000_000_000L);
        ann.refused("no_such_entry", "send", "room", bob.at(), "text", "what?", "reply_to", 1);
        ann.ok("send", "room", tea, "text", "that.");
        ann.ok("send", "room", tea, "text", "what?", "reply_to", 3);
        Json.assertHas(bob.event("message", "reply_to", 3), "seq", 4);
    }

    @Test
    void aStyleThatIsNoneIsRefused() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        ann.refusedField("style", "send", "room", tea, "text", "x", "style", "shout");
        ann.refusedField("style", "send", "room", tea, "text", "x", "style", "ACTION");
    }

    // Retrying

    @Test
    void theSameKeyAgainWritesNothingNew() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("TEA", ann, bob);
        JsonNode first = ann.ok("send", "room", tea, "text", "once", "cid", "key");
        assertThat(first.has("duplicate")).isFalse();
        Json.assertHas(bob.entry(tea), "seq", 3, "cid", "key");
        ann.ok("send", "room", tea, "text", "between");
        bob.entry(tea);

        Object[] again = {"type", "ok", "re", 5, "room", tea, "seq", 3, "duplicate", true};
        JsonNode second = ann.ok("send", "room", tea, "text", "once", "cid", "key");
        Json.assertEntry(second, again);
        assertThat(second.path("at")).isEqualTo(first.path("at"));
        again[3] = 6;
        Json.assertEntry(
                ann.ok("send", "room", "#" + tea.toLowerCase(Locale.ROOT), "text", "once", "cid", "key"), again);
        bob.nothingIn(tea);
        Json.assertHas(ann.ok("send", "room", tea, "text", "last"), "seq", 5);
    }

    @Test
    void theSameKeyAgainAfterAReconnectWritesNothingNew() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.post("send", "room", tea, "text", "once", "cid", "key");
        JsonNode heard = bob.entry(tea);
        // The reply is never read.
        ann.reset();
        Peer back = connect();
        back.login(ann.token());
        JsonNode ok = back.ok("send", "room", tea, "text", "once", "cid", "key");
        Json.assertHas(ok, "duplicate", true, "seq", 3);
        assertThat(ok.path("at")).isEqualTo(heard.path("at"));
        bob.nothing("message", "room", tea);
    }

    @Test
    void theSameKeyTwiceInOneWriteIsWrittenOnce() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        String send = Peer.request(7, "send", "room", tea, "text", "once", "cid", "key");
        ann.line(send + "\n" + send);
        JsonNode first = ann.reply(7);
        JsonNode second = ann.reply(7);
        assertThat(first.has("duplicate")).isFalse();
        Json.assertHas(second, "seq", 3, "duplicate", true);
        Json.assertHas(bob.entry(tea), "seq", 3);
        bob.nothingIn(tea);
    }

    @Test
    void aKeyIsForOneRoomAndOneText() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        String mate = room("mate", ann, bob);
        ann.ok("send", "room", tea, "text", "once", "cid", "key");
        ann.refused("cid_reused", "send", "room", tea, "text", "twice", "cid", "key");
        ann.refused("cid_reused", "send", "room", mate, "text", "once", "cid", "key");
        ann.refused("cid_reused", "send", "room", bob.at(), "text", "once", "cid", "key");
        bob.entry(tea);
        bob.nothingIn(tea);
        bob.nothingIn(mate);
        bob.nothingIn(ann.at());
        // Keys of one user are nothing to another.
        assertThat(bob.ok("send", "room", tea, "text", "mine", "cid", "key").has("duplicate"))
                .isFalse();
    }

    @Test
    void aRefusedSendDoesNotUseUpItsKey() {
        Peer ann = user("ann");
        String tea = fresh("tea");
        ann.refused("no_such_room", "send", "room", tea, "text", "x", "cid", "key");
        ann.ok("create", "room", tea);
        ann.refused("bad_text", "send", "room", tea, "text", "\u0007", "cid", "key");
        JsonNode ok = ann.ok("send", "room", tea, "text", "x", "cid", "key");
        Json.assertHas(ok, "seq", 2);
        assertThat(ok.has("duplicate")).isFalse();
    }

    @Test
    void aKeyHasAtMost64Characters() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        ann.ok("send", "room", tea, "text", "x", "cid", "k".repeat(64));
        Json.assertHas(ann.ok("send", "room", tea, "text", "x", "cid", "k".repeat(64)), "duplicate", true);
        ann.refusedField("cid", "send", "room", tea, "text", "x", "cid", "k".repeat(65));
    }

    // Between two

    @Test
    void aDirectMessageIsSeenByTheTwoEachInTheirOwnWords() {
        Peer ann = user("ann");
        Peer annToo = again(ann);
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        Peer carl = user("carl");

        Json.assertEntry(
                ann.ok("send", "room", bob.at().toUpperCase(Locale.ROOT), "text", "psst"),
                "type",
                "ok",
                "re",
                2,
                "room",
                bob.at(),
                "seq",
                1);
        Object[] asBobSees = {"type", "message", "room", ann.at(), "seq", 1, "from", ann.name(), "text", "psst"};
        Json.assertEntry(bob.entry(ann.at()), asBobSees);
        Json.assertEntry(bobToo.entry(ann.at()), asBobSees);
        Object[] asAnnSees = {"type", "message", "room", bob.at(), "seq", 1, "from", ann.name(), "text", "psst"};
        Json.assertEntry(annToo.entry(bob.at()), asAnnSees);
        ann.nothing("message");
        carl.nothing("message", "from", ann.name());

        Json.assertHas(bob.ok("send", "room", ann.at(), "text", "what?"), "room", ann.at(), "seq", 2);
        Json.assertEntry(
                ann.entry(bob.at()),
                "type",
                "message",
                "room",
                bob.at(),
                "seq",
                2,
                "from",
                bob.name(),
                "text",
                "what?");
        Json.assertHas(annToo.entry(bob.at()), "room", bob.at(), "seq", 2, "text", "what?");
        Json.assertHas(bobToo.entry(ann.at()), "room", ann.at(), "seq", 2, "text", "what?");

        assertPage(ann.ok("history", "room", bob.at()), asAnnSees, bob.at());
        assertPage(bob.ok("history", "room", ann.at()), asBobSees, ann.at());
        assertThat(carl.ok("history", "room", ann.at()).path("entries")).isEmpty();
    }

    private static void assertPage(JsonNode ok, Object[] first, String room) {
        Json.assertHas(ok, "more", false, "last_seq", 2);
        assertThat(Json.texts(ok.path("entries"), "room")).containsExactly(room, room);
        assertThat(Json.texts(ok.path("entries"), "text")).containsExactly("psst", "what?");
        Json.assertEntry(ok.path("entries").get(0), first);
    }

    @Test
    void whoIsOfflineFindsTheDirectMessageLater() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        bob.close();
        ann.event("presence", "user", bob.name(), "online", false);
        ann.ok("send", "room", bob.at(), "text", "call me");
        Peer back = connect();
        JsonNode rooms = back.login(bob.name(), Peer.PASSWORD).path("rooms");
        Json.assertHas(Json.one(rooms, "room", ann.at()), "last_seq", 1, "read_seq", 0);
        Json.assertHas(
                back.ok("history", "room", ann.at(), "after", 0).path("entries").get(0), "text", "call me");
    }

    @Test
    void theTwoNeedNoRoomInCommon() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        room("tea", ann);
        ann.ok("leave", "room", "lobby");
        ann.ok("send", "room", bob.at(), "text", "hi", "cid", "k");
        Json.assertHas(bob.entry(ann.at()), "text", "hi");
        Json.assertHas(ann.ok("send", "room", bob.at(), "text", "hi", "cid", "k"), "duplicate", true, "seq", 1);
        Json.assertHas(bob.ok("send", "room", ann.at(), "text", "yes", "reply_to", 1, "style", "action"), "seq", 2);
        Json.assertHas(ann.entry(bob.at()), "text", "yes", "reply_to", 1, "style", "action");
    }

    @Test
    void joinOfADirectConversationAnswersWithItAndWritesNothing() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Json.assertHas(
                ann.ok("join", "room", "@" + bob.name().toUpperCase(Locale.ROOT)),
                "room",
                bob.at(),
                "last_seq",
                0,
                "more",
                false,
                "created",
                false,
                "delivered_seq",
                0,
                "seen_seq",
                0);
        ann.ok("send", "room", bob.at(), "text", "one");
        ann.ok("send", "room", bob.at(), "text", "two");
        JsonNode ok = bob.ok("join", "room", ann.at(), "after", 1);
        Json.assertHas(ok, "room", ann.at(), "last_seq", 2, "more", false);
        assertThat(Json.seqs(ok.path("entries"))).containsExactly(2L);
        assertThat(Json.texts(ok.path("members"), "user")).containsExactlyInAnyOrder(ann.name(), bob.name());
        Json.assertHas(bob.ok("members", "room", ann.at()), "members", ok.path("members"));
        ann.nothingIn(bob.at());
        ann.refused("no_such_user", "join", "room", "@" + fresh("nobody"));
        ann.refused("no_such_user", "join", "room", "@" + fresh("nobody"), "create", true);
        ann.refused("no_such_user", "join", "room", "@no name", "create", true);
    }

    // Speaking to everyone

    @Test
    void aBroadcastReachesEveryUserOnline() {
        ServerProcess own = start(Settings.quick());
        Peer ann = user("ann", own);
        Peer bob = user("bob", own);
        Peer bobToo = again(bob, own);
        Peer carl = user("carl", own);
        carl.ok("leave", "room", "lobby");
        Peer dora = user("dora", own);
        dora.ok("logout");
        Peer stranger = connect(own);

        Json.assertHas(ann.ok("broadcast", "text", "Tea\nis ready"), "recipients", 3);
        for (Peer hears : List.of(ann, bob, bobToo, carl)) {
            Json.assertSame(hears.event("notice"), "type", "notice", "text", "Tea\nis ready", "from", ann.name());
            hears.nothing("notice");
        }
        dora.nothing("notice");
        stranger.nothing("notice");
    }

    @Test
    void aBroadcastIsATextLikeAnyOther() {
        Peer ann = user("ann");
        ann.refused("bad_text", "broadcast", "text", "");
        ann.refused("bad_text", "broadcast", "text", "\u001b[2J");
        ann.refused("text_too_long", "broadcast", "text", "x".repeat(4097));
        ann.nothing("notice");
    }

    @Test
    void broadcastCanBeKeptToOperators() {
        ServerProcess own =
                start(Settings.quick().with("access.broadcast", "operators").with("access.operators", List.of("ann")));
        String words = "The code to register it (client option --invite CODE): ";
        Awaitility.await().atMost(Duration.ofSeconds(ServerProcess.PATIENCE_S)).until(() -> own.output().stream()
                .anyMatch(line -> line.contains(words)));
        String printed = own.output().stream()
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow();
        String code = printed.substring(printed.indexOf(words) + words.length()).strip();
        Peer ann = connect(own);
        ann.refused("forbidden", "register", "user", "Ann", "password", Peer.PASSWORD);
        ann.ok("register", "user", "Ann", "password", Peer.PASSWORD, "code", code);
        Peer bob = user("bob", own);
        bob.refused("forbidden", "broadcast", "text", "me too");
        ann.nothing("notice");
        ann.ok("broadcast", "text", "only me");
        Json.assertHas(bob.event("notice"), "text", "only me", "from", "Ann");
    }
}
