package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.Marks;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Tone;
import dev.parley.client.view.InView;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import java.util.List;
import java.util.Objects;

/** What was received and read is told to the server, not more often than it takes to be of use. */
final class Marking {

    private static final long PACE_MS = 500;

    private Marking() {}

    /** After every event: what is in view and new is read now. */
    static void settle(Turn turn) {
        if (!turn.isOnline()) {
            return;
        }
        for (Conversation conversation : turn.conversations.all()) {
            if (conversation.open() && conversation.log().loaded()) {
                settle(turn, conversation);
            }
        }
    }

    private static void settle(Turn turn, Conversation before) {
        Conversation conversation = seen(turn, before);
        boolean read = conversation.marks().isUntold();
        boolean received = conversation.isDirect()
                && othersWroteAfter(turn, conversation, conversation.marks().received());
        if ((!read && !received) || turn.now.isBefore(conversation.marks().nextMark())) {
            return;
        }
        long last = conversation.log().last();
        Marks marks = conversation.marks().nextMark(turn.now.plusMillis(PACE_MS));
        if (received) {
            marks = marks.received(last);
            turn.ask(new Request.Received(conversation.name(), last), new Purpose.Mark());
        }
        if (read) {
            marks = marks.read(marks.read());
            turn.ask(new Request.Read(conversation.name(), marks.read()), new Purpose.Mark());
        }
        Marks now = marks;
        turn.change(conversation.key(), c -> c.marks(now));
    }

    /** {@code /read}: all that is in this room, in another, or everywhere. */
    static void command(Turn turn, String room) {
        boolean everywhere = room.equalsIgnoreCase("all");
        Conversation which = room.isEmpty() ? turn.conversations.current() : turn.get(RoomKey.of(room));
        if (!everywhere && which == null) {
            turn.complain(room.isEmpty() ? "You are not in a room." : "You are not in " + RoomKey.signed(room) + ".");
            return;
        }
        for (Conversation each : everywhere || which == null ? turn.conversations.all() : List.of(which)) {
            turn.put(each.marks(each.marks()
                            .sees(Math.max(each.log().last(), each.log().known()))
                            .newFrom(Marks.NOTHING_NEW))
                    .unread(each.unread().none(each.log().known())));
        }
        turn.say(Tone.INFO, (everywhere || which == null ? "Everything" : which.title()) + " is marked as read.");
    }

    /**
     * What is in view is read at once, also if the person leaves before the server can be told. The mark goes on from where it is: what was
     * never in view is not read.
     */
    private static Conversation seen(Turn turn, Conversation conversation) {
        long last = conversation.log().last();
        if (!isWatched(turn, conversation) || last <= conversation.marks().read()) {
            return conversation;
        }
        boolean isAtEnd = conversation.scroll() == null;
        if (!isAtEnd || !conversation.unread().isEmpty()) {
            InView view = InView.of(turn.model(), conversation);
            long to = isAtEnd ? last : view.lastSeq();
            if (view.hasUnreadAbove() || to <= conversation.marks().read()) {
                return conversation;
            }
            turn.put(conversation.marks(conversation.marks().sees(to)));
            Counting.moved(turn, conversation.key(), conversation.marks().read());
            return Objects.requireNonNull(turn.get(conversation.key()));
        }
        Conversation read = conversation.marks(conversation.marks().sees(last));
        turn.put(read);
        return read;
    }

    /** What this user wrote right behind the read mark is read; the server is told. */
    static void wrote(Turn turn, String key) {
        turn.change(key, c -> c.marks(c.marks().sees(pastOwn(turn, c, c.marks().read()))));
    }

    /**
     * Where the line before what is new belongs: above the first unread message of others, and nowhere if there is none. A page may tell later
     * than the room came into view who wrote what.
     */
    static long newFrom(Turn turn, Conversation conversation, long from) {
        if (from == Marks.NOTHING_NEW || !conversation.log().loaded()) {
            return from;
        }
        boolean isNew =
                othersWroteAfter(turn, conversation, from) || conversation.log().first() - 1 > from;
        return isNew ? pastOwn(turn, conversation, from) : Marks.NOTHING_NEW;
    }

    /** The last of the messages of this user that follow the mark, with no message of others and no gap between; else the mark. */
    private static long pastOwn(Turn turn, Conversation conversation, long mark) {
        long read = mark;
        Scrollback lines = conversation.log().lines();
        if (conversation.log().first() - 1 > mark) {
            return mark;
        }
        long from = lines.end();
        while (from > lines.begin()
                && !(lines.at(from - 1) instanceof Line.Said said
                        && said.entry().seq() <= read)) {
            from--;
        }
        for (long i = from; i < lines.end() && !(lines.at(i) instanceof Line.Hole); i++) {
            if (lines.at(i) instanceof Line.Said said && said.entry() instanceof Entry.Message message) {
                if (!turn.isMe(message.from())) {
                    break;
                }
                read = message.seq();
            }
        }
        return read;
    }

    /** Whether the person sees what is said there now. */
    static boolean isInView(Turn turn, Conversation conversation) {
        return conversation.scroll() == null && isWatched(turn, conversation);
    }

    /** Whether the person looks at it, wherever in it. */
    private static boolean isWatched(Turn turn, Conversation conversation) {
        return turn.focused
                && turn.form == null
                && turn.page == null
                && !turn.isLookingElsewhere()
                && conversation.key().equals(turn.conversations.currentKey());
    }

    private static boolean othersWroteAfter(Turn turn, Conversation conversation, long seq) {
        Log log = conversation.log();
        Scrollback lines = log.lines();
        if (log.last() <= seq) {
            return false;
        }
        for (long i = lines.end() - 1; i >= lines.begin(); i--) {
            if (lines.at(i) instanceof Line.Hole hole && hole.to() > seq) {
                return true;
            }
            if (lines.at(i) instanceof Line.Said said) {
                if (said.entry().seq() <= seq) {
                    return false;
                }
                if (said.entry() instanceof Entry.Message message && !turn.isMe(message.from())) {
                    return true;
                }
            }
        }
        return false;
    }
}
