package dev.parley.client.view;

import dev.parley.client.model.Completing;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** The words that Tab offers, in rows; the one that stands in the line is marked, and always among those that show. Pure. */
final class CompletionView {

    private static final int GAP = 2;

    /** More are not laid out; Tab reaches them all the same. */
    private static final int MOST_WORDS = 200;

    private CompletionView() {}

    static List<Row> rows(Completing completing, int columns, int most) {
        List<String> words = completing.words();
        boolean isDone = words.size() == 1 && completing.chosen() == 0;
        if (words.isEmpty() || isDone || most < 1) {
            return List.of();
        }
        // A window over the words that has the chosen one in it.
        int first = Math.max(0, completing.chosen() - MOST_WORDS / 2);
        int end = Math.min(words.size(), first + MOST_WORDS);
        List<Row> rows = new ArrayList<>();
        List<Row.Span> row = new ArrayList<>();
        int x = 1;
        int chosenRow = 0;
        for (int i = first; i < end; i++) {
            String shown = Fit.ellipsis(CleanText.line(completing.labels().get(i)), Math.max(1, columns - 2));
            int width = TextWidth.of(shown);
            if (x > 1 && x + width > columns - 1) {
                rows.add(new Row(List.copyOf(row)));
                row.clear();
                x = 1;
            }
            boolean chosen = i == completing.chosen();
            row.add(new Row.Span(x, shown, chosen ? Theme.CHOSEN : Theme.DIM).to(new Target.Offered(i)));
            chosenRow = chosen ? rows.size() : chosenRow;
            x += width + GAP;
        }
        rows.add(new Row(List.copyOf(row)));
        int top = Math.max(0, Math.min(chosenRow - most / 2, rows.size() - most));
        return rows.subList(top, Math.min(rows.size(), top + most));
    }
}
