package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Line;
import dev.parley.client.model.Log;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Status;
import dev.parley.client.model.Stretch;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Result;
import java.util.ArrayList;
import java.util.List;

/** Entries as they come, live or by the page: none twice, none missing, in order. */
final class Entries {

    private Entries() {}

    /** An entry that has just been written. */
    static void live(Turn turn, Entry entry) {
        String key = RoomKey.of(entry.room());
        Conversation conversation = turn.get(key);
        if (conversation == null) {
            unknownRoom(turn, entry);
            return;
        }
        Log log = conversation.log().hearOf(entry.seq());
        turn.put(conversation.log(log));
        if (Membership.isOwnLeave(turn, entry)) {
            Membership.left(turn, conversation, (Entry.Left) entry);
        } else if (log.loaded() && entry.seq() == log.last() + 1) {
            append(turn, key, List.of(entry), true);
            Membership.apply(turn, key, entry);
        } else {
            if (!log.loaded()) {
                // It stands on the first page, which is history.
                Attention.hear(turn, conversation, entry);
            }
            CatchingUp.ifBehind(turn, key);
        }
    }

    /** Somebody writes to this user for the first time, or another of the user's clients has joined a room. */
    private static void unknownRoom(Turn turn, Entry entry) {
        if (!Membership.isOwnLeave(turn, entry) && !Opening.isFull(turn)) {
            Conversation conversation = Conversation.named(entry.room());
            boolean ownArrival = entry instanceof Entry.Joined joined && turn.isMe(joined.user());
            long read = ownArrival ? entry.seq() : entry.seq() - 1;
            conversation = conversation
                    .marks(conversation.marks().read(read))
                    .log(conversation.log().hearOf(entry.seq()));
            Opening.open(turn, conversation);
            if (ownArrival && turn.conversations.current() == null) {
                // The person was nowhere: whoever had to choose a password first comes into the lobby so.
                Status said = turn.status;
                Viewing.view(turn, conversation.key());
                turn.status = said;
            }
            Attention.beginning(turn, conversation, entry);
        }
    }

    /** The newest page: of a log of which nothing is known yet, or of which so much is missing that a hole is left. */
    static void newestPage(Turn turn, String key, Result.Joined reply) {
        Conversation conversation = turn.get(key);
        if (conversation == null) {
            return;
        }
        Log log = conversation.log();
        turn.put(conversation.log(
                log.loaded()
                        ? log.leap(reply.entries(), reply.lastSeq())
                        : log.start(reply.entries(), reply.lastSeq(), reply.more())));
        Delivery.settle(turn, key, reply.entries());
        Marking.wrote(turn, key);
        Counting.again(turn, key);
        turn.change(
                key,
                c -> c.marks(
                        c.marks().newFrom(Marking.newFrom(turn, c, c.marks().newFrom()))));
        List<Entry> fresh = reply.entries().stream()
                .filter(entry -> !log.loaded() || entry.seq() > log.last())
                .toList();
        if (log.loaded()) {
            fresh.forEach(entry -> Attention.hear(turn, conversation, entry));
        }
        show(turn, key, fresh, false);
    }

    /** What follows {@code after}; some of it may have come live meanwhile. Types that are not known are left out of a page. */
    static void nextPage(Turn turn, String key, long after, List<Entry> page, boolean more, long lastSeq) {
        Conversation conversation = turn.get(key);
        if (conversation == null) {
            return;
        }
        List<Entry> fresh = new ArrayList<>();
        long last = conversation.log().last();
        for (Entry entry : page) {
            if (entry.seq() > last) {
                fresh.add(entry);
                last = entry.seq();
            }
        }
        turn.put(conversation.log(conversation.log().hearOf(lastSeq)));
        append(turn, key, fresh, false);
        long reached = Stretch.after(after, page, more, lastSeq).to();
        turn.change(key, c -> c.log(c.log().skipTo(reached)));
        Counting.again(turn, key);
    }

    private static void append(Turn turn, String key, List<Entry> entries, boolean live) {
        Conversation conversation = turn.get(key);
        if (conversation == null || entries.isEmpty()) {
            return;
        }
        Log log = conversation.log();
        for (Entry entry : entries) {
            log = log.append(entry);
        }
        turn.put(conversation.log(log));
        Delivery.settle(turn, key, entries);
        for (Entry entry : entries) {
            Attention.entry(turn, key, entry, live);
            if (entry instanceof Entry.Message message && turn.isMe(message.from())) {
                Marking.wrote(turn, key);
            }
            TypingNotices.entry(turn, key, entry);
            if (entry instanceof Entry.Topic topic) {
                turn.change(key, c -> c.topic(topic.text()));
            }
        }
        show(turn, key, entries, true);
    }

    private static void show(Turn turn, String key, List<Entry> entries, boolean live) {
        if (!entries.isEmpty()) {
            List<Line> lines = entries.stream().<Line>map(Line.Said::new).toList();
            turn.effect(new Effect.Shown(key, lines, live));
        }
    }
}
