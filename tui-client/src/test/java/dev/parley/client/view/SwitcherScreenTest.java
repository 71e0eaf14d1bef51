package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Grid;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** The switcher over the messages. */
class SwitcherScreenTest {

    private final Person ann = Scenes.tea();

    SwitcherScreenTest() {
        ann.server.ask(ann.server.wires.get(0), new Request.Create("teapots", null, false));
        ann.server.ask(ann.server.wires.get(0), new Request.Topic("teapots", "Brown betty and others"));
    }

    @Test
    void offersAllThereIs() {
        ann.resize(80, 24);
        ann.presses("Ctrl-K");
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                  2/2 online
                 #lobby +2 @1 │───────────────────────────────────────────────────────────│● ann
                ▸#tea         │ Go to:   a room or a person                               │●~bob
                 direct       │───────────────────────────────────────────────────────────│
                 @bob    +1 ● │ ▸#lobby                                            +2 @1  │
                              │  @bob  online                                         +1  │
                 join:        │  #tea  Tea and biscuits, from four on               here  │
                + #teapots    │  #teapots  1 member  Brown betty and others               │
                              │  @cy  away: asleep                                        │
                              │───────────────────────────────────────────────────────────│
                              │                                                           │
                ⋮
                 ● ann                                             F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void showsWhatFits() {
        ann.resize(80, 24);
        ann.presses("Ctrl-K");
        ann.types("te");
        ann.presses("Down");
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                  2/2 online
                 #lobby +2 @1 │───────────────────────────────────────────────────────────│● ann
                ▸#tea         │ Go to: te                                                 │●~bob
                 direct       │───────────────────────────────────────────────────────────│
                 @bob    +1 ● │  #tea  Tea and biscuits, from four on               here  │
                              │ ▸#teapots  1 member  Brown betty and others               │
                 join:        │  join #te                                                 │
                + #teapots    │───────────────────────────────────────────────────────────│
                              │16:04 * ann runs                                           │
                              │                                                           │
                ⋮
                 ● ann                                             F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void takesTheWholeOfASmallScreen() {
        ann.resize(40, 10);
        ann.presses("Ctrl-K");
        Screens.assertShows(ann.model, """
                 #tea  Tea and biscuits, from fou…  2/2
                ────────────────────────────────────────
                 Go to:   a room or a person
                ────────────────────────────────────────
                 ▸#lobby                         +2 @1
                  @bob  online                      +1
                  ↓ 3 more
                ────────────────────────────────────────
                 ● ann                   F1 help  +3 @2
                #tea>
                """);
    }

    @Test
    void aLongListIsClippedAroundWhatIsChosen() {
        Person crowd = Scenes.crowd();
        crowd.resize(60, 15);
        crowd.presses("Ctrl-K", "PgDn");
        Screens.assertShows(crowd.model, """
                 Parley        #lobby                          32/32 online
                ▸#lobby       │─────────────────────────────────────────────
                 #room-with-… │ Go to:   a room or a person
                 #room-with-… │─────────────────────────────────────────────
                 #room-with-… │  ↑ 7 more
                 #room-with-… │  #room-with-a-long-name-12
                 #room-with-… │  #room-with-a-long-name-11
                 #room-with-… │  #room-with-a-long-name-10
                 #room-with-… │ ▸#room-with-a-long-name-9
                 #room-with-… │  #room-with-a-long-name-8
                 #room-with-… │  #room-with-a-long-name-7
                 #room-with-… │  ↓ 39 more
                 ↓ 10 more    │─────────────────────────────────────────────
                 ● ann                                              F1 help
                #lobby>
                """);
    }

    @Test
    void theLettersThatWereTypedStandOut() {
        ann.resize(80, 24);
        ann.presses("Ctrl-K");
        ann.types("tp");
        Grid grid = View.render(ann.model);
        int name = grid.row(4).indexOf("#teapots");
        assertThat(name).isPositive();
        assertThat(grid.cell(name + 1, 4).style().isUnderline()).isTrue();
        assertThat(grid.cell(name + 2, 4).style().isUnderline()).isFalse();
        assertThat(grid.cell(name + 4, 4).style().isUnderline()).isTrue();
        ann.presses("Down");
        grid = View.render(ann.model);
        assertThat(grid.cell(name + 1, 4).style()).isEqualTo(Theme.UNREAD);
        assertThat(grid.cell(name + 2, 4).style()).isEqualTo(Theme.PLAIN);
    }

    @Test
    void theCaretIsInIt() {
        ann.resize(80, 24);
        ann.presses("Ctrl-K");
        ann.types("茶");
        Grid grid = View.render(ann.model);
        assertThat(grid.row(grid.cursorY())).contains("Go to: 茶");
        assertThat(grid.cursorX()).isEqualTo(grid.row(grid.cursorY()).indexOf("茶") + 2);
    }
}
