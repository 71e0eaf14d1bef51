package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Deed;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Picked;
import dev.parley.client.model.Rights;
import dev.parley.client.model.Writing.Peek;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.protocol.Role;
import java.util.List;

/** What can be done with a member, in a box beside the member's row. The name is in its frame. Pure. */
final class DeedsView {

    /** The frame above and below, and on both sides with a blank each. */
    private static final int FRAME_ROWS = 2;

    private static final int FRAME_COLUMNS = 4;

    private DeedsView() {}

    /** Nothing where no list is open. */
    static void draw(Area panes, Model model, Frame frame) {
        Picked picked = model.writing().picked();
        Conversation here = model.conversations().current();
        Member member = picked == null || here == null ? null : picked.whom(here);
        Deed chosen = picked == null ? null : picked.chosen();
        if (picked == null || here == null || member == null || chosen == null) {
            return;
        }
        List<Deed> deeds = Rights.deeds(model.session(), here, member);
        String title = CleanText.line(title(here, member));
        int widest = deeds.stream().mapToInt(deed -> deed.words().length()).reduce(TextWidth.of(title), Math::max);
        int width = Math.min(panes.width(), widest + FRAME_COLUMNS);
        boolean framed = panes.height() > FRAME_ROWS;
        int height = Math.min(panes.height(), deeds.size() + (framed ? FRAME_ROWS : 0));
        boolean isListed = here.members().get(picked.user()) != null;
        int members = members(panes, model, frame);
        int left = Math.max(0, panes.width() - members - width);
        // The author of a message who is not a member has no row; the line that is written is below.
        int row = isListed ? MemberListView.rowOf(model, here, picked, panes.height()) : panes.height();
        int top = Math.max(0, Math.min(row, panes.height() - height));
        Area box = panes.area(left, top, width, height);
        box.fill(Style.PLAIN);
        if (framed) {
            frame(box, title);
        }
        Area inside = framed ? box.area(1, 1, width - 2, height - FRAME_ROWS) : box;
        list(inside, deeds, chosen);
    }

    /** Columns of the list of members at the right, with the line before it. */
    private static int members(Area panes, Model model, Frame frame) {
        if (frame.membersWidth() > 0) {
            return frame.membersWidth() + 1;
        }
        return Frame.peek(model) == Peek.MEMBERS ? PeekView.width(panes) + 1 : 0;
    }

    private static String title(Conversation here, Member member) {
        boolean plain = here.isDirect() || member.role() == Role.MEMBER;
        return plain ? member.name() : member.name() + ", " + member.role();
    }

    private static void frame(Area box, String title) {
        int right = box.width() - 1;
        int bottom = box.height() - 1;
        box.horizontal(0, 0, box.width(), '─', Theme.LINE);
        box.horizontal(0, bottom, box.width(), '─', Theme.LINE);
        box.vertical(0, 1, bottom - 1, '│', Theme.LINE);
        box.vertical(right, 1, bottom - 1, '│', Theme.LINE);
        box.put(0, 0, "┌", Theme.LINE);
        box.put(right, 0, "┐", Theme.LINE);
        box.put(0, bottom, "└", Theme.LINE);
        box.put(right, bottom, "┘", Theme.LINE);
        box.put(2, 0, Fit.ellipsis(title, right - 2), Theme.CURRENT);
    }

    private static void list(Area area, List<Deed> deeds, Deed chosen) {
        int place = deeds.indexOf(chosen);
        // So few rows have none to say how many more there are: what is chosen is the first of them.
        boolean few = area.height() < 3 && deeds.size() > area.height();
        Clip clip = few
                ? new Clip(place, Math.min(deeds.size(), place + area.height()), 0)
                : Clip.around(place, deeds.size(), area.height());
        for (int i = clip.first(); i < clip.end(); i++) {
            Area row = area.row(i - clip.first() + clip.offset());
            row.shows(new Target.Does(deeds.get(i)));
            Style style = i == place ? Theme.CHOSEN : Theme.PLAIN;
            row.fill(style);
            row.put(1, 0, Fit.ellipsis(deeds.get(i).words(), row.width() - 1), style);
        }
        if (!few) {
            clip.drawMore(area, deeds.size());
        }
        area.cursor(0, place - clip.first() + clip.offset());
    }
}
