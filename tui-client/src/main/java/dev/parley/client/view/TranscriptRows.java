package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Marks;
import dev.parley.client.model.Model;
import dev.parley.client.model.Outgoing;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.model.Scrollback;
import dev.parley.client.text.Fit;
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
    private final Gathering gathering;
    private final boolean bare;

    private TranscriptRows(Model model, Conversation conversation) {
        this.model = model;
        this.conversation = conversation;
        this.lines = conversation.log().lines();
        this.width = Frame.of(model).transcriptColumns();
        this.gathering = new Gathering(
                lines,
                model.preferences().joins(conversation.key()),
                model.settings().zone(),
                conversation.marks().newFrom(),
                model::folds);
        this.bare = model.panes().isBare();
        this.layout = bare
                ? new LineLayout(model, conversation, Folding.ENDLESS)
                : new LineLayout(model, conversation, Frame.of(model).shares());
    }

    public static TranscriptRows of(Model model, Conversation conversation) {
        return new TranscriptRows(model, conversation);
    }

    /** The oldest row. */
    public ScrollPlace start() {
        return new ScrollPlace(gathering.next(lines.begin()), 0);
    }

    /** The newest row. */
    public ScrollPlace end() {
        long last = gathering.previous(lines.end() - 1);
        return last < lines.begin() ? start() : new ScrollPlace(last, height(last) - 1);
    }

    /** The nearest place that there is: a line that does not show is where the next one is that does. */
    public ScrollPlace clamped(ScrollPlace place) {
        if (lines.isEmpty() || place.line() < lines.begin()) {
            return start();
        }
        long line = gathering.next(place.line());
        if (line >= lines.end()) {
            return end();
        }
        return line == place.line()
                ? new ScrollPlace(line, Math.min(place.row(), height(line) - 1))
                : new ScrollPlace(line, 0);
    }

    /** So many rows on, or back where negative; not past the oldest nor the newest row. */
    public ScrollPlace move(ScrollPlace from, int rows) {
        long line = from.line();
        int row = from.row() + rows;
        while (row < 0 && gathering.previous(line - 1) >= lines.begin()) {
            line = gathering.previous(line - 1);
            row += height(line);
        }
        while (row > 0 && row >= height(line) && gathering.next(line + 1) < lines.end()) {
            row -= height(line);
            line = gathering.next(line + 1);
        }
        return clamped(new ScrollPlace(line, Math.max(0, row)));
    }

    private int height(long line) {
        return line < lines.begin() || line >= lines.end() ? 0 : rows(line).size();
    }

    /** The last rows up to a place, at most so many. */
    List<Row> upTo(ScrollPlace place, int most) {
        List<List<Row>> pieces = new ArrayList<>();
        int count = 0;
        long from = Math.min(place.line(), lines.end() - 1);
        for (long line = from; line >= lines.begin() && count < most; line--) {
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
        if (!gathering.shows(index)) {
            return List.of();
        }
        Line line = lines.at(index);
        List<Line.Said> gathered = gathering.upTo(index);
        long first = index - Math.max(0, gathered.size() - 1);
        long before = gathering.previous(first - 1);
        List<Row> rows = new ArrayList<>();
        if (before < lines.begin() || !day(lines.at(before).at()).equals(day(line.at()))) {
            rows.add(rule(DAY.format(day(line.at()))));
        }
        if (!bare && isFirstNew(first, before)) {
            rows.add(rule("new"));
        }
        if (line instanceof Line.Hole hole) {
            rows.add(rule(hole(hole)));
        } else {
            List<Row> laid = gathered.size() > 1 ? layout.gathered(gathered) : layout.rows(line);
            rows.addAll(bare ? Folding.rows(laid, width) : laid);
        }
        return rows;
    }

    /** Entries are counted; not all of them need be messages. */
    private static String hole(Line.Hole hole) {
        return hole.size() == 1 ? "1 message not loaded" : "up to " + hole.size() + " messages not loaded";
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, model.settings().zone());
    }

    /** Whether reading stopped before this line, and after the last one before it that shows. */
    private boolean isFirstNew(long index, long shownBefore) {
        long newFrom = conversation.marks().newFrom();
        if (newFrom == Marks.NOTHING_NEW
                || !(lines.at(index) instanceof Line.Said said)
                || said.entry().seq() <= newFrom) {
            return false;
        }
        for (long before = shownBefore; before >= lines.begin(); before--) {
            if (lines.at(before) instanceof Line.Said earlier) {
                return earlier.entry().seq() <= newFrom;
            }
            if (lines.at(before) instanceof Line.Hole hole) {
                return hole.to() <= newFrom;
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
        return Row.of(new Row.Span(0, Fit.ellipsis(line, width), Theme.LINE));
    }
}
