package dev.parley.client.view;

import dev.parley.client.grid.Area;
import dev.parley.client.grid.Style;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Member;
import dev.parley.client.model.Model;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Unread;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.client.text.CleanText;
import dev.parley.client.text.Fit;
import dev.parley.client.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rooms with what is unread in them; direct conversations below, with who is there; and some rooms that one is not in. */
final class RoomListView {

    private static final int MOST_SHOWN = 999;

    /** For what is unread, also while nothing is: the list keeps its width when the first message comes. */
    private static final int COUNT = 4;

    /** Of a name, before what is unread there is told shorter. */
    private static final int READABLE = 8;

    /** Rooms that one is not in: the liveliest, and the others are in {@code /list rooms}. */
    private static final int MOST_JOINABLE = 5;

    private static final int MOST_JOINABLE_COLUMNS = 12;

    private static final String JOIN = "+ ";

    /** Between a row and the line beside the list. */
    private static final int MARGIN = 1;

    private RoomListView() {}

    /** Of the list; without a conversation it is a heading. */
    private record Item(@Nullable Conversation conversation, String heading) {}

    /** How many it takes to show all names whole, with what is unread there. */
    static int columns(Model model) {
        int most = 0;
        for (Conversation conversation : model.conversations().all()) {
            Unread unread = conversation.unread();
            int count = unread.isEmpty() ? COUNT : Math.max(COUNT, 1 + TextWidth.of(count(unread)));
            int sign = conversation.isDirect() ? 2 : 0;
            most = Math.max(most, 1 + TextWidth.of(CleanText.line(conversation.title())) + count + sign + MARGIN);
        }
        for (String room : joinable(model)) {
            most = Math.max(most, Math.min(MOST_JOINABLE_COLUMNS, JOIN.length() + TextWidth.of(shown(room))));
        }
        return most;
    }

    /** Those of {@link Model#joinable} that this user has not joined since. */
    private static List<String> joinable(Model model) {
        return model.joinable().rooms().stream()
                .filter(room -> model.conversations().get(RoomKey.of(room)) == null)
                .limit(MOST_JOINABLE)
                .toList();
    }

    private static String shown(String room) {
        return CleanText.line(RoomKey.signed(room));
    }

    /** Below one's own, as far as there is room. */
    private static void drawJoinable(Area area, Model model) {
        List<String> rooms = joinable(model);
        if (rooms.isEmpty() || area.height() < 2) {
            return;
        }
        area.put(0, 0, Fit.ellipsis(" join:", area.width()), Theme.DIM);
        for (int i = 0; i < rooms.size() && i + 1 < area.height(); i++) {
            Area row = area.row(i + 1);
            row.shows(new Target.Joinable(rooms.get(i)));
            row.put(0, 0, Fit.ellipsis(JOIN + shown(rooms.get(i)), row.width()), Theme.DIM);
        }
    }

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
                        model.preferences().notifiedOf(item.conversation().key()) == NotifiedOf.NONE;
                row.shows(new Target.Room(item.conversation().key()));
                row(row, item.conversation(), i == current, muted);
            }
        }
        clip.drawMore(area, items.size(), true);
        int below = items.size() + (items.isEmpty() ? 0 : 1);
        drawJoinable(area.area(0, below, area.width(), area.height() - below), model);
        if (clip.first() > 0) {
            waiting(area.row(0), "↑", model, items.subList(0, clip.first()));
        }
        if (clip.end() < items.size()) {
            waiting(area.row(area.height() - 1), "↓", model, items.subList(clip.end(), items.size()));
        }
    }

    /** What is unread in those that do not show, behind how many they are. */
    private static void waiting(Area row, String arrow, Model model, List<Item> hidden) {
        int messages = 0;
        int mentions = 0;
        for (Item item : hidden) {
            Conversation conversation = item.conversation();
            if (conversation != null && model.preferences().notifiedOf(conversation.key()) != NotifiedOf.NONE) {
                messages += conversation.unread().messages();
                mentions += forYou(conversation);
            }
        }
        if (messages > 0) {
            String count = " " + count(Unread.of(messages, mentions, 0));
            row.fill(Theme.PLAIN);
            row.put(0, 0, " " + arrow + " " + hidden.size(), Theme.DIM);
            row.putRight(row.width() - MARGIN, 0, count, mentions > 0 ? Theme.MENTION : Theme.UNREAD);
        }
    }

    /** Messages that mention this user, or are to them alone. */
    private static int forYou(Conversation conversation) {
        Unread unread = conversation.unread();
        return conversation.isDirect() ? unread.messages() : unread.mentions();
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
        int end = row.width() - MARGIN;
        if (conversation.isDirect()) {
            String user = conversation.name().substring(1);
            Member member = conversation.members().get(user);
            boolean typing = !conversation.typing().others().isEmpty();
            String sign = typing ? "…" : Presence.sign(member);
            end = row.putRight(end, 0, sign, typing ? Theme.ONLINE : Presence.style(member)) - 1;
        }
        Style unread = muted ? Theme.DIM : unreadStyle(conversation);
        String name = CleanText.line(conversation.title());
        end = unread(row, end, conversation, Math.min(READABLE, TextWidth.of(name)), unread);
        Style style = current
                ? Theme.CURRENT
                : muted ? Theme.DIM : conversation.unread().isEmpty() ? Theme.PLAIN : unread;
        row.put(0, 0, current ? "▸" : " ", Theme.UNREAD);
        row.put(1, 0, Fit.ellipsis(name, Math.max(1, end - 1)), style);
    }

    /** @param name columns that the name before it keeps, if any way to tell it leaves them */
    private static int unread(Area row, int end, Conversation conversation, int name, Style style) {
        Unread unread = conversation.unread();
        if (unread.isEmpty()) {
            return end;
        }
        List<String> counts = List.of(count(unread), shortCount(unread, MOST_SHOWN), shortCount(unread, 99));
        String count = counts.stream()
                .filter(each -> end - TextWidth.of(each) - 2 >= name)
                .findFirst()
                .orElse(counts.get(counts.size() - 1));
        row.putRight(end, 0, count, style);
        return end - TextWidth.of(count) - 1;
    }

    /** Of the mentions alone, if there are any. What is more than {@code most} is told as {@code 99+}. */
    private static String shortCount(Unread unread, int most) {
        boolean mentioned = unread.mentions() > 0;
        int count = mentioned ? unread.mentions() : unread.messages();
        if (count > most) {
            return most + "+";
        }
        return (mentioned ? "@" : "+") + count;
    }

    /** How many messages, and how many of them mention this user: {@code +7 @2}. */
    static String count(Unread unread) {
        String mentions = "@" + Math.min(MOST_SHOWN, unread.mentions());
        String messages = "+" + Math.min(MOST_SHOWN, unread.messages());
        return unread.mentions() == 0
                ? messages
                : unread.messages() <= unread.mentions() ? mentions : messages + " " + mentions;
    }

    private static Style unreadStyle(Conversation conversation) {
        return conversation.unread().mentions() > 0 || conversation.isDirect() ? Theme.MENTION : Theme.UNREAD;
    }
}
