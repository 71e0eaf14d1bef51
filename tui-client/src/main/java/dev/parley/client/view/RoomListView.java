package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.Unread;
import dev.parley.client.settings.AttentionTo;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rooms with what is unread in them and how many are in each; direct conversations below, with who is there. */
final class RoomListView {

    private static final int MOST_SHOWN = 999;

    private RoomListView() {}

    /** Of the list; without a conversation it is a heading. */
    private record Item(@Nullable Conversation conversation, String heading) {}

    static void draw(Area area, Model model) {
        List<Item> items = items(model);
        int current = 0;
        for (int i = 0; i < items.size(); i++) {
            Conversation conversation = items.get(i).conversation();
            if (conversation != null
                    && conversation.key().equals(model.conversations().currentKey())) {
                current = i;
            }
        }
        Clip clip = Clip.of(model.panes().roomsFirst(), current, items.size(), area.height());
        area.shows(new Target.RoomList(clip.first(), Clip.most(items.size(), area.height())));
        for (int i = clip.first(); i < clip.end(); i++) {
            Item item = items.get(i);
            Area row = area.row(i - clip.first() + clip.offset());
            if (item.conversation() == null) {
                row.put(0, 0, item.heading(), Theme.DIM);
            } else {
                boolean muted =
                        model.preferences().attention(item.conversation().key()) == AttentionTo.NONE;
                row.shows(new Target.Room(item.conversation().key()));
                row(row, item.conversation(), i == current, muted);
            }
        }
        clip.drawMore(area, items.size(), true);
    }

    private static List<Item> items(Model model) {
        List<Item> items = new ArrayList<>();
        boolean direct = false;
        for (Conversation conversation : model.conversations().listed()) {
            if (conversation.isDirect() && !direct) {
                direct = true;
                items.add(new Item(null, " direct"));
            }
            items.add(new Item(conversation, ""));
        }
        return items;
    }

    private static void row(Area row, Conversation conversation, boolean current, boolean muted) {
        int end = row.width() - 1;
        if (conversation.isDirect()) {
            String user = conversation.name().substring(1);
            Member member = conversation.members().get(user);
            boolean typing = !conversation.typing().others().isEmpty();
            String sign = typing ? "…" : Presence.sign(member);
            end = row.putRight(end, 0, sign, typing ? Theme.ONLINE : Presence.style(member)) - 1;
        } else if (conversation.open() || conversation.members().size() > 0) {
            String count = Integer.toString(conversation.members().size());
            end = row.putRight(end, 0, count, Theme.DIM) - 1;
        }
        Style unread = muted ? Theme.DIM : unreadStyle(conversation);
        end = unread(row, end, conversation, unread);
        String name = CleanText.line(conversation.title());
        Style style = current
                ? Theme.CURRENT
                : muted ? Theme.DIM : conversation.unread().isEmpty() ? Theme.PLAIN : unread;
        row.put(0, 0, current ? "▸" : " ", Theme.UNREAD);
        row.put(1, 0, Fit.ellipsis(name, Math.max(1, end - 1)), style);
    }

    private static int unread(Area row, int end, Conversation conversation, Style style) {
        Unread unread = conversation.unread();
        if (unread.isEmpty()) {
            return end;
        }
        String count = count(unread);
        row.putRight(end, 0, count, style);
        return end - TextWidth.of(count) - 1;
    }

    static String count(Unread unread) {
        return unread.mentions() > 0
                ? "@" + Math.min(MOST_SHOWN, unread.mentions())
                : "+" + Math.min(MOST_SHOWN, unread.messages());
    }

    private static Style unreadStyle(Conversation conversation) {
        return conversation.unread().mentions() > 0 || conversation.isDirect() ? Theme.CALL : Theme.UNREAD;
    }
}
