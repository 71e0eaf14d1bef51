package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.Person;
import dev.parley.client.terminal.Key;
import org.junit.jupiter.api.Test;

/** Where there is little room: panes fold away, names and bars get shorter. */
class NarrowScreenTest {

    private final Person ann = Scenes.tea();

    @Test
    void aLivelyRoomInFortyByTen() {
        ann.resize(40, 10);
        Screens.assertShows(ann.model, """
                 #tea  Tea and biscuits, from fou…  2/2
                        biscuits, from four on
                16:04 → ann joined
                16:04 ann: is there any left?
                16:04 bob: plenty, and there are two
                        kinds of biscuits too, if you
                        come quickly
                16:04 * ann runs
                 ● ann                   F1 help  +3 @2
                #tea>
                """);
    }

    @Test
    void aDirectConversationInFortyByTen() {
        Person direct = Scenes.direct();
        direct.resize(40, 10);
        Screens.assertShows(direct.model, """
                 @bob  online
                10:00 ann: it was in the garden an
                        hour ago and nobody has fed
                        it since the morning ✓
                10:00 ann: hello? ·
                10:00 Not sent: forbidden words (The
                          text has a control character.)
                10:00 ann: I am coming over ·
                 ● ann  Stored for @bob ·       F1 help
                @bob>
                """);
    }

    @Test
    void theHelpInFortyByTen() {
        ann.resize(40, 10);
        ann.presses("F1");
        Screens.assertShows(ann.model, """
                 Help    PgUp PgDn: scroll   Esc: close
                 First steps: type a message and press
                 Enter to send it to the room.
                 /list
                    List the rooms, and the members of
                    this one.
                 /join ROOM
                    Join a room, or create it.
                 ● ann                            +3 @2
                #tea>
                """);
    }

    @Test
    void theFormInFortyByTen() {
        Person form = Scenes.atTheForm();
        form.resize(40, 10);
        form.types("not the password");
        form.presses("Enter");
        Screens.assertShows(form.model, """
                 Parley  chat for people who live in t…
                 Server    127.0.0.1:5000
                 User      ann
                 Password    (typed, not shown)
                 Action    (•) sign in   ( ) register
                 Wrong password, or no account of that
                 name. New here? Register ann: press
                 F2.

                 Tab: field  ← →: choose  Enter: go on
                """);
        form.presses("Tab", "Right");
        Screens.assertShows(form.model, """
                 Parley  chat for people who live in t…
                 Server    127.0.0.1:5000
                 User      ann
                 Password    (typed, not shown)
                 Again       (type the password again)
                 Action    ( ) sign in   (•) register

                ⋮
                 Tab: field  ← →: choose  Enter: go on
                """);
    }

    @Test
    void theLeastThatIsOfUse() {
        ann.resize(20, 5);
        Screens.assertShows(ann.model, """
                 #tea  Tea an…  2/2
                  quickly
                * ann runs
                 ● ann        +3 @2
                #tea>
                """);
        Person form = Scenes.atTheForm();
        form.resize(20, 5);
        form.presses("Tab", "Right");
        Screens.assertShows(form.model, """
                User      ann
                Password    (empty)
                Again       (empty)
                Action    ← register

                """);
    }

    @Test
    void theMembersFoldFirst() {
        ann.resize(59, 15);
        Screens.assertShows(ann.model, """
                 Parley        #tea  Tea and biscuits, from four on    2/2
                 #lobby +2 @1 │── Saturday, 21 November 2026 ──────────────
                ▸#tea         │10:00 → bob joined
                 direct       │10:00 · bob set the topic: Tea and biscuits,
                 @bob    +1 ● │        from four on
                              │16:04 → ann joined
                              │16:04 ann: is there any left?
                              │16:04 bob: plenty, and there are two kinds
                              │        of biscuits too, if you come quickly
                              │16:04 * ann runs
                              │
                ⋮
                 ● ann                                      F1 help  +3 @2
                #tea>
                """);
    }

    @Test
    void foldedPanesAreLaidOverTheMessages() {
        ann.resize(40, 10);
        ann.presses("F7");
        Screens.assertShows(ann.model, """
                 #tea  Tea and biscuits, from fou…  2/2
                 #lobby           +2 @1 │ur on
                ▸#tea                   │
                 direct                 │eft?
                 @bob              +1 ● │ere are two
                                        │ too, if you
                                        │
                                        │
                 ● ann                   F1 help  +3 @2
                #tea>
                """);
        ann.presses("F8");
        Screens.assertShows(ann.model, """
                 #tea  Tea and biscuits, from fou…  2/2
                        biscuit│● ann
                16:04 → ann joi│●~bob
                16:04 ann: is t│
                16:04 bob: plen│
                        kinds o│
                        come qu│
                16:04 * ann run│
                 ● ann                   F1 help  +3 @2
                #tea>
                """);
    }

    @Test
    void oneWalksWithTheRoomsInSightAndTypesWithoutThem() {
        ann.resize(40, 10);
        ann.presses("F7", "Alt-1");
        assertThat(View.render(ann.model).row(1)).startsWith("▸#lobby");
        ann.types("hello");
        assertThat(View.render(ann.model).row(1)).doesNotContain("#lobby");
        ann.presses("F7", "Esc");
        assertThat(View.render(ann.model).row(1)).doesNotContain("#lobby");
        ann.presses("F7", "F7");
        assertThat(View.render(ann.model).row(1)).doesNotContain("#lobby");
    }

    @Test
    void foldedIsNotChosenOff() {
        ann.resize(40, 10);
        ann.presses("F7", "F8");
        ann.resize(100, 30);
        assertThat(View.render(ann.model).row(1)).startsWith(" #lobby").contains("│● ann");
        ann.presses("F7");
        assertThat(View.render(ann.model).row(1)).doesNotContain("#lobby");
        ann.resize(40, 10);
        assertThat(View.render(ann.model).row(1)).doesNotContain("#lobby");
        ann.presses("F7");
        assertThat(View.render(ann.model).row(1)).startsWith(" #lobby");
        ann.resize(100, 30);
        assertThat(View.render(ann.model).row(1)).doesNotContain("#lobby");
    }

    @Test
    void allAnswersToAQuestionAreSeen() {
        ann.resize(40, 10);
        ann.pressed(new Key.Paste("one line\n".repeat(600), false));
        assertThat(View.render(ann.model).row(9).strip()).isEqualTo("Enter send as 2   e edit   Esc discard");
        assertThat(View.render(ann.model).row(5).strip()).isEqualTo("Paste 600 lines into #tea?");
    }

    @Test
    void withoutAConnection() {
        ann.resize(40, 10);
        ann.reachable = false;
        ann.lose();
        ann.happen(new Event.Typed("is anybody there?"));
        Screens.assertShows(ann.model, """
                 #tea  Tea and biscuits, from fou…  2/2
                16:04 → ann joined
                16:04 ann: is there any left?
                16:04 bob: plenty, and there are two
                        kinds of biscuits too, if you
                        come quickly
                16:04 * ann runs
                10:00 ann: is anybody there? ○
                 ○ ann  no connection, 1 s        +3 @2
                #tea>
                """);
    }
}
