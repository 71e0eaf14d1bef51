package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Grid;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** The transcript alone, as it is copied. */
class BareScreenTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void nothingIsInTheWay() {
        Person tea = Scenes.tea();
        tea.resize(60, 15);
        tea.presses("Alt-l");
        Screens.assertShows(tea.model, """
                Saturday, 21 November 2026
                10:00 → bob joined
                10:00 · bob set the topic: Tea and biscuits, from four on
                16:04 → ann joined
                16:04 ann: is there any left?
                16:04 bob: plenty, and there are two kinds of biscuits too,
                if you come quickly
                16:04 * ann runs

                ⋮
                #tea, to select and copy   PgUp PgDn: scroll   Esc: back
                """);
    }

    @Test
    void aTextIsCutByTheEdgeAloneAndGoesOnInTheNextRow() {
        says("https://example.org/a/very/long/path/that/goes/on/and/on/and/on?with=a&query=string\nsecond line 中文");
        ann.resize(60, 15);
        ann.presses("Alt-l");
        Grid grid = View.render(ann.model);
        assertThat(grid.toText().subList(2, 5))
                .containsExactly(
                        "10:00 bob: https://example.org/a/very/long/path/that/goes/on",
                        "/and/on/and/on?with=a&query=string",
                        "second line 中文");
        assertThat(grid.goesOn(2)).isTrue();
        assertThat(grid.goesOn(1)).isFalse();
        assertThat(grid.goesOn(3)).isFalse();
        assertThat(grid.cell(0, 3).style().link())
                .isNotNull()
                .isEqualTo(grid.cell(20, 2).style().link());
        assertThat(grid.hasCursor()).isFalse();
    }

    @Test
    void allOfItIsReadFromTheOldestToTheNewest() {
        for (int i = 0; i < 60; i++) {
            says("message " + i);
        }
        ann.resize(60, 15);
        ann.presses("Alt-l", "Home");
        assertThat(View.render(ann.model).toText().get(0)).isEqualTo("Saturday, 21 November 2026");
        assertThat(View.render(ann.model).toText().get(14)).contains("48 messages below");
        ann.presses("PgDn");
        assertThat(View.render(ann.model).toText().get(0)).isEqualTo("10:00 bob: message 11");
        ann.presses("Down");
        assertThat(View.render(ann.model).toText().get(0)).isEqualTo("10:00 bob: message 12");
        ann.presses("Up", "PgUp");
        assertThat(View.render(ann.model).toText().get(0)).isEqualTo("Saturday, 21 November 2026");
        ann.presses("End");
        assertThat(View.render(ann.model).toText().get(13)).isEqualTo("10:00 bob: message 59");
    }

    private void says(String text) {
        server.ask(bob, new Request.Send("lobby", text, null, null, null));
        ann.settle();
    }
}
