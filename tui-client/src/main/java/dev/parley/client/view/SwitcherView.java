package dev.parley.client.view;

import dev.parley.client.edit.EditorView;
import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Destination;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Switcher;
import dev.parley.client.model.Unread;
import dev.parley.client.model.Urgency;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.Graphemes;
import dev.parley.client.text.TextWidth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The switcher over the messages: what is typed, and below it what fits, its letters marked. The caret is in it. */
final class SwitcherView {

    private static final int MOST_COLUMNS = 64;

    /** Where the messages have fewer columns, it lies over the panes beside them too. */
    private static final int ROOM_BESIDE = 44;

    /** The input, the line below it, and the frame's two. */
    private static final int AROUND = 4;

    private static final String PROMPT = "Go to: ";

    private static final int GAP = 2;

    private SwitcherView() {}

    static void draw(Area panes, Model model, Frame frame, Switcher switcher) {
        boolean beside = frame.transcriptColumns() >= ROOM_BESIDE;
        int columns = beside ? frame.transcriptColumns() : panes.width();
        int width = Math.min(MOST_COLUMNS, columns);
        int left = (beside ? frame.transcriptLeft() : 0) + (columns - width) / 2;
        boolean framed = panes.height() >= AROUND + 2;
        int rows = Math.max(1, switcher.found().size());
        int height = Math.min(panes.height(), rows + (framed ? AROUND : 1));
        Area box = panes.area(left, 0, width, height);
        box.fill(Style.PLAIN);
        if (framed) {
            boolean sides = width < columns;
            frame(box, sides);
            int margin = sides ? 2 : 1;
            inside(box.area(margin, 1, width - 2 * margin, height - 2), model, switcher, true);
        } else {
            inside(box, model, switcher, false);
        }
    }

    /** Sides stand only where the messages are to be seen beside them. */
    private static void frame(Area box, boolean sides) {
        int right = box.width() - 1;
        int bottom = box.height() - 1;
        for (int y : List.of(0, 2, bottom)) {
            box.horizontal(0, y, box.width(), '─', Theme.LINE);
        }
        if (!sides) {
            return;
        }
        box.vertical(0, 1, bottom - 1, '│', Theme.LINE);
        box.vertical(right, 1, bottom - 1, '│', Theme.LINE);
        corners(box, 0, "┌", "┐");
        corners(box, 2, "├", "┤");
        corners(box, bottom, "└", "┘");
    }

    private static void corners(Area box, int y, String left, String right) {
        box.put(0, y, left, Theme.LINE);
        box.put(box.width() - 1, y, right, Theme.LINE);
    }

    private static void inside(Area area, Model model, Switcher switcher, boolean ruled) {
        int top = ruled ? 2 : 1;
        list(area.area(0, top, area.width(), area.height() - top), model, switcher);
        int x = area.put(0, 0, PROMPT, Theme.DIM);
        EditorView.Line line = EditorView.line(switcher.query(), area.width() - x);
        area.put(x, 0, line.text(), Theme.PLAIN);
        if (switcher.query().isEmpty()) {
            area.put(x + 2, 0, Fit.ellipsis("a room or a person", area.width() - x - 2), Theme.DIM);
        }
        area.cursor(x + line.caret(), 0);
    }

    private static void list(Area area, Model model, Switcher switcher) {
        List<Destination> found = switcher.found();
        if (found.isEmpty()) {
            area.put(0, 0, "No room or person has this name, and it is not valid for a new room.", Theme.DIM);
            return;
        }
        // So few rows have none to say how many more there are: what is chosen is the first of them.
        boolean few = area.height() < 3 && found.size() > area.height();
        Clip clip = few
                ? new Clip(switcher.chosen(), Math.min(found.size(), switcher.chosen() + area.height()), 0)
                : Clip.around(switcher.chosen(), found.size(), area.height());
        for (int i = clip.first(); i < clip.end(); i++) {
            area.row(i - clip.first() + clip.offset()).shows(new Target.Place(i));
            row(area.row(i - clip.first() + clip.offset()), model, found.get(i), i == switcher.chosen());
        }
        if (!few) {
            clip.drawMore(area, found.size());
        }
    }

    private static void row(Area row, Model model, Destination to, boolean chosen) {
        Style ground = chosen ? Theme.CHOSEN : Theme.PLAIN;
        row.fill(ground);
        Conversation own = model.conversations().get(RoomKey.of(to.name()));
        int end = row.width() - 1;
        if (own != null) {
            end = unread(row, end, model, own, chosen);
        }
        row.put(0, 0, chosen ? "▸" : " ", ground);
        int x = row.put(1, 0, before(to), chosen ? ground : Theme.DIM);
        x = name(row, x, end, to, ground, chosen);
        String about = CleanText.line(about(own, to));
        if (!about.isEmpty() && end - x - GAP > GAP) {
            row.put(x + GAP, 0, Fit.ellipsis(about, end - x - GAP), chosen ? ground : Theme.DIM);
        }
    }

    private static int name(Area row, int from, int end, Destination to, Style ground, boolean chosen) {
        Style hit = chosen ? ground.underline() : Theme.UNREAD;
        int x = row.put(from, 0, RoomKey.signed(to.name()).substring(0, 1), ground);
        int index = 0;
        for (String grapheme : Graphemes.of(to.bareName())) {
            String shown = CleanText.line(grapheme);
            if (x + TextWidth.of(shown) > end - 1) {
                return row.put(x, 0, "…", ground);
            }
            x = row.put(x, 0, shown, to.matched().contains(index++) ? hit : ground);
        }
        return x;
    }

    private static String before(Destination to) {
        return to.kind() != Destination.Kind.NEW ? "" : to.isDirect() ? "write to " : "join ";
    }

    /** Of a person whether they are there, as far as it is known now. */
    private static String about(@Nullable Conversation own, Destination to) {
        if (own == null || !own.isDirect()) {
            return own == null ? to.about() : own.topic();
        }
        Member member = own.members().get(to.bareName());
        return member == null || !member.online() ? "" : member.away() == null ? "online" : "away: " + member.away();
    }

    /** What is unread there, as the list of rooms has it; the column where it begins. */
    private static int unread(Area row, int end, Model model, Conversation own, boolean chosen) {
        Unread unread = own.unread();
        if (own.key().equals(model.conversations().currentKey())) {
            return row.putRight(end, 0, "here", chosen ? Theme.CHOSEN : Theme.DIM) - 1;
        }
        if (unread.isEmpty()) {
            return end;
        }
        boolean muted = model.preferences().notifiedOf(own.key()) == NotifiedOf.NONE;
        Style style =
                switch (Urgency.of(own, muted)) {
                    case CALLS -> Theme.MENTION;
                    case UNREAD -> Theme.UNREAD;
                    case NONE -> Theme.DIM;
                };
        return row.putRight(end, 0, RoomListView.count(unread), chosen ? Theme.CHOSEN : style) - 1;
    }
}
