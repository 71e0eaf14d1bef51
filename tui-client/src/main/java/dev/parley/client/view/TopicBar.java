package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Page;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import dev.parley.client.text.Wrap;

/** The first row: where one is and what it is about, and how many are there. */
final class TopicBar {

    private TopicBar() {}

    static void draw(Area row, Model model, Frame frame) {
        row.fill(Theme.BAR);
        if (FindingView.isShown(model)) {
            FindingView.title(row, model);
            return;
        }
        if (model.page() != null) {
            page(row, model.page());
            return;
        }
        if (frame.roomsWidth() >= 8) {
            row.put(1, 0, "Parley", Theme.BAR_DIM);
        }
        Conversation here = model.conversations().current();
        if (here == null) {
            return;
        }
        int left = frame.transcriptLeft() + (frame.roomsWidth() == 0 ? 1 : 0);
        int end = row.width() - 1;
        String count = here.members().online() + "/" + here.members().size();
        if (!here.isDirect() && here.members().size() > 0) {
            String shown = row.width() < Frame.TERSE ? count : count + " online";
            end = row.putRight(end, 0, shown, Theme.BAR_DIM) - 2;
        }
        Area middle = row.area(left, 0, end - left, 1);
        int x = middle.put(0, 0, Fit.ellipsis(CleanText.line(here.title()), middle.width()), Theme.BAR_STRONG);
        subject(middle.area(x + 2, 0, middle.width() - x - 2, 1), CleanText.line(subject(here)));
    }

    /** Its links can be opened, also where they are cut. */
    private static void subject(Area area, String subject) {
        String shown = Fit.ellipsis(subject, area.width());
        Linked linked = new Linked(subject, Theme.BAR, Theme.BAR.underline(), subject.hashCode());
        int same = shown.equals(subject) ? shown.length() : Math.max(0, shown.length() - 1);
        for (Row.Span span : linked.spans(0, new Wrap.Row(0, same, shown.substring(0, same)))) {
            area.put(span.column(), 0, span.text(), span.style());
        }
        area.put(TextWidth.of(shown, 0, same), 0, shown.substring(same), Theme.BAR);
    }

    private static String subject(Conversation here) {
        if (!here.isDirect()) {
            return here.topic();
        }
        Member other = here.members().get(here.name().substring(1));
        if (other == null) {
            return "";
        }
        String away = other.away() == null ? "online" : "away: " + other.away();
        return other.online() ? away : "offline";
    }

    private static void page(Area row, Page page) {
        row.shows(new Target.PageBar());
        int x = row.put(1, 0, page.title(), Theme.BAR_STRONG);
        String keys = "PgUp PgDn: scroll   Esc: close";
        boolean fits = x + 2 + keys.length() < row.width();
        row.putRight(row.width() - 1, 0, fits ? keys : "Esc: close", Theme.BAR_DIM);
    }
}
