package dev.parley.client.view;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.Person;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** A direct conversation, with what became of each message. */
class DirectScreenTest {

    @Test
    void showsEachFate() {
        Person ann = Scenes.direct();
        ann.happen(new Event.Pressed(new Key.Resize(60, 15)));
        Screens.assertShows(ann.model, """
                 Parley      @bob  online
                 #lobby     │── Saturday, 21 November 2026 ─────────────────
                 direct     │10:00 ann: have you seen the cat? ✓✓
                ▸@bob     ● │10:00 ann: it was in the garden an hour ago
                            │        and nobody has fed it since the
                            │        morning ✓
                            │10:00 ann: hello? ·
                            │10:00 Not sent: forbidden words (The text has a
                            │          control character.)
                            │10:00 ann: I am coming over …
                            │
                ⋮
                 ● ann  Sending to @bob …                           F1 help
                @bob>
                """);
    }

    @Test
    void theOtherSideMayBeAway() {
        Person ann = Scenes.direct();
        ann.server.ask(ann.server.wires.get(0), new Request.Away("back at six"));
        ann.resize(80, 24);
        Screens.assertShows(ann.model, """
                 Parley      @bob  away: back at six
                 #lobby     │── Saturday, 21 November 2026 ───────────────────────────────│● ann
                 direct     │10:00 ann: have you seen the cat? ✓✓                         │◐ bob
                ▸@bob     ◐ │10:00 ann: it was in the garden an hour ago and nobody has   │
                            │        fed it since the morning ✓                           │
                            │10:00 ann: hello? ·                                          │
                            │10:00 Not sent: forbidden words (The text has a control      │
                            │          character.)                                        │
                            │10:00 ann: I am coming over ·                                │
                            │      · bob is away: back at six                             │
                            │                                                             │
                ⋮
                 ● ann  Stored for @bob ·                                               F1 help
                @bob>
                """);
    }
}
