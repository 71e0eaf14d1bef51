package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a transcript: pieces of text, each in its column and style.
 *
 * @param target what somebody points at who points at it
 * @param goesOn whether the next row is the same line still, cut by the edge of the screen and by nothing else
 */
record Row(List<Span> spans, @Nullable Target target, boolean goesOn) {

    /** {@code target} for what is not the row's. */
    record Span(
            int column, String text, Style style, @Nullable Target target) {

        Span(int column, String text, Style style) {
            this(column, text, style, null);
        }

        Span to(Target what) {
            return new Span(column, text, style, what);
        }
    }

    Row(List<Span> spans) {
        this(spans, null, false);
    }

    static Row of(Span... spans) {
        return new Row(List.of(spans));
    }

    void draw(Area area, int y) {
        if (target != null) {
            area.row(y).shows(target);
        }
        if (goesOn) {
            area.goesOn(y);
        }
        for (Span span : spans) {
            int end = area.put(span.column(), y, span.text(), span.style());
            if (span.target() != null) {
                area.area(span.column(), y, end - span.column(), 1).shows(span.target());
            }
        }
    }
}
