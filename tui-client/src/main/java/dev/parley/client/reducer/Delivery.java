package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Fate;
import dev.parley.client.model.Member;
import dev.parley.client.model.Outgoing;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Status;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.MessageStyle;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way. In each conversation one at a time is with the server, so that they are written in the order in which
 * they were said, whatever is refused for being too fast or lost with the connection; the {@code cid} makes asking again safe.
 */
final class Delivery {

    private Delivery() {}

    static void say(Turn turn, String key, String text, @Nullable MessageStyle style) {
        say(turn, key, text, style, null);
    }

    static void say(Turn turn, String key, String text, @Nullable MessageStyle style, @Nullable Long replyTo) {
        if (Queue.isFull(turn)) {
            turn.complain(Queue.FULL + " Not taken: " + text);
            return;
        }
        Outgoing outgoing = new Outgoing(turn.freshCid(), text, style, replyTo, turn.wall, false, null);
        turn.change(key, c -> c.outgoing(with(c.outgoing(), outgoing)).scroll(null));
        TypingNotices.said(turn, key);
        tellFate(turn, key, turn.isOnline() ? Fate.SENDING : Fate.QUEUED, !turn.isOnline());
        pump(turn, key);
    }

    private static List<Outgoing> with(List<Outgoing> before, Outgoing one) {
        List<Outgoing> all = new ArrayList<>(before);
        all.add(one);
        return all;
    }

    /** Asks the server to write the next one, if none is with it. */
    static void pump(Turn turn, String key) {
        Conversation conversation = turn.get(key);
        if (conversation == null || !turn.isOnline() || !conversation.open()) {
            return;
        }
        for (Outgoing next : conversation.outgoing()) {
            if (next.storedAs() == null) {
                if (!next.asked()) {
                    turn.change(key, c -> changed(c, next.cid(), o -> o.asked(true)));
                    turn.ask(
                            new Request.Send(
                                    conversation.name(), next.text(), next.cid(), next.style(), next.replyTo()),
                            new Purpose.Deliver(key, next.cid()));
                }
                return;
            }
        }
    }

    static void stored(Turn turn, Purpose.Deliver purpose, Result.Sent sent) {
        String key = purpose.key();
        Conversation conversation = turn.get(key);
        if (conversation == null) {
            return;
        }
        Outgoing written = find(conversation, purpose.cid());
        turn.change(key, c -> changed(c, purpose.cid(), o -> o.stored(sent.seq())));
        if (written != null && turn.session != null) {
            tellFate(turn, key, Fate.STORED, !isOtherOnline(conversation));
            Entries.live(
                    turn,
                    new Entry.Message(
                            conversation.name(),
                            sent.seq(),
                            sent.at(),
                            turn.session.user(),
                            written.text(),
                            written.cid(),
                            written.style(),
                            written.replyTo()));
        }
        settle(turn, key, List.of());
        Awaiting.stored(turn, conversation);
        pump(turn, key);
    }

    /** What is in the log is on its way no more. */
    static void settle(Turn turn, String key, List<Entry> entries) {
        Conversation conversation = turn.get(key);
        if (conversation == null || conversation.outgoing().isEmpty()) {
            return;
        }
        long last = conversation.log().last();
        List<Outgoing> left = new ArrayList<>();
        for (Outgoing outgoing : conversation.outgoing()) {
            boolean there = outgoing.storedAs() != null && outgoing.storedAs() <= last;
            if (!there && !isAmong(turn, outgoing, entries)) {
                left.add(outgoing);
            }
        }
        turn.put(conversation.outgoing(left));
    }

    private static boolean isAmong(Turn turn, Outgoing outgoing, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Message message
                    && outgoing.cid().equals(message.cid())
                    && turn.isMe(message.from())) {
                return true;
            }
        }
        return false;
    }

    static void refused(Turn turn, Purpose.Deliver purpose, ErrorReply error) {
        String key = purpose.key();
        Conversation conversation = turn.get(key);
        Outgoing refused = conversation == null ? null : find(conversation, purpose.cid());
        if (conversation == null || refused == null) {
            return;
        }
        if (error.is(ErrorCode.SHUTTING_DOWN)) {
            // It waits for the server's return.
            return;
        }
        List<Outgoing> left = new ArrayList<>(conversation.outgoing());
        left.remove(refused);
        turn.put(conversation.outgoing(left));
        turn.complain("Not sent: " + error.text());
        turn.note(key, Tone.ERROR, "Not sent: " + refused.text() + " (" + error.text() + ")");
        pump(turn, key);
    }

    /** The other side of a direct conversation has come this far. */
    static void watermark(Turn turn, String room, long delivered, long seen) {
        String key = RoomKey.of(room);
        Conversation before = turn.get(key);
        if (before == null) {
            return;
        }
        Conversation after = before.marks(before.marks().others(delivered, seen));
        turn.put(after);
        Entry.Message newest = newestOwn(turn, after);
        if (newest != null && after.fate(newest) != before.fate(newest)) {
            tellFate(turn, key, after.fate(newest), before.fate(newest) != Fate.DELIVERED);
        }
    }

    private static Entry.@Nullable Message newestOwn(Turn turn, Conversation conversation) {
        return Newest.message(conversation.log(), message -> turn.isMe(message.from()));
    }

    /**
     * In the bar, which has room for each step of the way.
     *
     * @param line whether it is news enough for a line of its own, where there is no bar: not what is over in a moment, and of
     *     delivered and seen the first
     */
    private static void tellFate(Turn turn, String key, Fate fate, boolean line) {
        Conversation conversation = turn.get(key);
        if (conversation != null && conversation.isDirect()) {
            String behind = fate.compareTo(Fate.STORED) >= 0 ? Awaiting.behindFate(turn, conversation) : "";
            String told = fate.told(conversation.title());
            if (line) {
                turn.say(Tone.INFO, told, behind);
            } else {
                turn.status = new Status(Tone.INFO, told + behind);
            }
        }
    }

    private static boolean isOtherOnline(Conversation conversation) {
        Member other = conversation.isDirect()
                ? conversation.members().get(conversation.name().substring(1))
                : null;
        return other != null && other.online();
    }

    private static @Nullable Outgoing find(Conversation conversation, String cid) {
        return conversation.outgoing().stream()
                .filter(o -> o.cid().equals(cid))
                .findFirst()
                .orElse(null);
    }

    private static Conversation changed(Conversation conversation, String cid, UnaryOperator<Outgoing> change) {
        return conversation.outgoing(conversation.outgoing().stream()
                .map(o -> o.cid().equals(cid) ? change.apply(o) : o)
                .toList());
    }
}
