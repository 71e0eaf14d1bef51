package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.model.Tone;
import dev.parley.client.reducer.Person;
import org.junit.jupiter.api.Test;

/** A status is read whole. */
class StatusScreenTest {

    @Test
    void whatTheBarHasNoRoomForStandsBelowIt() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.says("/notify");
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from fo…  2/2 online
                 #lobby +2 @1 │── Saturday, 21 November 2026 ───────────────
                ▸#tea         │10:00 → bob joined
                 direct       │10:00 · bob set the topic: Tea and biscuits,
                 @bob    +1 ● │        from four on
                              │16:04 → ann joined
                              │16:04 ann: is there any left?
                              │16:04 bob: plenty, and there are two kinds of
                              │        biscuits too, if you come quickly
                              │16:04 * ann runs
                              │
                 ● ann                         F1 help  3 unread, 2 for you
                 Usage: /notify all|mentions|none [ROOM]   Choose what
                 notifies you in this room, or in ROOM: all messages,…
                #tea>
                """);
        ann.says("hm");
        assertThat(Frame.of(ann.model).inputRows()).isEqualTo(1);
    }

    @Test
    void aShortOneIsInTheBarAndSoIsAnyWhereThereAreFewRows() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.happen(new Event.Told(Tone.INFO, "Done."));
        assertThat(Frame.of(ann.model).inputRows()).isEqualTo(1);
        ann.happen(new Event.Told(Tone.ERROR, "word ".repeat(100)));
        assertThat(Frame.of(ann.model).inputRows()).isEqualTo(3);
        ann.resize(60, 11);
        assertThat(Frame.of(ann.model).inputRows()).isEqualTo(1);
        ann.resize(100, 40);
        assertThat(Frame.of(ann.model).inputRows()).isEqualTo(5);
    }
}
