package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.Mentions;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Unread;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * How much is unread: the messages of others behind the read mark. Where all of them are here, they are counted. Where some are not,
 * the number is the server's, more what came since, less what was read since: so all windows of a person show the same.
 */
final class Counting {

    private Counting() {}

    /**
     * What is behind a mark.
     *
     * @param notHere entries of which nobody here knows whether they are messages
     */
    private record Tally(int messages, int mentions, long notHere) {}

    /** Another client of the same user has read. */
    static void readElsewhere(Turn turn, ServerEvent.Read read) {
        String key = RoomKey.of(read.room());
        Conversation before = turn.get(key);
        if (before == null || read.seq() < before.marks().read()) {
            return;
        }
        turn.put(before.marks(before.marks().read(read.seq())));
        Log log = before.log();
        if (read.unread() == null || log.isBehind()) {
            moved(turn, key, before.marks().read());
        } else {
            Unread told = Unread.of(read.unread(), before.unread().mentions(), log.known());
            turn.change(key, c -> c.unread(told));
            again(turn, key);
        }
    }

    /** After more of the log has come. */
    static void again(Turn turn, String key) {
        Conversation conversation = turn.get(key);
        if (conversation != null) {
            moved(turn, key, conversation.marks().read());
        }
    }

    /**
     * The read mark has gone on.
     *
     * @param from where it was
     */
    static void moved(Turn turn, String key, long from) {
        Conversation conversation = turn.get(key);
        if (conversation == null || !conversation.log().loaded()) {
            return;
        }
        Tally before = tally(turn, conversation, from);
        Tally now = tally(turn, conversation, conversation.marks().read());
        change(turn, conversation, before, now);
    }

    /** Whatever is done here changes whose messages count. */
    static void around(Turn turn, Runnable change) {
        Map<String, Tally> before = new HashMap<>();
        for (Conversation each : turn.conversations.all()) {
            if (each.log().loaded()) {
                before.put(each.key(), tally(turn, each, each.marks().read()));
            }
        }
        change.run();
        before.forEach((key, tally) -> {
            Conversation each = turn.get(key);
            if (each != null) {
                change(turn, each, tally, tally(turn, each, each.marks().read()));
            }
        });
    }

    private static void change(Turn turn, Conversation conversation, Tally before, Tally now) {
        Log log = conversation.log();
        Unread known = conversation.unread();
        long messages =
                within(known.messages() - (before.messages - now.messages), now.messages, now.messages + now.notHere);
        long mentions =
                within(known.mentions() - (before.mentions - now.mentions), now.mentions, now.mentions + now.notHere);
        turn.put(conversation.unread(Unread.of(
                messages, (int) Math.min(Integer.MAX_VALUE / 2, mentions), Math.max(known.upTo(), log.last()))));
    }

    private static long within(long number, long least, long most) {
        return Math.max(least, Math.min(most, number));
    }

    private static Tally tally(Turn turn, Conversation conversation, long read) {
        Log log = conversation.log();
        String user = turn.session == null ? "" : turn.session.user();
        int messages = 0;
        int mentions = 0;
        long notHere = Math.max(0, log.first() - 1 - read);
        Scrollback lines = log.lines();
        for (long i = lines.end() - 1; i >= lines.begin(); i--) {
            if (lines.at(i) instanceof Line.Hole hole) {
                notHere += Math.max(0, hole.to() - Math.max(read, hole.from() - 1));
            } else if (lines.at(i) instanceof Line.Said said) {
                if (said.entry().seq() <= read) {
                    break;
                }
                if (said.entry() instanceof Entry.Message message
                        && !turn.isMe(message.from())
                        && !turn.hasBlocked(message.from())) {
                    messages++;
                    mentions += Mentions.isIn(message.text(), user, conversation.members()) ? 1 : 0;
                }
            }
        }
        return new Tally(messages, mentions, notHere);
    }
}
