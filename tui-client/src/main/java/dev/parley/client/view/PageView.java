package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.model.Page;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TwoColumns;
import java.util.ArrayList;
import java.util.List;

/** Something to read in place of the panes: help, keys. */
final class PageView {

    private static final int MARGIN = 1;

    private PageView() {}

    static void draw(Area area, Page page) {
        List<String> lines = lines(page, area.width());
        int top = Math.max(0, Math.min(page.top(), lines.size() - area.height()));
        for (int y = 0; y < area.height() && top + y < lines.size(); y++) {
            area.put(MARGIN, y, lines.get(top + y), Theme.PLAIN);
        }
    }

    /** Over the form, which has no bars: with its title, and how it is put away. */
    static void drawAlone(Area screen, Page page) {
        screen.put(MARGIN, 0, Fit.ellipsis(CleanText.line(page.title()), screen.width() - 2 * MARGIN), Theme.ERROR);
        draw(screen.area(0, 1, screen.width(), screen.height() - 2), page);
        screen.put(MARGIN, screen.height() - 1, "Esc: back", Theme.DIM);
    }

    /** Wrapped, the second column of a line with a hanging indent. */
    static List<String> lines(Page page, int columns) {
        int width = Math.max(1, columns - 2 * MARGIN);
        List<String> lines = new ArrayList<>();
        for (String line : page.lines()) {
            lines.addAll(TwoColumns.wrapped(CleanText.line(line), width));
        }
        return lines;
    }
}
