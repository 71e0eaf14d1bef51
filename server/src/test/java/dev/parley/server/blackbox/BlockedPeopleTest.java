package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code block}, {@code unblock}, {@code blocked} and {@code preference}, as both sides see them on the wire. */
class BlockedPeopleTest extends Scenario {

    @TempDir
    private Path data;

    private static JsonNode newest(Peer peer, String room) {
        JsonNode entries = peer.ok("history", "room", room, "limit", 1).path("entries");
        return entries.get(entries.size() - 1);
    }

    @Test
    void aMessageOfTheBlockedOneIsStoredAndShownAfterwards() {
        Peer ann = user("ann");
        Peer annsPhone = again(ann);
        Peer bob = user("bob");
        ann.ok("block", "user", bob.name());
        Json.assertHas(annsPhone.event("blocked"), "user", bob.name(), "on", true);
        JsonNode sent = bob.ok("send", "room", ann.at(), "text", "psst");
        assertThat(Json.names(sent)).containsExactlyInAnyOrder("type", "re", "room", "seq", "at");
        for (Peer each : List.of(ann, annsPhone)) {
            each.nothing(Peer.isIn(bob.at()));
            Json.assertHas(newest(each, bob.at()), "from", bob.name(), "text", "", "hidden", true);
        }
        ann.ok("received", "room", bob.at(), "seq", 1);
        ann.ok("read", "room", bob.at(), "seq", 1);
        bob.nothing(Peer.isIn(ann.at()));
        ann.ok("unblock", "user", bob.name());
        Json.assertHas(annsPhone.event("blocked"), "user", bob.name(), "on", false);
        JsonNode shown = newest(annsPhone, bob.at());
        Json.assertHas(shown, "text", "psst");
        assertThat(shown.has("hidden")).isFalse();
        ann.ok("read", "room", bob.at(), "seq", 1);
        Json.assertHas(bob.event("seen"), "seq", 1);
    }

    @Test
    void aClientOfTheFirstVersionGetsNoTextInRoomsEither() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        ann.ok("block", "user", bob.name());
        bob.ok("send", "room", tea, "text", ann.at() + " look");
        Json.assertHas(ann.event("message", "room", tea), "from", bob.name(), "text", "", "hidden", true);
        Json.assertHas(newest(ann, tea), "text", "", "hidden", true);
        Peer later = connect();
        JsonNode own = Json.one(later.login(ann.name(), Peer.PASSWORD).path("rooms"), "room", tea);
        Json.assertHas(own, "unread", 0, "mentions", 0);
    }

    @Test
    void aBlockAndAPreferenceSurviveTheServer() throws Exception {
        ServerProcess first = keep(ServerProcess.startOver(data, Settings.quick()));
        Peer ann = user("ann", first);
        Peer bob = user("bob", first);
        ann.ok("block", "user", bob.name());
        ann.ok("preference", "name", "direct_from", "value", "known");
        first.kill9();
        ServerProcess second = keep(ServerProcess.startOver(data, Settings.quick()));
        Peer annAgain = connect(second);
        JsonNode in =
                annAgain.ok("login", "user", ann.name(), "password", Peer.PASSWORD, "features", List.of("blocking"));
        assertThat(in.path("blocked").get(0).asText()).isEqualTo(bob.name());
        Json.assertSame(in.path("preferences"), "direct_from", "known");
        assertThat(annAgain.ok("blocked").path("blocked").get(0).path("user").asText())
                .isEqualTo(bob.name());
        Peer bobAgain = again(bob, second);
        bobAgain.refused("forbidden", "send", "room", ann.at(), "text", "hello");
        annAgain.ok("preference", "name", "direct_from", "value", "everybody");
        bobAgain.ok("send", "room", ann.at(), "text", "hello");
        annAgain.nothing(Peer.isIn(bob.at()));
    }
}
