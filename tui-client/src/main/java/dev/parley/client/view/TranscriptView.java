package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.keys.Action;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Model;
import dev.parley.client.model.NewPassword;
import dev.parley.client.model.ScrollPlace;
import dev.parley.client.terminal.Key;
import dev.parley.client.text.Fit;
import dev.parley.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The messages of the conversation in view, the newest at the bottom, or as far back as the person has gone. */
final class TranscriptView {

    private TranscriptView() {}

    static void draw(Area area, Model model) {
        Conversation conversation = model.conversations().current();
        if (conversation == null && model.session() != null && model.session().passwordDue()) {
            area.put(1, 0, NewPassword.FIRST, Theme.DIM);
            return;
        }
        if (conversation == null) {
            area.put(1, 0, "You are not in a room.", Theme.DIM);
            area.put(1, 1, "/list rooms  shows them", Theme.DIM);
            area.put(1, 2, "/join ROOM   goes to one", Theme.DIM);
            return;
        }
        TranscriptRows transcript = TranscriptRows.of(model, conversation);
        ScrollPlace scroll = conversation.scroll();
        if (scroll == null) {
            List<Row> outgoing = transcript.outgoing();
            List<Row> rows = new ArrayList<>(transcript.upTo(transcript.end(), area.height()));
            rows.addAll(outgoing);
            rows.addAll(EmptyRoom.rows(model, conversation, area.width()));
            draw(area, rows);
        } else {
            ScrollPlace place = transcript.clamped(scroll);
            draw(
                    area.area(0, 0, area.width(), area.height() - 1),
                    transcript.upTo(transcript.move(place, -1), area.height() - 1));
            below(area.row(area.height() - 1), conversation, place);
        }
        if (!conversation.unread().isEmpty() && InView.of(model, conversation).hasUnreadAbove()) {
            above(area.row(0), model, conversation.unread().messages());
        }
    }

    /** The first row says how much is unread above. */
    private static void above(Area row, Model model, int messages) {
        row.shows(new Target.FirstUnread());
        List<Key> keys = model.preferences().keys().byAction().getOrDefault(Action.UPCASE, List.of());
        String how = keys.isEmpty() ? "" : "   " + keys.get(0) + ": first unread";
        String text = String.format(Locale.ROOT, " ↑ %,d new%s   /read: mark all ", messages, how);
        row.put(0, 0, Fit.pad(text, row.width()), Theme.BAR_STRONG);
    }

    private static void draw(Area area, List<Row> rows) {
        int first = Math.max(0, rows.size() - area.height());
        for (int i = first; i < rows.size(); i++) {
            rows.get(i).draw(area, i - first);
        }
    }

    /** The last row says how much waits below. */
    private static void below(Area row, Conversation conversation, ScrollPlace place) {
        row.shows(new Target.Newest());
        String count = messagesFrom(conversation, place.line());
        String text = " ↓ " + (count.isEmpty() ? "more" : count) + " below   End: newest ";
        row.put(0, 0, Fit.pad(text, row.width()), Theme.BAR_DIM);
    }

    /** How many messages there are from a line on, in words; empty if none. Of what is not here, not all need be messages. */
    static String messagesFrom(Conversation conversation, long line) {
        long messages = 0;
        long missing = 0;
        for (long i = line; i < conversation.log().lines().end(); i++) {
            if (conversation.log().lines().at(i) instanceof Line.Said said && said.entry() instanceof Entry.Message) {
                messages++;
            } else if (conversation.log().lines().at(i) instanceof Line.Hole hole) {
                missing += hole.size();
            }
        }
        long all = messages + missing;
        return all == 0 ? "" : (missing > 0 ? "up to " : "") + all + (all == 1 ? " message" : " messages");
    }
}
