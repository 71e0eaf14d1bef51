package dev.parley.client.edit;

import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a {@link LineEditor} shows in a box of some columns and rows, and where the cursor stands in it. Pure; any thread.
 *
 * <p>The text is shown clean, so that a tab has four columns, and what it holds of hostile characters can be seen while one writes. A
 * password is not for this: its view shows nothing, not even its length.
 */
public final class EditorView {

    private EditorView() {}

    /**
     * A single row of an editor.
     *
     * @param text what shows, clean, at most as wide as the box
     * @param caret the column of the cursor, in the box always
     * @param moreLeft whether text is cut away before it
     * @param moreRight whether text is cut away behind it
     */
    public record Line(String text, int caret, boolean moreLeft, boolean moreRight) {}

    /**
     * Some rows of an editor.
     *
     * @param rows what shows, clean, at most as many as the box has
     * @param caretRow the row of the cursor among them
     * @param caretColumn its column, in the box always
     * @param first how many rows are cut away above
     * @param total how many rows there are in all
     */
    public record Rows(List<String> rows, int caretRow, int caretColumn, int first, int total) {}

    /** All on one row (a line break shows as ␊), scrolled by half boxes so that the caret shows. At least one column. */
    public static Line line(LineEditor editor, int columns) {
        int box = Math.max(1, columns);
        List<String> shown = new ArrayList<>();
        int caret = 0;
        int total = 0;
        int index = 0;
        Graphemes.Cursor cursor = new Graphemes.Cursor(editor.text(), 0);
        while (cursor.advance()) {
            String grapheme = CleanText.line(cursor.grapheme());
            shown.add(grapheme);
            total += TextWidth.of(grapheme);
            index = cursor.end();
            if (index == editor.caret()) {
                caret = total;
            }
        }
        return window(shown, box, firstColumn(box, caret, total), caret, total);
    }

    private static int firstColumn(int box, int caret, int total) {
        // The caret needs a column of its own behind the last grapheme.
        int step = Math.max(1, box / 2);
        return total + 1 <= box || caret < box ? 0 : (caret - box) / step * step + step;
    }

    private static Line window(List<String> shown, int box, int from, int caret, int total) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        int start = -1;
        int used = 0;
        for (String grapheme : shown) {
            int width = TextWidth.of(grapheme);
            if (column >= from && (start < 0 || column + width - start <= box)) {
                start = start < 0 ? column : start;
                if (column + width - start <= box) {
                    text.append(grapheme);
                    used = column + width;
                }
            } else if (start >= 0) {
                break;
            }
            column += width;
        }
        int begin = start < 0 ? caret : start;
        int place = Math.max(0, Math.min(box - 1, caret - begin));
        return new Line(text.toString(), place, begin > 0, used < total && start >= 0);
    }

    /** The offset of the grapheme that {@link #line} shows in a column; behind the last of them, the text's end. */
    public static int offsetAt(LineEditor editor, int columns, int column) {
        List<Integer> offsets = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int total = 0;
        int caret = 0;
        Graphemes.Cursor cursor = new Graphemes.Cursor(editor.text(), 0);
        while (cursor.advance()) {
            offsets.add(cursor.start());
            starts.add(total);
            total += TextWidth.of(CleanText.line(cursor.grapheme()));
            caret = cursor.end() == editor.caret() ? total : caret;
        }
        starts.add(total);
        int from = firstColumn(Math.max(1, columns), caret, total);
        int left = starts.stream().filter(start -> start >= from).findFirst().orElse(total);
        for (int i = 0; i < offsets.size(); i++) {
            if (starts.get(i) >= left && starts.get(i + 1) - left > column) {
                return offsets.get(i);
            }
        }
        return editor.text().length();
    }

    /** The offset of the grapheme that {@link #rows} shows at a place; behind the last of a row, that of its end. */
    public static int offsetAt(LineEditor editor, int columns, int most, int column, int row) {
        int wanted = rows(editor, columns, most).first() + row;
        return new EditorRows(editor, Math.max(1, columns)).offsetAt(column, wanted);
    }

    /** Wrapped by words, at most {@code most} rows, scrolled so that the caret shows. */
    public static Rows rows(LineEditor editor, int columns, int most) {
        EditorRows laid = new EditorRows(editor, Math.max(1, columns));
        int total = laid.rows().size();
        int height = Math.max(1, Math.min(most, total));
        int first = Math.max(0, Math.min(laid.caretRow() - height + 1, total - height));
        List<String> visible = List.copyOf(laid.rows().subList(first, first + height));
        return new Rows(visible, laid.caretRow() - first, laid.caretColumn(), first, total);
    }
}
