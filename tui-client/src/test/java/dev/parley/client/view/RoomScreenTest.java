package dev.parley.client.view;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.Person;
import org.junit.jupiter.api.Test;

/** A room at four sizes: rooms, messages and members always show. */
class RoomScreenTest {

    @Test
    void fitsSixtyColumns() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
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
                ⋮
                 ● ann                         F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void fitsEightyColumns() {
        Person ann = Scenes.tea();
        ann.resize(80, 24);
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                  2/2 online
                 #lobby +2 @1 │── Saturday, 21 November 2026 ─────────────────────────────│● ann
                ▸#tea         │10:00 → bob joined                                         │●~bob
                 direct       │10:00 · bob set the topic: Tea and biscuits, from four on  │
                 @bob    +1 ● │16:04 → ann joined                                         │
                              │16:04 ann: is there any left?                              │
                              │16:04 bob: plenty, and there are two kinds of biscuits too,│
                              │        if you come quickly                                │
                              │16:04 * ann runs                                           │
                              │                                                           │
                ⋮
                 ● ann                                             F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void fitsAHundredColumns() {
        Person ann = Scenes.tea();
        ann.resize(100, 30);
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                                      2/2 online
                 #lobby +2 @1 │── Saturday, 21 November 2026 ─────────────────────────────────────────────────│● ann
                ▸#tea         │10:00   → bob joined                                                           │●~bob
                 direct       │10:00   · bob set the topic: Tea and biscuits, from four on                    │
                 @bob    +1 ● │16:04   → ann joined                                                           │
                              │16:04 ann is there any left?                                                   │
                              │16:04 bob plenty, and there are two kinds of biscuits too, if you come quickly │
                              │16:04   * ann runs                                                             │
                              │                                                                               │
                ⋮
                 ● ann                                                                 F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void fillsAWideScreen() {
        Person ann = Scenes.tea();
        ann.resize(160, 45);
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on                                                                                                  2/2 online
                 #lobby +2 @1 │── Saturday, 21 November 2026 ─────────────────────────────────────────────────────────────────────────────────────────────────────────────│● ann
                ▸#tea         │10:00   → bob joined                                                                                                                       │●~bob
                 direct       │10:00   · bob set the topic: Tea and biscuits, from four on                                                                                │
                 @bob    +1 ● │16:04   → ann joined                                                                                                                       │
                              │16:04 ann is there any left?                                                                                                               │
                              │16:04 bob plenty, and there are two kinds of biscuits too, if you come quickly                                                             │
                              │16:04   * ann runs                                                                                                                         │
                              │                                                                                                                                           │
                ⋮
                 ● ann                                                                                                                             F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void panesMayBeHidden() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.presses("F7", "F8");
        Screens.assertShows(ann.model, """
                 #tea  Tea and biscuits, from four on            2/2 online
                ── Saturday, 21 November 2026 ──────────────────────────────
                10:00 → bob joined
                10:00 · bob set the topic: Tea and biscuits, from four on
                16:04 → ann joined
                16:04 ann: is there any left?
                16:04 bob: plenty, and there are two kinds of biscuits too,
                        if you come quickly
                16:04 * ann runs

                ⋮
                 ● ann                         F1 help  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void saysWhenThereIsNoConnectionAndWhatWaitsForIt() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.reachable = false;
        ann.lose();
        ann.happen(new Event.Typed("is anybody there?"));
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
                              │10:00 ann: is anybody there? ○
                              │
                              │
                 ○ ann  no connection, next try in 1 s  3 unread, 2 for you
                #tea>
                """);
    }

    @Test
    void aLineMarksWhereReadingStopped() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.presses("Alt-1");
        Screens.assertShows(ann.model, """
                 Parley      #lobby                              3/3 online
                ▸#lobby     │── Saturday, 21 November 2026 ─────────────────
                 #tea       │10:00 ⇄ bob, cy and ann joined
                 direct     │── new ────────────────────────────────────────
                 @bob  +1 ● │16:04 bob: tea is in #tea
                            │16:04 cy: @ann did you hear?
                            │
                ⋮
                 ● ann                         F1 help  1 unread, 1 for you
                #lobby>
                """);
    }

    @Test
    void aLongLineThatIsWrittenGrows() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.types("a line that is longer than the row in which it began, and goes on");
        ann.presses("Alt-Enter");
        ann.types("with a second line");
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
                #tea> a line that is longer than the row in which it began,
                      and goes on
                      with a second line
                """);
    }

    @Test
    void aTerminalThatIsTooSmallIsToldSo() {
        Person ann = Scenes.tea();
        ann.resize(30, 4);
        Screens.assertShows(ann.model, """
                This terminal is too small:
                30×4
                Parley needs 20×5.
                Make it larger, or Ctrl-C.
                """);
    }

    @Test
    void withoutARoomItSaysHowToGetOne() {
        Person ann = Scenes.tea();
        ann.resize(60, 15);
        ann.says("/leave").says("/leave").says("/leave");
        Screens.assertShows(ann.model, """
                 Parley
                 join:  │ You are not in a room.
                + #lobby│ /list rooms  shows them
                + #tea  │ /join ROOM   goes to one
                        │
                ⋮
                 ● ann  Closed @bob; /msg bob opens it again.       F1 help
                >
                """);
    }
}
