package dev.parley.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code edit}, {@code delete} and {@code react}, on the wire. */
class AmendTest extends Scenario {

    @Test
    void everyoneHearsOfItAndEveryPageShowsIt() {
        Peer ann = user("ann");
        Peer bob = user("bob");
        String tea = room("tea", ann, bob);
        long target = ann.ok("send", "room", tea, "text", "Tea?").path("seq").asLong();
        bob.entry(tea);

        long seq = ann.ok("edit", "room", tea, "target", target, "text", "Tea, anyone?")
                .path("seq")
                .asLong();
        JsonNode edited = bob.entry(tea);
        assertThat(edited.path("type").asText()).isEqualTo("edited");
        assertThat(edited.path("seq").asLong()).isEqualTo(seq).isEqualTo(target + 1);
        assertThat(edited.path("target").asLong()).isEqualTo(target);
        assertThat(edited.path("text").asText()).isEqualTo("Tea, anyone?");
        assertThat(ann.entry(tea)).isEqualTo(edited);

        long reaction = bob.ok("react", "room", tea, "target", target, "emoji", "👍")
                .path("seq")
                .asLong();
        assertThat(ann.entry(tea).path("emoji").asText()).isEqualTo("👍");
        JsonNode read = bob.ok("history", "room", tea, "around", target, "limit", 1)
                .path("entries")
                .path(0);
        assertThat(read.path("text").asText()).isEqualTo("Tea, anyone?");
        assertThat(read.path("edited").asLong()).isEqualTo(seq);
        assertThat(read.path("reactions").path(0).path("by").asText()).isEqualTo(bob.name());
        assertThat(read.path("reactions").path(0).path("seq").asLong()).isEqualTo(reaction);

        bob.refused("forbidden", "delete", "room", tea, "target", target);
        ann.ok("delete", "room", tea, "target", target);
        assertThat(bob.entry(tea).path("type").asText()).as("his own").isEqualTo("reacted");
        assertThat(bob.entry(tea).path("type").asText()).isEqualTo("deleted");
        JsonNode gone = bob.ok("history", "room", tea, "around", target, "limit", 1)
                .path("entries")
                .path(0);
        assertThat(gone.path("text").asText("?")).isEmpty();
        assertThat(gone.path("deleted").asLong()).isPositive();
        assertThat(gone.has("reactions")).isFalse();
        ann.refused("no_such_entry", "edit", "room", tea, "target", target, "text", "x");
    }
}
