package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Cell;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Link;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.protocol.Request;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Links in what is said, in a topic and in the client's own words. */
class LinkScreenTest {

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    @Test
    void aLinkLongerThanARowIsCutAtFullWidthAndStaysOneLink() {
        String uri = "https://example.org/a/very/long/path/that/goes/on-and-on?and=so&does=the&query=string";
        says("look: " + uri + ". Nice?");
        ann.resize(60, 15);
        String shown = Screens.shown(ann.model);
        assertThat(shown).contains("""
                            │10:00 bob: look:
                            │        https://example.org/a/very/long/path/th
                            │        at/goes/on-and-on?and=so&does=the&query
                            │        =string. Nice?
                """);
        assertThat(linked()).containsExactly(Map.entry(uri, uri));
    }

    @Test
    void eachIsALinkOfItsOwn() {
        says("https://example.org and (https://example.org)");
        says("https://example.org");
        Grid grid = View.render(ann.model);
        assertThat(linked()).hasSize(1).containsValue("https://example.org".repeat(3));
        assertThat(ids(grid)).isEqualTo(3);
    }

    @Test
    void aTopicMayHaveOne() {
        server.ask(bob, new Request.Topic("lobby", "Rules: https://example.org/rules/of/the/house and more"));
        ann.settle();
        ann.resize(60, 15);
        assertThat(Screens.shown(ann.model)).contains(" #lobby  Rules: https://example.or…  2/2 online\n");
        assertThat(linked().keySet()).containsExactly("https://example.org/rules/of/the/house");
    }

    @Test
    void whatNobodyCanOpenIsShownAllTheSame() {
        says("https://example.org/" + "a".repeat(2100));
        Grid grid = View.render(ann.model);
        assertThat(linked()).isEmpty();
        assertThat(grid.toString()).contains("aaaaaaaaaaaaaa");
    }

    private void says(String text) {
        server.ask(bob, new Request.Send("lobby", text, null, null, null));
        ann.settle();
    }

    /** What leads to each place, in the order of the screen. */
    private Map<String, String> linked() {
        Grid grid = View.render(ann.model);
        Map<String, String> linked = new LinkedHashMap<>();
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                Cell cell = grid.cell(x, y);
                Link link = cell.style().link();
                if (link != null) {
                    assertThat(cell.style().isUnderline()).isTrue();
                    linked.merge(link.uri(), cell.grapheme(), String::concat);
                }
            }
        }
        return linked;
    }

    private static int ids(Grid grid) {
        Set<String> ids = new HashSet<>();
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                Link link = grid.cell(x, y).style().link();
                if (link != null) {
                    ids.add(link.id());
                }
            }
        }
        return ids.size();
    }
}
