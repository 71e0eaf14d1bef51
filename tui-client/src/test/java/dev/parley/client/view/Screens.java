package dev.parley.client.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Model;
import dev.parley.client.terminal.VirtualScreen;
import java.util.ArrayList;
import java.util.List;

/**
 * A model looked at on Lanterna's virtual terminal, beside a screen that is drawn in the test. Spaces at the ends of rows do not
 * count, and a row {@code ⋮} stands for the row above once more, as often as it takes.
 */
final class Screens {

    private static final String AGAIN = "⋮";

    /** Rows alike that are drawn one by one. */
    private static final int FEW = 2;

    private Screens() {}

    static void assertShows(Model model, String drawn) {
        assertThat(shown(model)).isEqualTo(drawn);
    }

    /** What the model shows, as a test draws it. */
    static String shown(Model model) {
        VirtualScreen screen =
                new VirtualScreen(model.size().columns(), model.size().rows());
        screen.show(View.render(model));
        List<String> rows = screen.rows();
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            int end = i;
            while (end < rows.size() && rows.get(end).equals(rows.get(i))) {
                end++;
            }
            drawn.add(rows.get(i));
            for (int j = i + 1; j < end && end - i <= FEW; j++) {
                drawn.add(rows.get(j));
            }
            if (end - i > FEW) {
                drawn.add(AGAIN);
            }
            i = end;
        }
        return String.join("\n", drawn) + "\n";
    }
}
