package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms and who is in them: {@code rooms}, {@code create}, {@code join}, {@code leave}, {@code members}, {@code topic}. */
class RoomsTest extends Scenario {

    // create

    @Test
    void whoCreatesARoomOwnsItAndIsInIt() {
        Peer ann = user("ann");
        String tea = fresh("tea");
        Json.assertSame(ann.ok("create", "room", tea), "type", "ok", "re", 2, "room", tea);
        JsonNode members = ann.ok("members", "room", tea).path("members");
        assertThat(members).hasSize(1);
        Json.assertHas(members.get(0), "user", ann.name(), "role", "owner", "online", true);
        JsonNode entries = ann.ok("history", "room", tea).path("entries");
        Json.assertEntry(entries.get(0), "type", "joined", "room", tea, "seq", 1, "user", ann.name());
        ann.nothingIn(tea);
    }

    @Test
    void theOtherConnectionsOfWhoCreatesARoomSeeThemJoin() {
        Peer ann = user("ann");
        Peer second = again(ann);
        String tea = fresh("tea");
        ann.ok("create", "room", tea);
        Json.assertEntry(second.entry(tea), "type", "joined", "room", tea, "seq", 1, "user", ann.name());
        ann.ok("send", "room", tea, "text", "hi");
        Json.assertHas(second.entry(tea), "type", "message", "seq", 2);
    }

    @Test
    void aRoomMayBeCreatedWithATopic() {
        Peer ann = user("ann");
        String tea = fresh("tea");
        ann.ok("create", "room", tea, "topic", "Green or black?");
        Json.assertHas(user("bob").ok("join", "room", tea), "topic", "Green or black?", "created", false);
        Json.assertHas(Json.one(ann.ok("rooms").path("rooms"), "room", tea), "topic", "Green or black?");
    }

    @Test
    void aRoomIsNotCreatedWithATopicThatCannotBeOne() {
        Peer ann = user("ann");
        String tea = fresh("tea");
        ann.refused("bad_text", "create", "room", tea, "topic", "two\nlines");
        ann.refused("bad_text", "create", "room", tea, "topic", "\u001b[2J");
        ann.refused("text_too_long", "create", "room", tea, "topic", "x".repeat(301));
        ann.refused("no_such_room", "join", "room", tea);
    }

    @Test
    void aRoomIsCreatedOnceInWhateverCase() {
        Peer ann = user("ann");
        String tea = fresh("TeaRoom");
        ann.ok("create", "room", tea);
        ann.refused("room_exists", "create", "room", tea);
        ann.refused("room_exists", "create", "room", tea.toLowerCase(Locale.ROOT));
        user("bob").refused("room_exists", "create", "room", "#" + tea.toUpperCase(Locale.ROOT));
        ann.refused("room_exists", "create", "room", "lobby");
        ann.refused("room_exists", "create", "room", "LOBBY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "##tea",
                " ",
                "tea room",
                "@tea",
                "tea!",
                "\u001b]0;tea\u0007",
                "t\u0435a",
                "tea\n",
                "tea\u202e",
                "☕",
                "1234567890123456789012345678901234567890123456789012345678901234x"
            })
    void aRoomNameThatCannotBeOneIsRefusedWhereRoomsAreMade(String name) {
        Peer ann = user("ann");
        ann.refused("bad_name", "create", "room", name);
        if (!name.startsWith("@")) {
            ann.refused("bad_name", "join", "room", name, "create", true);
            ann.refused("no_such_room", "join", "room", name);
            ann.refused("no_such_room", "leave", "room", name);
            ann.refused("no_such_room", "send", "room", name, "text", "hi");
            ann.refused("no_such_room", "history", "room", name);
        }
    }

    @Test
    void aRoomNameMayBe64CharactersOfAnyScript() {
        Peer ann = user("ann");
        String start = fresh("чай");
        String name = start + "ж".repeat(64 - start.length());
        Json.assertHas(ann.ok("create", "room", name), "room", name);
        ann.refused("bad_name", "create", "room", name + "ж");
        String same = name.toUpperCase(Locale.ROOT);
        Json.assertHas(ann.ok("send", "room", same, "text", "привет"), "room", name);
    }

    @Test
    void theLeadingHashIsNoPartOfTheName() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = fresh("tea");
        Json.assertHas(ann.ok("create", "room", "#" + tea), "room", tea);
        Json.assertHas(bob.ok("join", "room", "#" + tea), "room", tea);
        Json.assertHas(ann.entry(tea), "type", "joined", "room", tea);
        Json.assertHas(ann.ok("send", "room", "#" + tea, "text", "hi"), "room", tea, "seq", 3);
        Json.assertHas(bob.entry(tea), "room", tea);
        bob.ok("history", "room", "#" + tea);
        bob.ok("members", "room", "#" + tea);
        bob.ok("read", "room", "#" + tea, "seq", 3);
        bob.ok("leave", "room", "#" + tea);
    }

    // join

    @Test
    void whoJoinsSeesTheRoomAndTheOthersSeeThem() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann);
        ann.ok("topic", "room", tea, "text", "Oolong");
        ann.ok("send", "room", tea, "text", "hello?");
        ann.drain();

        JsonNode ok = bob.ok("join", "room", tea);
        Json.assertHas(
                ok, "room", tea, "topic", "Oolong", "role", "member", "last_seq", 4, "more", false, "created", false);
        assertThat(ok.has("delivered_seq") || ok.has("seen_seq")).isFalse();
        assertThat(Json.texts(ok.path("members"), "user")).containsExactlyInAnyOrder(ann.name(), bob.name());
        Json.assertHas(Json.one(ok.path("members"), "user", ann.name()), "role", "owner", "online", true);
        Json.assertHas(Json.one(ok.path("members"), "user", bob.name()), "role", "member", "online", true);
        JsonNode entries = ok.path("entries");
        assertThat(Json.seqs(entries)).containsExactly(1L, 2L, 3L, 4L);
        Json.assertEntry(entries.get(0), "type", "joined", "room", tea, "seq", 1, "user", ann.name());
        Json.assertEntry(entries.get(1), "type", "topic", "room", tea, "seq", 2, "by", ann.name(), "text", "Oolong");
        Json.assertEntry(
                entries.get(2), "type", "message", "room", tea, "seq", 3, "from", ann.name(), "text", "hello?");
        Json.assertEntry(entries.get(3), "type", "joined", "room", tea, "seq", 4, "user", bob.name());

        Json.assertEntry(ann.entry(tea), "type", "joined", "room", tea, "seq", 4, "user", bob.name());
        bob.nothingIn(tea);
    }

    @Test
    void theOtherConnectionsOfWhoJoinsSeeTheEntry() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer second = again(bob);
        String tea = room("tea", ann, bob);
        Json.assertEntry(second.entry(tea), "type", "joined", "room", tea, "seq", 2, "user", bob.name());
    }

    @Test
    void joinMakesARoomWhereItIsToldTo() {
        Peer ann = user("ann");
        String tea = fresh("tea");
        ann.refused("no_such_room", "join", "room", tea);
        ann.refused("no_such_room", "join", "room", tea, "create", false);
        JsonNode ok = ann.ok("join", "room", "#" + tea, "create", true);
        Json.assertHas(ok, "room", tea, "topic", "", "role", "owner", "created", true, "last_seq", 1, "more", false);
        assertThat(Json.seqs(ok.path("entries"))).containsExactly(1L);
        Json.assertHas(user("bob").ok("join", "room", tea, "create", true), "created", false, "role", "member");
    }

    @Test
    void aSecondJoinChangesNothing() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        JsonNode first = bob.ok("join", "room", tea);
        JsonNode second = bob.ok("join", "room", tea);
        Json.assertHas(second, "role", "member", "last_seq", 2, "created", false, "more", false);
        assertThat(second.path("entries")).isEqualTo(first.path("entries"));
        assertThat(second.path("members")).isEqualTo(first.path("members"));
        ann.nothingIn(tea);
        bob.nothingIn(tea);
    }

    @Test
    void joinBringsTheNewestEntriesOrThoseAfterACursor() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        for (int i = 2; i <= 60; i++) {
            ann.ok("send", "room", tea, "text", "entry " + i);
        }
        assertJoin(ann.ok("join", "room", tea), 11, 60, true);
        assertJoin(ann.ok("join", "room", tea, "limit", 5), 56, 60, true);
        assertJoin(ann.ok("join", "room", tea, "limit", 60), 1, 60, false);
        assertJoin(ann.ok("join", "room", tea, "limit", 500), 1, 60, false);
        assertJoin(ann.ok("join", "room", tea, "after", 57), 58, 60, false);
        assertJoin(ann.ok("join", "room", tea, "after", 0), 1, 50, true);
        assertJoin(ann.ok("join", "room", tea, "after", 20, "limit", 10), 21, 30, true);
        assertJoin(ann.ok("join", "room", tea, "after", 50, "limit", 10), 51, 60, false);
        assertJoin(ann.ok("join", "room", tea, "after", 60), 1, 0, false);
        assertJoin(ann.ok("join", "room", tea, "after", 10, "limit", 0), 1, 0, true);
        assertJoin(ann.ok("join", "room", tea, "limit", 0), 1, 0, true);
        // Who comes anew and has a cursor from before is told what came since, themselves at the end.
        assertJoin(user("bob").ok("join", "room", tea, "after", 58), 59, 61, false);
    }

    private static void assertJoin(JsonNode ok, long from, long to, boolean more) {
        assertThat(Json.seqs(ok.path("entries"))).isEqualTo(Json.range(from, to));
        Json.assertHas(ok, "more", more);
        assertThat(ok.path("last_seq").asLong()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aLimitIsFrom0To500() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        for (Object limit : List.of(-1, 501, 1_000_000_000_000L)) {
            ann.refusedField("limit", "join", "room", tea, "limit", limit);
            ann.refusedField("limit", "history", "room", tea, "limit", limit);
        }
    }

    @Test
    void aPrivateRoomIsForItsOwn() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String den = fresh("den");
        ann.ok("create", "room", den, "private", true, "topic", "secret");
        bob.refused("no_such_room", "join", "room", den);
        bob.refused("invite_only", "join", "room", den, "create", true);
        bob.refused("no_such_room", "members", "room", den);
        bob.refused("no_such_room", "history", "room", den);
        bob.refused("no_such_room", "send", "room", den, "text", "let me in");
        assertThat(Json.texts(bob.ok("rooms").path("rooms"), "room")).doesNotContain(den);
        assertThat(bob.ok("rooms", "query", den).path("rooms")).isEmpty();
        Json.assertHas(Json.one(ann.ok("rooms").path("rooms"), "room", den), "joined", true, "members", 1);
        // A role outlives membership: the owner may come back.
        ann.ok("leave", "room", den);
        Json.assertHas(ann.ok("join", "room", den), "role", "owner");
    }

    @Test
    void theOwnerWhoComesBackIsOwnerAgain() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.ok("leave", "room", tea);
        Json.assertHas(bob.ok("join", "room", tea), "role", "member");
        Json.assertHas(ann.ok("join", "room", tea, "create", true), "role", "owner", "created", false);
    }

    // leave

    @Test
    void whoLeavesIsSeenLeavingAndSeesNoMore() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer second = again(bob);
        String tea = room("tea", ann, bob);
        second.entry(tea);

        Json.assertSame(bob.ok("leave", "room", tea), "type", "ok", "re", 3);
        Object[] left = {"type", "left", "room", tea, "seq", 3, "user", bob.name(), "reason", "leave"};
        Json.assertEntry(ann.entry(tea), left);
        Json.assertEntry(second.entry(tea), left);
        ann.ok("send", "room", tea, "text", "gone?");
        bob.nothingIn(tea);
        second.nothingIn(tea);
        assertThat(Json.texts(ann.ok("members", "room", tea).path("members"), "user"))
                .containsExactly(ann.name());

        bob.refused("not_a_member", "leave", "room", tea);
        bob.refused("not_a_member", "members", "room", tea);
        bob.refused("not_a_member", "history", "room", tea);
        bob.refused("not_a_member", "send", "room", tea, "text", "hi");
        bob.refused("not_a_member", "topic", "room", tea, "text", "hi");
        second.refused("not_a_member", "typing", "room", tea);
        second.refused("not_a_member", "read", "room", tea, "seq", 1);
        second.refused("not_a_member", "received", "room", tea, "seq", 1);
        ann.nothingIn(tea);
    }

    @Test
    void whoComesBackIsTakenForNew() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        bob.ok("leave", "room", tea);
        ann.ok("send", "room", tea, "text", "meanwhile");
        assertThat(Json.seqs(bob.ok("join", "room", tea, "after", 2).path("entries")))
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void theLobbyMayBeLeft() {
        Peer bob = user("bob");
        Peer ann = user("ann");
        ann.ok("leave", "room", "lobby");
        Json.assertHas(bob.event("left", "user", ann.name()), "room", "lobby", "reason", "leave");
        ann.ok("join", "room", "lobby", "limit", 0);
        Json.assertHas(Json.one(ann.ok("rooms").path("rooms"), "room", "lobby"), "joined", true);
    }

    @Test
    void aDirectConversationIsNotLeft() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        ann.refused("forbidden", "leave", "room", bob.at());
        ann.ok("send", "room", bob.at(), "text", "hi");
        ann.refused("forbidden", "leave", "room", bob.at());
        ann.refused("no_such_user", "leave", "room", "@" + fresh("nobody"));
    }

    @Test
    void anEmptyRoomIsStillThere() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        ann.ok("send", "room", tea, "text", "bye");
        ann.ok("leave", "room", tea);
        Json.assertHas(
                Json.one(ann.ok("rooms").path("rooms"), "room", tea),
                "members",
                0,
                "online",
                0,
                "joined",
                false,
                "last_seq",
                3);
        ann.refused("room_exists", "create", "room", tea);
    }

    // rooms

    @Test
    void roomsTellsOfEachRoomHowManyAreInItAndOnline() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer carl = user("carl");
        String tea = room("tea", ann, bob, carl);
        ann.ok("topic", "room", tea, "text", "Oolong");
        carl.close();
        ann.event("presence", "user", carl.name(), "online", false);

        Json.assertSame(
                Json.one(bob.ok("rooms").path("rooms"), "room", tea),
                "room",
                tea,
                "topic",
                "Oolong",
                "members",
                3,
                "online",
                2,
                "joined",
                true,
                "last_seq",
                4);
        bob.ok("leave", "room", tea);
        JsonNode rooms = bob.ok("rooms").path("rooms");
        Json.assertHas(Json.one(rooms, "room", tea), "members", 2, "online", 1, "joined", false, "last_seq", 5);
        Json.assertHas(Json.one(rooms, "room", "lobby"), "joined", true);
        // Direct conversations are no rooms.
        ann.ok("send", "room", bob.at(), "text", "psst");
        assertThat(Json.texts(ann.ok("rooms").path("rooms"), "room")).noneMatch(room -> room.startsWith("@"));
    }

    @Test
    void roomsCanBeAskedForByAPartOfTheName() {
        Peer ann = user("ann");
        String oolong = room("oolong-corner", ann);
        String sencha = room("sencha-corner", ann);
        assertThat(Json.texts(ann.ok("rooms", "query", oolong).path("rooms"), "room"))
                .containsExactly(oolong);
        assertThat(Json.texts(
                        ann.ok("rooms", "query", oolong.toUpperCase(Locale.ROOT))
                                .path("rooms"),
                        "room"))
                .containsExactly(oolong);
        assertThat(Json.texts(ann.ok("rooms", "query", "-corner").path("rooms"), "room"))
                .contains(oolong, sencha)
                .doesNotContain("lobby");
        assertThat(ann.ok("rooms", "query", fresh("nothing-like-it")).path("rooms"))
                .isEmpty();
        assertThat(Json.texts(ann.ok("rooms", "query", "").path("rooms"), "room"))
                .contains(oolong, sencha, "lobby");
    }

    // pages of long lists

    @Test
    void membersComeInPagesThatFollowEachOther() {
        Peer ann = user("ann");
        String tea = fresh("tea");
        ann.ok("create", "room", tea);
        List<String> users = new ArrayList<>(List.of(ann.name()));
        for (int i = 0; i < 4; i++) {
            Peer somebody = user("bob");
            somebody.ok("join", "room", tea);
            users.add(somebody.name());
        }
        List<String> seen = new ArrayList<>();
        JsonNode page = ann.ok("members", "room", tea, "limit", 2);
        while (page.has("next")) {
            assertThat(page.path("members")).hasSize(2);
            assertThat(page.path("members_total").asInt()).isEqualTo(5);
            seen.addAll(Json.texts(page.path("members"), "user"));
            page = ann.ok("members", "room", tea, "after", page.path("next").asText(), "limit", 2);
        }
        seen.addAll(Json.texts(page.path("members"), "user"));
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(users);
        assertThat(ann.ok("members", "room", tea).has("members_total"))
                .as("without a page all come, as ever")
                .isFalse();
    }

    @Test
    void roomsComeInPagesThatFollowEachOther() {
        Peer ann = user("ann");
        String part = fresh("page");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(part + i);
            ann.ok("create", "room", part + i);
        }
        List<String> seen = new ArrayList<>();
        JsonNode page = ann.ok("rooms", "query", part, "limit", 2);
        while (page.has("next")) {
            seen.addAll(Json.texts(page.path("rooms"), "room"));
            page = ann.ok(
                    "rooms",
                    "query",
                    part,
                    "limit",
                    2,
                    "after",
                    page.path("next").asText());
        }
        seen.addAll(Json.texts(page.path("rooms"), "room"));
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void aPageOfMoreThanFiveHundredIsRefused() {
        Peer ann = user("ann");
        for (JsonNode refused : List.of(
                ann.refused("bad_request", "members", "room", "lobby", "limit", 501),
                ann.refused("bad_request", "rooms", "limit", 501))) {
            Json.assertHas(refused, "field", "limit");
        }
    }

    // members

    @Test
    void membersTellsWhoIsOnlineAwayAndWhere() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer carl = user("carl");
        String tea = room("tea", ann, bob, carl);
        bob.ok("away", "text", "lunch");
        carl.close();
        ann.event("presence", "user", carl.name(), "online", false);

        JsonNode members = ann.ok("members", "room", tea).path("members");
        assertThat(members).hasSize(3);
        // The server listens on loopback only, so everyone may see addresses.
        Json.assertSame(
                Json.one(members, "user", ann.name()),
                "user",
                ann.name(),
                "role",
                "owner",
                "online",
                true,
                "address",
                ann.address());
        Json.assertSame(
                Json.one(members, "user", bob.name()),
                "user",
                bob.name(),
                "role",
                "member",
                "online",
                true,
                "away",
                "lunch",
                "address",
                bob.address());
        Json.assertSame(Json.one(members, "user", carl.name()), "user", carl.name(), "role", "member", "online", false);
        assertThat(ann.ok("join", "room", tea).path("members")).isEqualTo(members);
    }

    @Test
    void membersOfARoomThatIsNone() {
        Peer ann = user("ann");
        ann.refused("no_such_room", "members", "room", fresh("nowhere"));
        ann.refused("no_such_user", "members", "room", "@" + fresh("nobody"));
    }

    // topic

    @Test
    void aTopicIsSeenByAllAndKept() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer second = again(bob);
        Peer carl = user("carl");
        String tea = room("tea", ann, bob);

        Json.assertSame(
                bob.ok("topic", "room", tea, "text", "Oolong 😀"), "type", "ok", "re", 3, "room", tea, "seq", 3);
        Object[] topic = {"type", "topic", "room", tea, "seq", 3, "by", bob.name(), "text", "Oolong 😀"};
        Json.assertEntry(ann.entry(tea), topic);
        Json.assertEntry(second.event("topic", "room", tea), topic);
        // Of all that write an entry, topic is not among those whose own connection is spared it.
        Json.assertEntry(bob.entry(tea), topic);
        carl.nothingIn(tea);
        Json.assertHas(carl.ok("join", "room", tea), "topic", "Oolong 😀");

        Json.assertHas(ann.ok("topic", "room", tea, "text", ""), "seq", 5);
        Json.assertEntry(
                bob.event("topic", "room", tea), "type", "topic", "room", tea, "seq", 5, "by", ann.name(), "text", "");
        Json.assertHas(bob.ok("join", "room", tea), "topic", "");
    }

    @Test
    void aTopicIsOneLineOfAtMost300CodePoints() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        ann.ok("topic", "room", tea, "text", "😀".repeat(300));
        ann.refused("text_too_long", "topic", "room", tea, "text", "😀".repeat(301));
        ann.refused("text_too_long", "topic", "room", tea, "text", "x".repeat(301));
        for (String bad :
                List.of("two\nlines", "a\ttab", "\r", "\u001b[31m", "\u0000", "\u007f", "\u0085", "\u009b2J")) {
            ann.refused("bad_text", "topic", "room", tea, "text", bad);
        }
        Json.assertHas(ann.ok("join", "room", tea), "topic", "😀".repeat(300), "last_seq", 2);
    }

    @Test
    void aDirectConversationHasNoTopic() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        ann.refused("forbidden", "topic", "room", bob.at(), "text", "us");
        ann.ok("send", "room", bob.at(), "text", "hi");
        ann.refused("forbidden", "topic", "room", bob.at(), "text", "us");
        ann.refused("no_such_user", "topic", "room", "@" + fresh("nobody"), "text", "us");
        ann.refused("no_such_room", "topic", "room", fresh("nowhere"), "text", "us");
    }

    // addresses

    @Test
    void addressesAreShownAsTheSettingSays() {
        ServerProcess discreet = start(Settings.quick().with("access.addresses", "nobody"));
        Peer ann = user("ann", discreet);
        assertThat(ann.ok("who").path("users").get(0).has("address")).isFalse();
        assertThat(ann.ok("members", "room", "lobby").path("members").get(0).has("address"))
                .isFalse();
        assertThat(ann.ok("join", "room", "lobby").path("members").get(0).has("address"))
                .isFalse();
        ServerProcess open = start(Settings.quick().with("access.addresses", "everyone"));
        Peer bob = user("bob", open);
        Json.assertHas(bob.ok("who").path("users").get(0), "user", bob.name(), "address", bob.address());
    }
}
