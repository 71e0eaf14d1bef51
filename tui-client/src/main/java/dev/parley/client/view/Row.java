package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import java.util.List;

/** One row of a transcript: pieces of text, each in its column and style. */
record Row(List<Span> spans) {

    record Span(int column, String text, Style style) {}

    static Row of(Span... spans) {
        return new Row(List.of(spans));
    }

    void draw(Area area, int y) {
        for (Span span : spans) {
            area.put(span.column(), y, span.text(), span.style());
        }
    }
}
