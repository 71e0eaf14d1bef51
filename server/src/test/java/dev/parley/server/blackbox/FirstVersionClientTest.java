package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A client of commit 98bb660 in a room with readers, bans and settings. Its codec reads each line of a known type into a record. A field
 * of another kind ends its connection, and a word that its enums lack is taken for another. It skips lines of unknown types and unknown
 * fields.
 */
class FirstVersionClientTest extends Scenario {

    /** Its enums: {@code Role}, {@code LeaveReason}, {@code MessageStyle}. */
    private static final Map<String, Set<String>> ENUMS = Map.of(
            "role", Set.of("owner", "operator", "member"),
            "reason", Set.of("leave", "logout", "kicked", "banned"),
            "style", Set.of("action"));

    /** Its kinds of event. */
    private static final Set<String> EVENTS = Set.of(
            "hello",
            "ping",
            "notice",
            "presence",
            "typing",
            "delivered",
            "seen",
            "read",
            "behind",
            "bye",
            "message",
            "joined",
            "left",
            "topic",
            "edited",
            "deleted",
            "reacted");

    /** The fields of its records that hold a number, and those which hold true or false. */
    private static final Set<String> NUMBERS = Set.of(
            "seq",
            "last_seq",
            "read_seq",
            "first_seq",
            "delivered_seq",
            "seen_seq",
            "mentions",
            "members_total",
            "recipients",
            "target",
            "undoes");

    private static final Set<String> FLAGS = Set.of("more", "created", "joined", "duplicate", "on");

    /** Reads a line as that client does; fails where it would. */
    private static void read(JsonNode line) {
        String type = line.path("type").asText();
        if (!type.equals("ok") && !type.equals("error") && !EVENTS.contains(type)) {
            return;
        }
        fields(line, line);
    }

    private static void fields(JsonNode object, JsonNode line) {
        object.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.equals("entries")) {
                value.forEach(FirstVersionClientTest::read);
            } else if (value.isArray()) {
                value.forEach(each -> fields(each, line));
            } else if (ENUMS.containsKey(name)) {
                assertThat(ENUMS.get(name)).as("%s of %s", name, line).contains(value.asText());
            } else if (NUMBERS.contains(name)) {
                assertThat(value.isIntegralNumber()).as("%s of %s", name, line).isTrue();
            } else if (FLAGS.contains(name)) {
                assertThat(value.isBoolean()).as("%s of %s", name, line).isTrue();
            }
        });
    }

    private static void heard(Peer old, String... requests) {
        old.drain().forEach(FirstVersionClientTest::read);
        for (String request : requests) {
            int blank = request.indexOf(' ');
            read(
                    blank < 0
                            ? old.ok(request)
                            : old.ok(request.substring(0, blank), "room", request.substring(blank + 1)));
        }
    }

    @Test
    void itReadsAllThatItIsToldOfARoomWithReadersSettingsAndBans() {
        Peer ann = newer();
        Peer old = user("old");
        Peer carl = newer();
        Peer bad = user("bad");
        String tea = room("tea", ann, old, carl, bad);
        List<String> everything = List.of(
                "history " + tea, "join " + tea, "members " + tea, "rooms", "who", "leave " + tea, "join " + tea);

        ann.ok("role", "room", tea, "user", carl.name(), "role", "reader");
        ann.ok("set", "room", tea, "setting", "slow_s", "value", "1");
        ann.ok("set", "room", tea, "setting", "slow_s", "value", "0");
        ann.ok("kick", "room", tea, "user", bad.name(), "text", "Loud.");
        bad.ok("join", "room", tea);
        ann.ok("ban", "room", tea, "user", bad.name(), "text", "Loud again.");
        heard(old, everything.toArray(String[]::new));
        assertThat(Json.texts(ann.ok("members", "room", tea).path("members"), "role"))
                .as("what others are told")
                .contains("reader");

        ann.ok("role", "room", tea, "user", old.name(), "role", "reader");
        ann.ok("set", "room", tea, "setting", "history_from", "value", "joining");
        read(old.refused("forbidden", "send", "room", tea, "text", "hm"));
        heard(old, everything.toArray(String[]::new));
        old.close();
        Peer again = connect();
        JsonNode in = again.login(old.name(), Peer.PASSWORD);
        read(in);
        assertThat(Json.one(in.path("rooms"), "room", tea).path("role").asText())
                .isEqualTo("member");

        ann.ok("invite", "room", privateRoom(ann), "user", again.name());
        ann.ok("role", "room", tea, "user", again.name(), "role", "operator");
        ann.ok("ban", "room", tea, "user", again.name());
        heard(again, "rooms");
        read(again.refused("forbidden", "join", "room", tea));
        ann.ok("delete_room", "room", tea);
        heard(again, "rooms");
    }

    private static String privateRoom(Peer owner) {
        String den = fresh("den");
        owner.ok("create", "room", den, "private", true);
        return den;
    }

    /** Somebody whose client names what is newer. */
    private Peer newer() {
        Peer peer = connect().understanding("roles");
        peer.register(fresh("new"));
        return peer;
    }
}
