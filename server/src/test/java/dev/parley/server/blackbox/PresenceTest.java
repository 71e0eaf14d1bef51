package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is there and what they have seen: {@code who}, {@code away}, {@code typing}, {@code read}, {@code received}. */
class PresenceTest extends Scenario {

    // who

    @Test
    void whoTellsWhoIsOnlineSinceWhenAndFromWhere() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer carl = user("carl");
        Peer dora = user("dora");
        bob.ok("away", "text", "lunch");
        carl.ok("logout");
        dora.close();
        ann.event("presence", "user", dora.name(), "online", false);

        JsonNode users = ann.ok("who").path("users");
        assertThat(Json.texts(users, "user")).contains(ann.name(), bob.name()).doesNotContain(carl.name(), dora.name());
        JsonNode one = Json.one(users, "user", ann.name());
        Json.assertTime(one.path("since").asText());
        Json.assertSame(one, "user", ann.name(), "since", one.path("since").asText(), "address", ann.address());
        JsonNode other = Json.one(users, "user", bob.name());
        Json.assertSame(
                other,
                "user",
                bob.name(),
                "since",
                other.path("since").asText(),
                "away",
                "lunch",
                "address",
                bob.address());
    }

    // presence

    @Test
    void presenceIsToldOnceToEachConnectionOfThoseWhoShareARoom() {
        Peer ann = user("ann");
        Peer annToo = again(ann);
        Peer bob = user("bob");
        room("tea", ann, bob);
        room("mate", ann, bob);
        ann.drain();
        annToo.drain();
        String name = bob.name();
        Object[] offline = {"type", "presence", "user", name, "online", false};
        Object[] online = {"type", "presence", "user", name, "online", true};

        bob.close();
        Json.assertSame(ann.event("presence", "user", name), offline);
        Json.assertSame(annToo.event("presence", "user", name), offline);
        connect().login(name, Peer.PASSWORD);
        Json.assertSame(ann.event("presence", "user", name), online);
        Json.assertSame(annToo.event("presence", "user", name), online);
        ann.nothing("presence", "user", name);
        annToo.nothing("presence", "user", name);
    }

    @Test
    void strangersAreNotToldOfOneAnother() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer carl = user("carl");
        String tea = room("tea", bob, carl);
        ann.ok("leave", "room", "lobby");
        ann.drain();

        bob.ok("away", "text", "lunch");
        bob.ok("typing", "room", tea);
        bob.ok("send", "room", tea, "text", "hi");
        bob.ok("read", "room", tea, "seq", 3);
        bob.ok("topic", "room", tea, "text", "hi");
        bob.ok("leave", "room", tea);
        bob.ok("logout");
        carl.event("presence", "user", bob.name(), "online", false);
        ann.nothing(event ->
                event.toString().contains(bob.name()) || event.toString().contains(tea));
    }

    @Test
    void whoSharesADirectConversationIsTold() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        room("tea", ann);
        ann.ok("leave", "room", "lobby");
        bob.ok("send", "room", ann.at(), "text", "hi");
        ann.drain();
        String name = bob.name();
        bob.close();
        Json.assertSame(ann.event("presence", "user", name), "type", "presence", "user", name, "online", false);
        connect().login(name, Peer.PASSWORD);
        Json.assertSame(ann.event("presence", "user", name), "type", "presence", "user", name, "online", true);
    }

    // away

    @Test
    void awayBelongsToTheUserAndIsToldToTheOthers() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        String name = bob.name();
        ann.drain();

        Json.assertSame(bob.ok("away", "text", "lunch 😀"), "type", "ok", "re", 2);
        Json.assertSame(
                ann.event("presence", "user", name),
                "type",
                "presence",
                "user",
                name,
                "online",
                true,
                "away",
                "lunch 😀");
        // Away on one connection is back on another: it is the user people who are away.
        bobToo.ok("away");
        Json.assertSame(ann.event("presence", "user", name), "type", "presence", "user", name, "online", true);
        assertThat(Json.one(ann.ok("who").path("users"), "user", name).has("away"))
                .isFalse();

        bob.ok("away", "text", "tea");
        bobToo.ok("away", "text", "");
        Json.assertHas(ann.event("presence", "user", name), "away", "tea");
        Json.assertSame(ann.event("presence", "user", name), "type", "presence", "user", name, "online", true);
    }

    @Test
    void awayEndsWithTheLastConnection() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        String name = bob.name();
        bob.ok("away", "text", "lunch");
        Json.assertHas(ann.event("presence", "user", name, "online", true, "away", "lunch"), "user", name);
        bob.ok("logout");
        Json.assertHas(Json.one(ann.ok("who").path("users"), "user", name), "away", "lunch");
        bobToo.close();
        Json.assertSame(
                ann.event("presence", "user", name, "online", false),
                "type",
                "presence",
                "user",
                name,
                "online",
                false);
        connect().login(name, Peer.PASSWORD);
        Json.assertSame(ann.event("presence", "user", name), "type", "presence", "user", name, "online", true);
        assertThat(Json.one(ann.ok("who").path("users"), "user", name).has("away"))
                .isFalse();
    }

    @Test
    void whoLogsInASecondTimeIsStillAway() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        bob.ok("away", "text", "lunch");
        again(bob);
        Json.assertHas(Json.one(ann.ok("who").path("users"), "user", bob.name()), "away", "lunch");
    }

    @Test
    void anAwayTextIsOneLineOfAtMost300CodePoints() {
        Peer ann = user("ann");
        ann.ok("away", "text", "😀".repeat(300));
        ann.refused("text_too_long", "away", "text", "😀".repeat(301));
        for (String bad : List.of("two\nlines", "a\ttab", "\u001b[31m", "\u0000", "\u0085", "\u009b2J")) {
            ann.refused("bad_text", "away", "text", bad);
        }
        Json.assertHas(Json.one(ann.ok("who").path("users"), "user", ann.name()), "away", "😀".repeat(300));
    }

    // typing

    @Test
    void typingIsToldToTheOthersInTheRoom() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        Peer carl = user("carl");
        String tea = room("tea", ann, bob);
        Json.assertSame(ann.ok("typing", "room", "#" + tea), "type", "ok", "re", 3);
        Object[] typing = {"type", "typing", "room", tea, "user", ann.name()};
        Json.assertSame(bob.event("typing"), typing);
        Json.assertSame(bobToo.event("typing"), typing);
        ann.nothing("typing");
        carl.nothing("typing");
        // Nothing of it is stored.
        Json.assertHas(ann.ok("history", "room", tea), "last_seq", 2);
    }

    @Test
    void typingIsToldToTheOtherSideOfADirectConversation() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer carl = user("carl");
        ann.ok("send", "room", bob.at(), "text", "hi");
        bob.entry(ann.at());
        bob.ok("typing", "room", ann.at());
        Json.assertSame(ann.event("typing"), "type", "typing", "room", bob.at(), "user", bob.name());
        bob.nothing("typing");
        carl.nothing("typing", "user", bob.name());
    }

    @Test
    void typingWhereOneIsNot() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        ann.refused("not_a_member", "typing", "room", room("tea", bob));
        ann.refused("no_such_room", "typing", "room", fresh("nowhere"));
        ann.refused("no_such_user", "typing", "room", "@" + fresh("nobody"));
        bob.nothing("typing");
    }

    // read

    @Test
    void whatOneHasReadIsToldToOnesOtherConnectionsOnly() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        String tea = room("tea", ann, bob);
        for (int i = 3; i <= 6; i++) {
            ann.ok("send", "room", tea, "text", "n " + i);
        }
        Json.assertHas(bob.ok("read", "room", tea, "seq", 4), "seq", 4);
        Json.assertSame(bobToo.event("read"), "type", "read", "room", tea, "seq", 4, "unread", 2);
        // The mark only moves forward.
        Json.assertHas(bob.ok("read", "room", tea, "seq", 3), "seq", 4);
        Json.assertHas(bob.ok("read", "room", tea, "seq", 4), "seq", 4);
        bobToo.nothing("read");
        Json.assertHas(bobToo.ok("read", "room", "#" + tea, "seq", 6), "seq", 6);
        Json.assertSame(bob.event("read"), "type", "read", "room", tea, "seq", 6, "unread", 0);
        bobToo.nothing("read");
        ann.nothing("read");
        ann.nothing("seen");
        ann.nothing("delivered");
        Json.assertHas(Json.one(connect().login(bob.name(), Peer.PASSWORD).path("rooms"), "room", tea), "read_seq", 6);
    }

    @Test
    void nobodyHasReadWhatIsNotWritten() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        for (String type : List.of("read", "received")) {
            ann.refusedField("seq", type, "room", tea, "seq", 3);
            ann.refusedField("seq", type, "room", bob.at(), "seq", 1);
            ann.refused("no_such_room", type, "room", fresh("nowhere"), "seq", 1);
            ann.refused("no_such_user", type, "room", "@" + fresh("nobody"), "seq", 1);
            ann.ok(type, "room", tea, "seq", 2);
        }
    }

    @Test
    void whoJoinsHasReadAllThereWas() {
        Peer ann = user("ann");
        String tea = room("tea", ann);
        Peer bob = connect();
        String name = fresh("bob");
        for (int i = 2; i <= 5; i++) {
            ann.ok("send", "room", tea, "text", "@" + name + " come!");
        }
        bob.register(name);
        bob.ok("join", "room", tea);
        JsonNode mine = Json.one(connect().login(name, Peer.PASSWORD).path("rooms"), "room", tea);
        assertThat(mine.path("read_seq").asInt()).isBetween(5, 6);
        Json.assertHas(mine, "last_seq", 6, "mentions", 0);
    }

    @Test
    void mentionsAreMessagesWithOnesNameThatAreNotRead() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        String name = bob.name();
        int seq = 2;
        for (String said : List.of(
                "no one",
                "hello @" + name,
                "@" + name + ", tea?",
                name + ": tea?",
                name + ", tea?",
                "I know " + name + " well",
                "so says " + name + ": tea",
                "@" + name + "by",
                name + " tea?",
                "@" + ann.name())) {
            ann.ok("send", "room", tea, "text", said);
            seq++;
        }
        assertMentions(bob, tea, 4);
        bob.ok("read", "room", tea, "seq", 4);
        assertMentions(bob, tea, 3);
        bob.ok("read", "room", tea, "seq", seq);
        assertMentions(bob, tea, 0);
        for (int i = 0; i < 105; i++) {
            ann.post("send", "room", tea, "text", name + ": hey");
        }
        for (int i = 0; i < 105; i++) {
            ann.reply();
        }
        assertMentions(bob, tea, 99);
    }

    private void assertMentions(Peer peer, String room, int count) {
        Json.assertHas(
                Json.one(connect().login(peer.name(), Peer.PASSWORD).path("rooms"), "room", room), "mentions", count);
    }

    // delivered and seen

    @Test
    void theSenderOfADirectMessageIsToldHowFarTheOtherSideHasCome() {
        Peer ann = user("ann");
        Peer annToo = again(ann);
        Peer bob = user("bob");
        Peer bobToo = again(bob);
        Peer carl = user("carl");
        for (int i = 1; i <= 5; i++) {
            ann.ok("send", "room", bob.at(), "text", "n " + i);
        }
        ann.nothing("delivered");

        Json.assertHas(bob.ok("received", "room", ann.at(), "seq", 3), "seq", 3);
        Object[] delivered = {"type", "delivered", "room", bob.at(), "user", bob.name(), "seq", 3};
        Json.assertSame(ann.event("delivered"), delivered);
        Json.assertSame(annToo.event("delivered"), delivered);
        Json.assertHas(ann.ok("join", "room", bob.at(), "limit", 0), "delivered_seq", 3, "seen_seq", 0);
        // Marks move forward only, from whichever connection.
        Json.assertHas(bobToo.ok("received", "room", ann.at(), "seq", 2), "seq", 3);
        Json.assertHas(bobToo.ok("received", "room", ann.at(), "seq", 3), "seq", 3);
        ann.nothing("delivered");

        Json.assertHas(bob.ok("read", "room", ann.at(), "seq", 2), "seq", 2);
        Object[] seen = {"type", "seen", "room", bob.at(), "user", bob.name(), "seq", 2};
        Json.assertSame(ann.event("seen"), seen);
        Json.assertSame(annToo.event("seen"), seen);
        Json.assertSame(bobToo.event("read"), "type", "read", "room", ann.at(), "seq", 2, "unread", 3);
        Json.assertHas(ann.ok("join", "room", bob.at(), "limit", 0), "delivered_seq", 3, "seen_seq", 2);
        Json.assertHas(bob.ok("read", "room", ann.at(), "seq", 1), "seq", 2);
        ann.nothing("seen");

        bob.nothing("delivered");
        bob.nothing("seen");
        bobToo.nothing("read");
        carl.nothing(event ->
                List.of("delivered", "seen", "read").contains(event.path("type").asText()));
    }

    @Test
    void whatWasReadWasDelivered() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        ann.ok("send", "room", bob.at(), "text", "hi");
        bob.ok("read", "room", ann.at(), "seq", 1);
        Json.assertSame(ann.event("seen"), "type", "seen", "room", bob.at(), "user", bob.name(), "seq", 1);
        Json.assertHas(ann.ok("join", "room", bob.at()), "seen_seq", 1, "last_seq", 1);
    }

    @Test
    void nobodyInARoomIsToldHowFarOthersHaveCome() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.ok("send", "room", tea, "text", "hi");
        Json.assertHas(bob.ok("received", "room", tea, "seq", 3), "seq", 3);
        bob.ok("read", "room", tea, "seq", 3);
        ann.nothing("delivered");
        ann.nothing("seen");
        ann.nothing("read");
    }
}
