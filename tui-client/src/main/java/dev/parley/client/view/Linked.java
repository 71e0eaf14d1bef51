package dev.parley.client.view;

import dev.parley.client.grid.Link;
import dev.parley.client.grid.Style;
import dev.parley.client.text.TextWidth;
import dev.parley.client.text.Uris;
import dev.parley.client.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** A text whose links can be seen and opened, however many rows they have. Pure. */
final class Linked {

    private final String text;
    private final Style style;
    private final Style look;
    private final int salt;
    private final List<Uris.Found> links;

    /**
     * A clean text.
     *
     * @param look of its links
     * @param salt what tells the same link in another text from this one
     */
    Linked(String text, Style style, Style look, int salt) {
        this.text = text;
        this.style = style;
        this.look = look;
        this.salt = salt;
        this.links = Uris.in(text);
    }

    /** A text of a transcript. */
    static Linked of(String text, Style style, int salt) {
        return new Linked(text, style, style.isBold() ? Theme.LINK.bold() : Theme.LINK, salt);
    }

    /** A row of the text from a column on, cut where links begin and end. */
    List<Row.Span> spans(int column, Wrap.Row row) {
        if (links.isEmpty()) {
            return List.of(new Row.Span(column, row.text(), style));
        }
        List<Row.Span> spans = new ArrayList<>();
        int at = row.start();
        for (Uris.Found link : links) {
            int start = Math.max(at, link.start());
            int end = Math.min(row.end(), link.end());
            if (start < end) {
                add(spans, column, row.start(), at, start, style);
                add(spans, column, row.start(), start, end, of(link));
                at = end;
            }
        }
        add(spans, column, row.start(), at, row.end(), style);
        return spans;
    }

    private void add(List<Row.Span> spans, int column, int rowStart, int start, int end, Style how) {
        if (start < end) {
            spans.add(new Row.Span(column + TextWidth.of(text, rowStart, start), text.substring(start, end), how));
        }
    }

    private Style of(Uris.Found link) {
        String uri = Uris.encoded(text.substring(link.start(), link.end()));
        return uri == null ? look : look.link(new Link(Integer.toHexString(31 * salt + link.start()), uri));
    }
}
