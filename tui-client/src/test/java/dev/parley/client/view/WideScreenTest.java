package dev.parley.client.view;

import dev.parley.client.reducer.Person;
import org.junit.jupiter.api.Test;

/** The largest screen, and pages and forms on large ones. */
class WideScreenTest {

    @Test
    void aLivelyRoomInTwoHundredBySixty() {
        Person ann = Scenes.tea();
        ann.resize(200, 60);
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                                                                                                                                          2/2 online
                 #lobby +2 @1 │── Saturday, 21 November 2026 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────│● ann
                ▸#tea         │10:00   → bob joined                                                                                                                                                               │●~bob
                 direct       │10:00   · bob set the topic: Tea and biscuits, from four on                                                                                                                        │
                 @bob    +1 ● │16:04   → ann joined                                                                                                                                                               │
                              │16:04 ann is there any left?                                                                                                                                                       │
                              │16:04 bob plenty, and there are two kinds of biscuits too, if you come quickly                                                                                                     │
                              │16:04   * ann runs                                                                                                                                                                 │
                              │                                                                                                                                                                                   │
                ⋮
                 ● ann                                                                                                                                                                     F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void aDirectConversationInAHundredByThirty() {
        Person ann = Scenes.direct();
        ann.resize(100, 30);
        Screens.assertShows(ann.model, """
                 Parley      @bob  online
                 #lobby     │── Saturday, 21 November 2026 ───────────────────────────────────────────────────│● ann
                 direct     │10:00 ann have you seen the cat? ✓✓                                              │● bob
                ▸@bob     ● │10:00 ann it was in the garden an hour ago and nobody has fed it since the       │
                            │          morning ✓                                                              │
                            │10:00 ann hello? ·                                                               │
                            │10:00 Not sent: forbidden words (The text has a control character.)              │
                            │10:00 ann I am coming over ·                                                     │
                            │                                                                                 │
                ⋮
                 ● ann  Stored for @bob ·                                                                   F1 help
                @bob>
                """);
    }

    @Test
    void theFormInTwoHundredBySixty() {
        Person ann = Scenes.atTheForm();
        ann.resize(200, 60);
        Screens.assertShows(ann.model, """

                ⋮
                                                                                          Parley  chat for people who live in terminals
                                                                                          ────────────────────────────────────────────────────
                                                                                          Server    127.0.0.1:5000
                                                                                          User      ann
                                                                                          Password    (empty: 8 characters or more)

                                                                                          Action    (•) sign in   ( ) register a new name

                ⋮
                                                                                          Tab, ↑ ↓: field   ← →: choose   Enter: go on
                                                                                          Ctrl-C twice: quit

                ⋮
                """);
    }
}
