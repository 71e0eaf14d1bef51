package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.model.Model;
import dev.parley.client.model.Page;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Something to read in place of the panes: help, keys. */
final class PageView {

    private static final int MARGIN = 1;

    /** An explanation that would get fewer columns goes below what it explains. */
    private static final int LEAST_TEXT = 24;

    private static final String BELOW = "   ";

    private PageView() {}

    static void draw(Area area, Model model, Page page) {
        List<String> lines = lines(page, area.width());
        int top = Math.max(0, Math.min(page.top(), lines.size() - area.height()));
        for (int y = 0; y < area.height() && top + y < lines.size(); y++) {
            area.put(MARGIN, y, lines.get(top + y), Theme.PLAIN);
        }
    }

    /** Wrapped, the second column of a line with a hanging indent. */
    static List<String> lines(Page page, int columns) {
        int width = Math.max(1, columns - 2 * MARGIN);
        List<String> lines = new ArrayList<>();
        for (String line : page.lines()) {
            wrap(CleanText.line(line), width, lines);
        }
        return lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        int gap = line.indexOf("  ");
        int second = gap;
        while (second >= 0 && second < line.length() && line.charAt(second) == ' ') {
            second++;
        }
        if (gap <= 0 || second == line.length()) {
            lines.addAll(Wrap.rows(line, width));
            return;
        }
        if (width - second < LEAST_TEXT) {
            lines.addAll(Wrap.rows(line.substring(0, gap), width));
            Wrap.rows(line.substring(second), width - BELOW.length()).forEach(row -> lines.add(BELOW + row));
            return;
        }
        String first = line.substring(0, second);
        for (String row : Wrap.rows(line.substring(second), width - second)) {
            lines.add(first + row);
            first = " ".repeat(second);
        }
    }
}
