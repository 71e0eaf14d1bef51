package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Cell;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import dev.parley.client.home.Home;
import dev.parley.client.reducer.PaperServer;
import dev.parley.client.reducer.Person;
import dev.parley.client.theme.Palette;
import dev.parley.client.theme.Role;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Without colours, or with sixteen: what matters is told apart by more than bold. */
class FewColoursTest {

    static Stream<Arguments> themes() {
        return Stream.of("default", "dark", "light", "contrast")
                .flatMap(theme ->
                        Stream.of(ColourDepth.NONE, ColourDepth.ANSI_16).map(depth -> Arguments.of(theme, depth)));
    }

    private final PaperServer server = new PaperServer();
    private final PaperServer.Wire bob = server.actor("bob");
    private final Person ann = Person.signedIn(server, "ann");

    private void says(String room, String text) {
        server.ask(bob, new Request.Send(room, text, null, null, null));
        ann.settle();
    }

    /** How a cell looks, but for bold, which many terminals hardly show. */
    private static List<Object> look(String theme, ColourDepth depth, Style drawn) {
        Palette palette = Home.none().theme(theme).palette();
        Style worn = palette.wear(drawn, depth);
        return List.of(worn.foreground().at(depth), worn.background().at(depth), worn.isUnderline(), worn.isReverse());
    }

    /** The look of the first letter of a text, where it stands lowest on the screen. */
    private List<Object> look(String theme, ColourDepth depth, String text) {
        Grid grid = View.render(ann.model);
        for (int y = grid.height() - 1; y >= 0; y--) {
            int at = column(grid, y, text);
            if (at >= 0) {
                return look(theme, depth, grid.cell(at, y).style());
            }
        }
        throw new AssertionError("no '" + text + "' in\n" + grid);
    }

    private static int column(Grid grid, int y, String text) {
        int at = grid.row(y).indexOf(text);
        int length = 0;
        for (int x = 0; at >= 0 && x < grid.width(); x++) {
            Cell cell = grid.cell(x, y);
            if (length == at && !cell.isContinuation()) {
                return x;
            }
            length += cell.grapheme().length();
        }
        return -1;
    }

    private String screen() {
        return View.render(ann.model).toString();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void aMention(String theme, ColourDepth depth) {
        says("lobby", "plain words");
        says("lobby", "ann: called words");
        assertThat(look(theme, depth, "called words")).isNotEqualTo(look(theme, depth, "plain words"));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void anUnreadRoom(String theme, ColourDepth depth) {
        server.ask(bob, new Request.Join("tea", true, null, 0));
        server.ask(bob, new Request.Join("ops", true, null, 0));
        ann.says("/join tea").says("/join ops").says("/join lobby");
        says("tea", "hello");
        says("ops", "@ann: hello");
        assertThat(screen())
                .containsPattern("#tea +\\+1")
                .containsPattern("#ops +@1")
                .contains("▸#lobby");
        assertThat(look(theme, depth, "@1")).as("for you, or for all").isNotEqualTo(look(theme, depth, "+1"));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void anError(String theme, ColourDepth depth) {
        ann.says("/back");
        List<Object> told = look(theme, depth, "You are not away");
        ann.says("/leave nowhere");
        assertThat(look(theme, depth, "You are not in #nowhere")).isNotEqualTo(told);
        List<Object> error = look(theme, depth, Role.ERROR.style());
        assertThat(error)
                .isNotEqualTo(look(theme, depth, Style.PLAIN))
                .isNotEqualTo(look(theme, depth, Role.MENTION.style()))
                .isNotEqualTo(look(theme, depth, Role.NOTICE.style()))
                .isNotEqualTo(look(theme, depth, Role.UNREAD.style()));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void theChosenRowOfAList(String theme, ColourDepth depth) {
        server.actor("carla");
        server.actor("carlo");
        ann.settle();
        ann.presses("Ctrl-K");
        ann.types("carl");
        ann.settle();
        assertThat(screen()).containsOnlyOnce("▸@");
        assertThat(look(theme, depth, "▸@")).isNotEqualTo(look(theme, depth, Style.PLAIN));
        ann.presses("Esc");
        ann.types("@carl");
        ann.presses("Tab", "Tab");
        String chosen = ann.draft().contains("carla") ? "carla" : "carlo";
        String other = chosen.equals("carla") ? "carlo" : "carla";
        Grid grid = View.render(ann.model);
        int row = 0;
        while (!grid.row(row).contains(chosen) || !grid.row(row).contains(other)) {
            row++;
        }
        assertThat(look(theme, depth, grid.cell(column(grid, row, chosen), row).style()))
                .isNotEqualTo(look(
                        theme, depth, grid.cell(column(grid, row, other), row).style()));
    }
}
