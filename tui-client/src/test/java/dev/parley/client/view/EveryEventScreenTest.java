package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Samples;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Event;
import dev.parley.client.model.Line;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client takes in, it can draw. */
class EveryEventScreenTest {

    private final Person ann = Person.signedIn(new PaperServer(), "ann");

    private Conversation lobby() {
        return ann.model.conversations().get("lobby");
    }

    @Test
    void everyKindOfEntryIsTakenInAndDrawn() {
        ann.resize(80, 24);
        for (Entry entry : Samples.entries(lobby().log().last() + 1)) {
            ann.happen(new Event.FromServer(entry));
            assertThat(lobby().log().last()).as("%s", entry).isEqualTo(entry.seq());
            assertThat(Screens.shown(ann.model)).as("%s", entry).contains("bob");
        }
    }

    @Test
    void everyKindOfEntryIsALineOrChangesOne() {
        LineLayout layout = new LineLayout(ann.model, lobby(), 80);
        for (Entry entry : Samples.entries()) {
            List<Row> rows = layout.rows(new Line.Said(entry));
            assertThat(rows.isEmpty()).as("%s", entry).isEqualTo(entry instanceof Entry.Amendment);
        }
    }

    static List<ServerEvent> events() {
        return Samples.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyOtherKindOfEventIsTakenInAndTheScreenIsDrawn(ServerEvent event) {
        ann.happen(new Event.FromServer(event));
        assertThat(Screens.shown(ann.model)).contains("lobby");
    }
}
