package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.model.Remembered;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.ServerEvent;
import org.junit.jupiter.api.Test;

/** The first screen. */
class SignInScreenTest {

    @Test
    void asksWhoAndWhere() {
        Person ann = Scenes.atTheForm();
        ann.resize(60, 15);
        Screens.assertShows(ann.model, """
                    Parley  chat for people who live in terminals
                    ────────────────────────────────────────────────────
                    Server    127.0.0.1:5000
                    User      ann
                    Password    (empty: 8 characters or more)

                    Action    (•) sign in   ( ) register a new name

                ⋮
                    Tab, ↑ ↓: field   ← →: choose   Enter: go on
                    Ctrl-C twice: quit


                """);
    }

    @Test
    void offersWhoIsSignedInInAnotherWindow() {
        Person second = new Person(new PaperServer(), "");
        second.happen(new Event.Offered(new Remembered("ann", "a token")));
        second.happen(new Event.Started(false));
        second.settle();
        second.resize(60, 15);
        Screens.assertShows(second.model, """
                    Parley  chat for people who live in terminals
                    ────────────────────────────────────────────────────
                    Server    127.0.0.1:5000
                    User      ann
                    Password    (empty: 8 characters or more)

                    Action    (•) sign in   ( ) register a new name

                    ann is signed in in another window. Press Enter to
                    sign in as ann here too, or type another name.

                    Tab, ↑ ↓: field   ← →: choose   Enter: go on
                    Ctrl-C twice: quit


                """);
    }

    @Test
    void saysInPlaceWhatWasWrong() {
        Person ann = Scenes.atTheForm();
        ann.resize(80, 24);
        ann.types("not the password");
        ann.presses("Enter");
        Screens.assertShows(ann.model, """

                ⋮
                              Parley  chat for people who live in terminals
                              ────────────────────────────────────────────────────
                              Server    127.0.0.1:5000
                              User      ann
                              Password    (typed, not shown)

                              Action    (•) sign in   ( ) register a new name

                              Wrong password, or no account of that name. New
                              here? Register ann: press F2.

                              Tab, ↑ ↓: field   ← →: choose   Enter: go on
                              Ctrl-C twice: quit

                ⋮
                """);
    }

    @Test
    void showsWhichIsChosen() {
        Person ann = Scenes.atTheForm();
        ann.resize(60, 15);
        ann.presses("Tab", "Right");
        Screens.assertShows(ann.model, """
                    Parley  chat for people who live in terminals
                    ────────────────────────────────────────────────────
                    Server    127.0.0.1:5000
                    User      ann
                    Password    (empty: 8 characters or more)
                    Again       (type the password again)
                    Action    ( ) sign in   (•) register a new name

                ⋮
                    Tab, ↑ ↓: field   ← →: choose   Enter: go on
                    Ctrl-C twice: quit


                """);
    }

    @Test
    void anOperatorsCodeHasAFieldOfItsOwn() {
        PaperServer server = new PaperServer();
        server.codes.put("ann", "K7-Q2");
        Person ann = new Person(server, "ann");
        ann.happen(new Event.Started(false));
        ann.settle();
        ann.resize(80, 24);
        ann.types("a password");
        ann.presses("F2");
        ann.types("a password");
        ann.presses("Enter");
        Screens.assertShows(ann.model, """

                ⋮
                              Parley  chat for people who live in terminals
                              ────────────────────────────────────────────────────
                              Server    127.0.0.1:5000
                              User      ann
                              Password    (typed, not shown)
                              Again       (typed, not shown)
                              Code
                              Action    ( ) sign in   (•) register a new name

                              The name ann is kept for an operator. Type the code
                              that the server printed at its start.

                              Tab, ↑ ↓: field   ← →: choose   Enter: go on
                              Ctrl-C twice: quit

                ⋮
                """);
    }

    @Test
    void aFormLooksTheSameWhenTheServerDoesNotWaitForItAnyMore() {
        Person ann = Person.signedIn(new PaperServer(), "ann");
        ann.says("/logout").says("yes");
        String before = Screens.shown(ann.model);
        ann.happen(new Event.FromServer(new ServerEvent.Bye("login_timeout", "Nobody signed in.", 0L)));
        assertThat(Screens.shown(ann.model)).isEqualTo(before).contains("Signed out.");
    }
}
