package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Finding;
import dev.parley.client.model.Folded;
import dev.parley.client.model.Model;
import dev.parley.client.model.RoomKey;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Entry;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a search has found, in the place of the panes: a row for each message, with the words that were looked for marked. */
final class FindingView {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final int WHEN_WIDTH = 12;
    private static final int MOST_ROOM = 16;
    private static final int MOST_NAME = 12;

    /** From how many columns on all of it stands in columns of its own. */
    private static final int ROOMY = 76;

    /** Columns of text that stand before the first word that was looked for. */
    private static final int LEAD = 16;

    private FindingView() {}

    static boolean isShown(Model model) {
        return model.finding() != null && model.finding().shown();
    }

    static void title(Area row, Model model) {
        Finding finding = model.finding();
        if (finding == null) {
            return;
        }
        row.shows(new Target.PageBar());
        int count = finding.messages().size();
        String found = finding.asking() && count == 0
                ? "searching …"
                : count == 0
                        ? "nothing found"
                        : (finding.chosen() + 1) + " of " + count + (finding.next() != null ? "+" : "");
        int end = row.putRight(row.width() - 1, 0, found + "   Enter: go there  Esc: close", Theme.BAR_DIM);
        row.put(
                1,
                0,
                Fit.ellipsis("Search: " + CleanText.line(finding.words()), Math.max(0, end - 3)),
                Theme.BAR_STRONG);
    }

    static void draw(Area area, Model model) {
        Finding finding = model.finding();
        if (finding == null || area.height() < 1) {
            return;
        }
        if (finding.messages().isEmpty()) {
            empty(area, finding);
            return;
        }
        List<String> words = Highlight.words(finding.query());
        int first = Math.max(
                0,
                Math.min(
                        finding.chosen() - area.height() / 2, finding.messages().size() - area.height()));
        for (int y = 0; y < area.height() && first + y < finding.messages().size(); y++) {
            boolean chosen = first + y == finding.chosen();
            area.row(y).shows(new Target.Found(first + y));
            row(area.row(y), model, finding.messages().get(first + y), words, chosen);
        }
    }

    private static void empty(Area area, Finding finding) {
        if (!finding.asking()) {
            area.put(1, 1, "Nothing was found. Messages of the last second may be missing.", Theme.PLAIN);
            area.put(1, 2, "begin* finds all that begins so; this OR that; -not; in:ROOM, from:NAME.", Theme.DIM);
        }
    }

    private static void row(Area row, Model model, Entry.Message message, List<String> words, boolean chosen) {
        boolean roomy = row.width() >= ROOMY;
        Style plain = chosen ? Theme.CHOSEN : Theme.PLAIN;
        if (chosen) {
            row.fill(Theme.CHOSEN);
        }
        row.put(0, 0, chosen ? "▸" : " ", chosen ? Theme.CHOSEN : Theme.UNREAD);
        String when = when(message, model);
        row.put(1 + WHEN_WIDTH - TextWidth.of(when), 0, when, chosen ? Theme.CHOSEN : Theme.DIM);
        int x = WHEN_WIDTH + 2;
        String room = Fit.ellipsis(CleanText.line(RoomKey.signed(message.room())), MOST_ROOM);
        row.put(x, 0, room, plain);
        x = roomy ? x + MOST_ROOM + 1 : x + TextWidth.of(room) + 1;
        String from = Fit.ellipsis(CleanText.line(message.from()), MOST_NAME);
        int nameAt = roomy ? x + MOST_NAME - TextWidth.of(from) : x;
        row.put(nameAt, 0, from, chosen ? Theme.CHOSEN.bold() : Theme.name(message.from()));
        x = roomy ? x + MOST_NAME + 1 : x + TextWidth.of(from) + 1;
        // Found before its author was blocked.
        String shown = model.folds(message.from()) ? Folded.WORDS : message.text();
        if (x < row.width()) {
            text(row.area(x, 0, row.width() - x, 1), CleanText.line(shown), words, plain, chosen);
        }
    }

    private static void text(Area area, String text, List<String> words, Style plain, boolean chosen) {
        List<Highlight.Piece> pieces = Highlight.pieces(text, words, LEAD, area.width());
        int x = 0;
        for (Highlight.Piece piece : pieces) {
            if (x >= area.width()) {
                return;
            }
            Style marked = chosen ? Theme.CHOSEN.bold().underline() : Theme.MENTION;
            x = area.put(x, 0, Fit.ellipsis(piece.text(), area.width() - x), piece.marked() ? marked : plain);
        }
    }

    private static String when(Entry.Message message, Model model) {
        ZoneId zone = model.settings().zone();
        ZonedDateTime at = message.at().atZone(zone);
        ZonedDateTime now = model.wall().atZone(zone);
        if (at.toLocalDate().equals(now.toLocalDate())) {
            return TODAY.format(at);
        }
        return (at.getYear() == now.getYear() ? THIS_YEAR : EARLIER).format(at);
    }
}
