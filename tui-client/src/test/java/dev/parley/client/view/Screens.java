package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.grid.Grid;
import dev.parley.client.model.Model;
import java.util.List;

/** A model looked at, beside a screen that is drawn in the test. Spaces at the ends of rows do not count. */
final class Screens {

    private Screens() {}

    static void assertShows(Model model, String drawn) {
        Grid grid = View.render(model);
        List<String> expected = drawn.lines().map(String::stripTrailing).toList();
        List<String> shown = grid.toText();
        assertThat(String.join("\n", shown)).isEqualTo(pad(expected, shown.size()));
    }

    /** A drawing may leave out the empty rows below it. */
    private static String pad(List<String> rows, int height) {
        return String.join("\n", rows) + "\n".repeat(Math.max(0, height - rows.size()));
    }
}
