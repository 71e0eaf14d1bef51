package dev.parley.client.reducer;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Rows of words laid in columns, each as wide as its longest word; a column without a word takes no room. Pure. */
final class Columns {

    private static final String MARGIN = "  ";

    private Columns() {}

    static List<String> of(List<List<String>> rows) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], TextWidth.of(CleanText.line(row.get(i))));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                if (widths[i] > 0) {
                    line.append(MARGIN).append(Fit.pad(CleanText.line(row.get(i)), widths[i]));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
