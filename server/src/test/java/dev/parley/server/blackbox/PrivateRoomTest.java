package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.RequestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To everybody outside a private room looks like no room at all: the same answers to every request, and no event. */
class PrivateRoomTest extends Scenario {

    /** Stands in a request for the room. */
    private static final String ROOM = "(room)";

    /** Requests that name no room, and those which make one: two rooms cannot have one name. */
    private static final Set<String> OTHERS = Set.of(
            "register",
            "login",
            "logout",
            "password",
            "sessions",
            "end_session",
            "rooms",
            "create",
            "who",
            "broadcast",
            "away",
            "block",
            "unblock",
            "blocked",
            "preference",
            "codes",
            "create_code",
            "revoke_code",
            "create_account",
            "bot",
            "ping");

    private record Form(String type, List<Object> fields) {
        Object[] in(String room) {
            return fields.stream()
                    .map(field -> field instanceof String text ? text.replace(ROOM, room) : field)
                    .toArray();
        }
    }

    private static Form form(String type, Object... fields) {
        return new Form(type, List.of(fields));
    }

    /** Every request about a room, as somebody sends it who guesses: also where something else in it is wrong. */
    private static List<Form> forms(String member) {
        return List.of(
                form("join", "room", ROOM),
                form("join", "room", "#" + ROOM, "after", 1, "limit", 500),
                form("leave", "room", ROOM),
                form("members", "room", ROOM),
                form("members", "room", ROOM, "after", member, "limit", 1),
                form("send", "room", ROOM, "text", "hi"),
                form("send", "room", ROOM, "text", ""),
                form("send", "room", ROOM, "text", "x".repeat(5000)),
                form("send", "room", ROOM, "text", "hi", "cid", "used"),
                form("send", "room", ROOM, "text", "hi", "cid", "new"),
                form("send", "room", ROOM, "text", "hi", "reply_to", 2),
                form("send", "room", ROOM, "text", "waves", "style", "action"),
                form("history", "room", ROOM),
                form("history", "room", ROOM, "after", 0),
                form("history", "room", ROOM, "before", 3),
                form("history", "room", ROOM, "around", 2),
                form("search", "query", "secret", "room", ROOM),
                form("search", "query", "-", "room", ROOM),
                form("search", "query", "secret", "room", ROOM, "from", member),
                form("search", "query", "secret", "room", ROOM, "from", "nobody-at-all"),
                form("read", "room", ROOM, "seq", 1),
                form("read", "room", ROOM, "seq", 9999),
                form("received", "room", ROOM, "seq", 1),
                form("received", "room", ROOM, "seq", 9999),
                form("typing", "room", ROOM),
                form("topic", "room", ROOM, "text", "Mine"),
                form("topic", "room", ROOM, "text", "two\nlines"),
                form("edit", "room", ROOM, "target", 2, "text", "mine"),
                form("edit", "room", ROOM, "target", 9999, "text", "mine"),
                form("delete", "room", ROOM, "target", 2),
                form("delete", "room", ROOM, "target", 9999),
                form("react", "room", ROOM, "target", 2, "emoji", "👍"),
                form("react", "room", ROOM, "target", 2, "emoji", "no emoji"),
                form("kick", "room", ROOM, "user", member),
                form("kick", "room", ROOM, "user", "nobody-at-all"),
                form("ban", "room", ROOM, "user", member, "text", "Out."),
                form("ban", "room", ROOM, "user", "nobody-at-all"),
                form("unban", "room", ROOM, "user", member),
                form("bans", "room", ROOM),
                form("invite", "room", ROOM, "user", member),
                form("invite", "room", ROOM, "user", "nobody-at-all"),
                form("role", "room", ROOM, "user", member, "role", "reader"),
                form("set", "room", ROOM, "setting", "access", "value", "open"),
                form("set", "room", ROOM, "setting", "colour", "value", "red"),
                form("delete_room", "room", ROOM));
    }

    @Test
    void everyRequestAboutARoomIsTried() {
        Set<String> tried = new TreeSet<>(OTHERS);
        forms("ann").forEach(form -> tried.add(form.type));
        assertThat(tried)
                .containsAll(
                        Stream.of(RequestKind.values()).map(RequestKind::word).toList());
    }

    /** It is for admins alone, so it is refused before anybody looks for the room. */
    @Test
    void aCodeIsRefusedWhateverTheRoom() {
        Peer ann = user("ann");
        String den = den(ann);
        Peer bob = user("bob");
        for (String room : List.of(den, fresh("nix"), "no name")) {
            assertThat(bob.ask("create_code", "room", room).path("code").asText())
                    .as(room)
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void aStrangerCannotTellAPrivateRoomFromNone() {
        Peer ann = user("ann");
        String den = den(ann);
        assertLooksLikeNone(user("bob"), ann.name(), den);
    }

    @Test
    void neitherCanWhoWasInItAndIsPutOutOrBannedOrDeclined() {
        Peer ann = user("ann");
        String den = den(ann);
        for (String how : List.of("left", "kicked", "banned", "declined", "taken back")) {
            Peer bob = user("bob");
            ann.ok("invite", "room", den, "user", bob.name());
            if (how.equals("declined")) {
                bob.ok("leave", "room", den);
            } else if (how.equals("taken back")) {
                ann.ok("kick", "room", den, "user", bob.name());
            } else {
                bob.ok("join", "room", den);
                switch (how) {
                    case "left" -> bob.ok("leave", "room", den);
                    case "kicked" -> ann.ok("kick", "room", den, "user", bob.name());
                    default -> ann.ok("ban", "room", den, "user", bob.name());
                }
            }
            bob.drain();
            assertLooksLikeNone(bob, ann.name(), den);
        }
    }

    /** A private room of ann's with two messages, one of them with a key of its own. */
    private static String den(Peer ann) {
        String den = fresh("den");
        ann.ok("create", "room", den, "topic", "Secret " + den, "private", true);
        ann.ok("send", "room", den, "text", "a secret word of " + den, "cid", "of-" + den);
        ann.ok("send", "room", den, "text", "more");
        return den;
    }

    private static void assertLooksLikeNone(Peer outsider, String member, String den) {
        // As long as the other name, so that nothing else differs.
        String none = "nix" + den.substring("den".length());
        outsider.ok("send", "room", "lobby", "text", "elsewhere", "cid", "used");
        List<String> told = new ArrayList<>();
        for (Form form : forms(member)) {
            told.add(answer(outsider, form, den).replace(den, none));
            assertThat(told.get(told.size() - 1))
                    .as("%s %s", form.type, Json.write(Json.map(form.in(den))))
                    .isEqualTo(answer(outsider, form, none));
        }
        assertThat(told).allMatch(line -> line.contains("\"no_such_room\""));
    }

    /** The line as it came, but for the number of the request. */
    private static String answer(Peer outsider, Form form, String room) {
        return outsider.ask(form.type, form.in(room)).toString().replaceFirst("\"re\":\\d+", "\"re\":0");
    }

    @Test
    void nothingOfItStandsInAListOrASearch() {
        Peer ann = user("ann");
        String den = den(ann);
        Peer bob = user("bob");
        for (JsonNode list : List.of(
                bob.ok("rooms"),
                bob.ok("rooms", "query", den),
                bob.ok("rooms", "query", "Secret"),
                bob.ok("rooms", "after", den.substring(0, den.length() - 1), "limit", 500),
                bob.ok("search", "query", "\"a secret word of " + den + "\""),
                bob.ok("search", "query", den, "from", ann.name()),
                again(bob).ok("who"))) {
            assertThat(list.toString()).doesNotContain(den);
        }
        assertThat(connect()
                        .ok("login", "user", bob.name(), "password", Peer.PASSWORD)
                        .toString())
                .doesNotContain(den);
    }

    @Test
    void nothingThatHappensInItIsHeardOutside() {
        Peer ann = user("ann");
        Peer carl = user("carl");
        Peer bob = user("bob");
        Peer anns = again(ann);
        String den = den(ann);
        bob.drain();
        ann.ok("invite", "room", den, "user", carl.name());
        carl.ok("join", "room", den);
        ann.ok("send", "room", den, "text", "@" + bob.name() + " is not here");
        carl.ok("typing", "room", den);
        carl.ok("react", "room", den, "target", 2, "emoji", "👍");
        ann.ok("edit", "room", den, "target", 3, "text", "less");
        ann.ok("delete", "room", den, "target", 3);
        ann.ok("topic", "room", den, "text", "Other");
        ann.ok("role", "room", den, "user", carl.name(), "role", "operator");
        ann.ok("set", "room", den, "setting", "slow_s", "value", "5");
        carl.ok("read", "room", den, "seq", 3);
        ann.ok("ban", "room", den, "user", bob.name());
        ann.ok("unban", "room", den, "user", bob.name());
        ann.ok("kick", "room", den, "user", carl.name());
        anns.ok("delete_room", "room", den);
        assertThat(bob.drain()).noneMatch(event -> event.toString().contains(den));
    }

    /** The two that may tell, since two rooms cannot have one name: they say so in the same words, whoever asks. */
    @Test
    void onlyWhoMakesARoomOfThatNameLearnsThatItIsTaken() {
        Peer ann = user("ann");
        String den = den(ann);
        Peer bob = user("bob");
        bob.refused("room_exists", "create", "room", den);
        JsonNode refused = bob.refused("invite_only", "join", "room", den, "create", true);
        assertThat(refused.toString()).doesNotContain(ann.name()).doesNotContain("Secret");
    }
}
