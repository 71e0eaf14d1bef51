package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Event;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.terminal.Key;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** Comings and goings: gathered, each, or not shown; and a hole, and what a search has found. */
class GatheringScreenTest {

    private static Person comingsAndGoings() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.resize(60, 15);
        ann.presses("F7", "F8");
        for (String user : new String[] {"cy", "dora", "eve", "fritz"}) {
            server.actor(user);
        }
        PaperServer.Wire gone = server.actor("gerd");
        server.ask(gone, new Request.Leave("lobby"));
        server.ask(bob, new Request.Leave("lobby"));
        server.ask(bob, new Request.Join("lobby", false, null, 0));
        server.ask(bob, new Request.Send("lobby", "so many people", null, null, null));
        server.ask(bob, new Request.Leave("lobby"));
        ann.settle();
        return ann;
    }

    @Test
    void thoseThatFollowEachOtherAreOneLine() {
        Person ann = comingsAndGoings();
        Screens.assertShows(ann.model, """
                 #lobby                                          5/5 online
                ── Saturday, 21 November 2026 ──────────────────────────────
                10:00 ⇄ bob, ann and 4 more joined; gerd came and went
                10:00 bob: so many people
                10:00 ← bob left

                ⋮
                 ● ann  Signed in as ann. /help tells more.         F1 help
                #lobby>
                """);
    }

    @Test
    void thoseThatWereReadAreNotGatheredWithThoseThatAreNew() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("/join tea").says("/join lobby");
        PaperServer.Wire cy = server.actor("cy");
        server.ask(bob, new Request.Join("tea", false, null, 0));
        ann.settle();
        ann.says("/join tea").says("/join lobby");
        server.ask(cy, new Request.Join("tea", false, null, 0));
        server.ask(cy, new Request.Send("tea", "hello", null, null, null));
        ann.settle();
        ann.says("/join tea");
        assertThat(Screens.shown(ann.model))
                .containsSubsequence("ann and bob joined", "── new ──", "cy joined", "cy: hello");
    }

    @Test
    void whatOneWroteFromElsewhereIsNotNew() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        ann.says("@bob: psst");
        server.ask(bob, new Request.Send("@ann", "yes?", null, null, null));
        ann.settle();
        ann.says("/msg bob");
        assertThat(Screens.shown(ann.model)).containsSubsequence("psst", "── new ──", "yes?");
    }

    @Test
    void eachIfThePersonWantsSo() {
        Person ann = comingsAndGoings();
        ann.says("/set joins show");
        Screens.assertShows(ann.model, """
                 #lobby                                          5/5 online
                10:00 → bob joined
                10:00 → ann joined
                10:00 → cy joined
                10:00 → dora joined
                10:00 → eve joined
                10:00 → fritz joined
                10:00 → gerd joined
                10:00 ← gerd left
                10:00 ← bob left
                10:00 → bob joined
                10:00 bob: so many people
                10:00 ← bob left
                 ● ann  joins is show.                              F1 help
                #lobby>
                """);
    }

    @Test
    void noneIfThePersonWantsSo() {
        Person ann = comingsAndGoings();
        ann.says("/set joins hide #lobby");
        Screens.assertShows(ann.model, """
                 #lobby                                          5/5 online
                ── Saturday, 21 November 2026 ──────────────────────────────
                10:00 bob: so many people

                ⋮
                 ● ann  joins in #lobby is hide.                    F1 help
                #lobby>
                """);
    }

    @Test
    void aHoleSaysWhatItIs() {
        PaperServer server = new PaperServer();
        PaperServer.Wire bob = server.actor("bob");
        Person ann = Person.signedIn(server, "ann");
        server.ask(bob, new Request.Send("lobby", "see you", null, null, null));
        ann.settle();
        ann.resize(60, 15);
        ann.presses("F7", "F8");
        ann.lose();
        for (int i = 0; i < 2_000; i++) {
            server.ask(bob, new Request.Send("lobby", "word " + i, null, null, null));
        }
        ann.wait(5);
        ann.happen(new Event.Pressed(Key.of("Home")));
        Screens.assertShows(ann.model, """
                 #lobby                                          2/2 online
                ── Saturday, 21 November 2026 ──────────────────────────────
                10:00 ⇄ bob and ann joined
                10:00 bob: see you
                ── up to 1950 messages not loaded ──────────────────────────
                10:00 bob: word 1950
                10:00 bob: word 1951
                10:00 bob: word 1952
                10:00 bob: word 1953
                10:00 bob: word 1954
                10:00 bob: word 1955
                10:00 bob: word 1956
                 ↓ 43 messages below   End: newest
                 ● ann  Connected again.                            F1 help
                #lobby>
                """);
    }

    @Test
    void whatWasFoundStandsInRows() {
        Person ann = Scenes.tea();
        ann.resize(80, 15);
        ann.types("/search tea");
        ann.presses("Enter");
        Screens.assertShows(ann.model, """
                 Search: tea                               1 of 1   Enter: go there  Esc: close
                ▸       16:04 #lobby                    bob tea is in #tea

                ⋮
                 ● ann                                             F1 help  3 unread, 2 for you
                #tea>
                """);
    }
}
