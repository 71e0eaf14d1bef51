package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Export;
import dev.parley.protocol.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportingTest {

    private static Export begun(Person ann) {
        return ann.effects.stream()
                .filter(Effect.BeginExport.class::isInstance)
                .map(effect -> ((Effect.BeginExport) effect).export())
                .findFirst()
                .orElseThrow();
    }

    private static List<Effect.WriteExport> written(Person ann) {
        return ann.effects.stream()
                .filter(Effect.WriteExport.class::isInstance)
                .map(Effect.WriteExport.class::cast)
                .toList();
    }

    @Test
    void theWholeHistoryGoesAPageAfterTheOther() {
        PaperServer server = new PaperServer();
        Person ann = Person.signedIn(server, "ann");
        PaperServer.Wire bob = server.actor("bob");
        for (int i = 0; i < 1200; i++) {
            server.ask(bob, new Request.Send("lobby", "message " + i, null, null, null));
        }
        ann.settle();
        ann.says("/export lobby.jsonl");
        Export export = begun(ann);
        assertThat(export.json()).isTrue();
        boolean whole = false;
        long entries = 0;
        for (int pages = 0; !whole && pages < 10; pages++) {
            ann.happen(new Event.Exported(export, false));
            ann.settle();
            Effect.WriteExport page = written(ann).get(pages);
            assertThat(page.entries().get(0).seq()).isEqualTo(export.after() + 1);
            entries += page.entries().size();
            export = page.export();
            whole = page.whole();
        }
        ann.happen(new Event.Exported(export, true));
        assertThat(entries).isEqualTo(export.count()).isGreaterThanOrEqualTo(1200);
        assertThat(ann.model.status().text()).isEqualTo("Exported " + entries + " entries of #lobby to lobby.jsonl.");
    }

    @Test
    void aLostConnectionLeavesNothingHalf() {
        Person ann = Person.signedIn(new PaperServer(), "ann");
        ann.says("/export #lobby notes on tea.txt");
        Export export = begun(ann);
        assertThat(export.file()).isEqualTo("notes on tea.txt");
        assertThat(export.json()).isFalse();
        ann.happen(new Event.Exported(export, false));
        ann.lose();
        assertThat(ann.effects).contains(new Effect.StopExport(export));
    }

    @Test
    void aRoomIsTakenWithoutItsSignToo() {
        Person ann = Person.signedIn(new PaperServer(), "ann");
        ann.says("/export lobby notes on tea.txt");
        assertThat(begun(ann).file()).isEqualTo("notes on tea.txt");
        ann.effects.clear();
        ann.says("/export tea notes.txt");
        assertThat(begun(ann).file()).as("no room of that name").isEqualTo("tea notes.txt");
    }

    @Test
    void whatIsMissingIsSaid() {
        Person ann = Person.signedIn(new PaperServer(), "ann");
        assertThat(ann.says("/export").model.status().text()).startsWith("Usage: /export [ROOM] FILE");
        assertThat(ann.says("/export #lobby").model.status().text()).startsWith("Which file?");
        assertThat(ann.says("/export #nowhere file").model.status().text()).isEqualTo("You are not in #nowhere.");
    }
}
