package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Marks;
import dev.parley.client.model.Model;
import dev.parley.client.model.Outgoing;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Scrollback;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of a transcript at a width: those of each line, and of the lines that stand between days and before what is new. Pure. */
public final class TranscriptRows {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final Model model;
    private final Conversation conversation;
    private final Scrollback lines;
    private final int width;
    private final LineLayout layout;
    private final boolean bare;

    private TranscriptRows(Model model, Conversation conversation) {
        this.model = model;
        this.conversation = conversation;
        this.lines = conversation.log().lines();
        this.width = Frame.of(model).transcriptColumns();
        this.bare = model.panes().isBare();
        this.layout = bare
                ? new LineLayout(model, conversation, Folding.ENDLESS, false)
                : new LineLayout(model, conversation, width);
    }

    public static TranscriptRows of(Model model, Conversation conversation) {
        return new TranscriptRows(model, conversation);
    }

    /** The oldest row. */
    public ScrollPlace start() {
        return new ScrollPlace(lines.begin(), 0);
    }

    /** The newest row. */
    public ScrollPlace end() {
        return lines.isEmpty() ? start() : new ScrollPlace(lines.end() - 1, height(lines.end() - 1) - 1);
    }

    /** The nearest place that there is. */
    public ScrollPlace clamped(ScrollPlace place) {
        if (lines.isEmpty() || place.line() < lines.begin()) {
            return start();
        }
        if (place.line() >= lines.end()) {
            return end();
        }
        return new ScrollPlace(place.line(), Math.min(place.row(), height(place.line()) - 1));
    }

    /** So many rows on, or back where negative; not past the oldest nor the newest row. */
    public ScrollPlace move(ScrollPlace from, int rows) {
        long line = from.line();
        int row = from.row() + rows;
        while (row < 0 && line > lines.begin()) {
            line--;
            row += height(line);
        }
        while (line < lines.end() - 1 && row >= height(line)) {
            row -= height(line);
            line++;
        }
        return clamped(new ScrollPlace(line, Math.max(0, row)));
    }

    private int height(long line) {
        return rows(line).size();
    }

    /** The last rows up to a place, at most so many. */
    List<Row> upTo(ScrollPlace place, int most) {
        List<List<Row>> pieces = new ArrayList<>();
        int count = 0;
        for (long line = place.line(); line >= lines.begin() && count < most && !lines.isEmpty(); line--) {
            List<Row> rows = rows(line);
            List<Row> shown = line == place.line() ? rows.subList(0, Math.min(rows.size(), place.row() + 1)) : rows;
            pieces.add(shown);
            count += shown.size();
        }
        List<Row> all = new ArrayList<>(count);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            all.addAll(pieces.get(i));
        }
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** What is on its way, below all that is stored. */
    List<Row> outgoing() {
        List<Row> rows = new ArrayList<>();
        for (Outgoing each : conversation.outgoing()) {
            rows.addAll(layout.rows(each));
        }
        return rows;
    }

    private List<Row> rows(long index) {
        Line line = lines.at(index);
        List<Row> rows = new ArrayList<>();
        if (index == lines.begin() || !day(lines.at(index - 1).at()).equals(day(line.at()))) {
            rows.add(rule(DAY.format(day(line.at()))));
        }
        if (!bare && isFirstNew(index)) {
            rows.add(rule("new"));
        }
        rows.addAll(bare ? Folding.rows(layout.rows(line), width) : layout.rows(line));
        return rows;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, model.settings().zone());
    }

    /** Whether reading stopped right before this line. */
    private boolean isFirstNew(long index) {
        long newFrom = conversation.marks().newFrom();
        if (newFrom == Marks.NOTHING_NEW
                || !(lines.at(index) instanceof Line.Said said)
                || said.entry().seq() <= newFrom) {
            return false;
        }
        for (long before = index - 1; before >= lines.begin(); before--) {
            if (lines.at(before) instanceof Line.Said earlier) {
                return earlier.entry().seq() <= newFrom;
            }
        }
        return true;
    }

    private Row rule(String words) {
        if (bare) {
            return Row.of(new Row.Span(0, words, Theme.DIM));
        }
        String left = "── " + words + " ";
        String line = left + "─".repeat(Math.max(0, width - left.length()));
        return Row.of(new Row.Span(0, line, Theme.LINE));
    }
}
