package dev.parley.client.reducer;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of words laid in columns, each as wide as its longest word; a column without a word takes no room. A word that is much longer than
 * usual moves the rest of its own row and no other. Pure.
 */
final class Columns {

    private static final String MARGIN = "  ";

    /** A longer word does not make its column wider. */
    private static final int MOST = 24;

    private static final int LEAST = 8;

    private Columns() {}

    static List<String> of(List<List<String>> rows) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int columns = TextWidth.of(CleanText.line(row.get(i)));
                widths[i] = Math.max(widths[i], Math.min(columns, columns > MOST ? LEAST : MOST));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                if (widths[i] > 0) {
                    String word = CleanText.line(row.get(i));
                    line.append(MARGIN).append(TextWidth.of(word) > widths[i] ? word : Fit.pad(word, widths[i]));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
