package dev.parley.client.view;

import dev.parley.client.grid.Style;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows without end cut where the screen ends, as a terminal cuts a line: by grapheme, from the first column on, so that a selection of it
 * gives the text back. Of a row that was indented, the indentation goes. Pure.
 */
final class Folding {

    /** For a layout that is to wrap nothing. */
    static final int ENDLESS = 1 << 20;

    private final int width;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private List<Row.Span> spans = new ArrayList<>();
    private Style style = Theme.PLAIN;
    private int start;
    private int column;

    private Folding(int width) {
        this.width = width;
    }

    static List<Row> rows(List<Row> endless, int width) {
        Folding folding = new Folding(width);
        for (Row row : endless) {
            int indentation = row.spans().isEmpty() ? 0 : row.spans().get(0).column();
            int end = 0;
            for (Row.Span span : row.spans()) {
                folding.add(" ".repeat(Math.max(0, span.column() - indentation - end)), Theme.PLAIN);
                folding.add(CleanText.line(span.text()), span.style());
                end = span.column() - indentation + TextWidth.of(CleanText.line(span.text()));
            }
            folding.end(false);
        }
        return folding.rows;
    }

    private void add(String text, Style drawn) {
        if (!drawn.equals(style)) {
            endPiece();
            style = drawn;
        }
        Graphemes.Cursor cursor = new Graphemes.Cursor(text, 0);
        while (cursor.advance()) {
            int columns = TextWidth.ofGrapheme(cursor.grapheme());
            if (column + columns > width && column > 0) {
                end(true);
            }
            piece.append(cursor.grapheme());
            column += columns;
        }
    }

    private void endPiece() {
        if (!piece.isEmpty()) {
            spans.add(new Row.Span(start, piece.toString(), style));
            piece.setLength(0);
        }
        start = column;
    }

    private void end(boolean goesOn) {
        endPiece();
        rows.add(new Row(List.copyOf(spans), null, goesOn));
        spans = new ArrayList<>();
        column = 0;
        start = 0;
    }
}
