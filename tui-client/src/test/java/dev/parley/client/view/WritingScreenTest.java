package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Style;
import dev.parley.client.model.Credentials;
import dev.parley.client.model.Event;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.terminal.Key;
import org.junit.jupiter.api.Test;

/** What stands around the line that is being written, below the bar. */
class WritingScreenTest {

    private final Person ann = Scenes.tea();

    @Test
    void aPasteOfManyLines() {
        ann.resize(80, 24);
        ann.pressed(new Key.Paste("one\ntwo\n\u001b[31mthree\nfour\nfive\nsix\nseven\n", false));
        assertBelowTheBar("""
                Paste 7 lines into #tea?
                │ one
                │ two
                │ ␛[31mthree
                │ … 4 more
                Enter send as one message   e edit   Esc discard
                """);
        ann.pressed(Key.of("Esc"));
        ann.pressed(new Key.Paste("long line\n".repeat(1_000), false));
        assertBelowTheBar("""
                Paste 1,000 lines into #tea?
                │ long line
                ⋮
                │ … 997 more
                Enter send as 3 messages, split at line ends   e edit   Esc discard
                """);
    }

    @Test
    void thePromptSaysWhoAloneTheLineIsFor() {
        ann.resize(80, 24);
        ann.types("@bob");
        assertBelowTheBar("#tea> @bob\n");
        ann.types(":");
        assertBelowTheBar("to @bob only> @bob:\n");
        ann.types(" psst");
        assertBelowTheBar("to @bob only> @bob: psst\n");
        assertThat(promptStyle()).isEqualTo(Theme.MENTION);
        ann.presses("Ctrl-C");
        assertThat(promptStyle()).isEqualTo(Theme.DIM);
        ann.types("/msg bob ");
        assertBelowTheBar("to @bob only> /msg bob\n");
    }

    @Test
    void whoSignedInWithAPasswordOfTheOperatorsIsToldWhyANewOneIsAskedFor() {
        PaperServer server = new PaperServer();
        Person.signedIn(server, "cy").lose();
        server.temporary.add("cy");
        Person cy = new Person(server, "cy");
        cy.happen(new Event.Started(false));
        cy.settle();
        cy.happen(new Event.SignIn(new Credentials("cy", "a password", false)));
        cy.settle();
        cy.resize(80, 24);
        assertThat(Screens.shown(cy.model)).contains("""
                New password: (empty)
                The operator set this password. Choose your own.
                Enter continue   Esc cancel
                """);
        cy.resize(30, 5);
        assertThat(Screens.shown(cy.model)).contains("New password: (empty)", "Enter continue   Esc cancel");
    }

    private Style promptStyle() {
        return View.render(ann.model).cell(0, 23).style();
    }

    @Test
    void aLineThatLooksPrivateIsAskedAbout() {
        ann.resize(80, 24);
        ann.types(" /msg bob secret");
        ann.presses("Enter");
        assertBelowTheBar("""
                This looks private. Send it to everybody in #tea?
                │  /msg bob secret
                y send   Esc or another letter: back to the line
                """);
    }

    @Test
    void aPasteBehindAPrivateBeginningSaysWhereItGoes() {
        ann.resize(80, 24);
        ann.types("@bob: ");
        ann.pressed(new Key.Paste("1\n2\n3\n4\n5\n6", false));
        assertThat(Screens.shown(ann.model)).contains("Paste 6 lines to @bob only?");
    }

    @Test
    void aSlashShowsTheCommandsAndTypingNarrowsThem() {
        ann.resize(80, 24);
        ann.types("/");
        assertThat(Screens.shown(ann.model)).contains(" /join  /create  /list");
        ann.types("l");
        assertBelowTheBar(" /list  /leave  /logout\n#tea> /l\n");
        assertThat(ann.draft()).isEqualTo("/l|");
        ann.types("eav");
        assertBelowTheBar(" /leave [ROOM]  Leave this room, or ROOM; close a direct conversation.\n#tea> /leav\n");
        ann.presses("Ctrl-C");
        ann.types("/l");
        ann.presses("Tab");
        assertThat(ann.draft()).isEqualTo("/list |");
        ann.presses("Ctrl-C");
        ann.types("//");
        assertBelowTheBar("#tea> //\n");
    }

    @Test
    void whatTabOffers() {
        ann.resize(80, 24);
        ann.types("/m");
        ann.presses("Tab", "Tab");
        assertThat(Screens.shown(ann.model)).contains("/me").contains("#tea> /");
    }

    @Test
    void aSearchInWhatWasEntered() {
        ann.resize(80, 24);
        ann.types("the first");
        ann.presses("Enter", "Ctrl-R");
        ann.types("fir");
        assertBelowTheBar("search 'fir': the first\n");
        ann.types("st one");
        assertBelowTheBar("no 'first one': the first\n");
    }

    private void assertBelowTheBar(String drawn) {
        String shown = Screens.shown(ann.model);
        int bar = shown.lastIndexOf("\n ● ann");
        assertThat(shown.substring(shown.indexOf('\n', bar + 1) + 1)).isEqualTo(drawn);
    }
}
