package dev.parley.client.reducer;

import dev.parley.client.model.Amendments;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Scrollback;
import dev.parley.client.model.Status;
import dev.parley.client.model.Stretch;
import dev.parley.client.model.Tone;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;

/** To a message of any age, to read around it. */
final class Going {

    /** Entries that are asked for around it. */
    private static final int AROUND = 100;

    private Going() {}

    static void to(Turn turn, String room, long seq) {
        String key = RoomKey.of(room);
        if (turn.get(key) == null && Names.isDirect(room)) {
            Opening.direct(turn, room);
        }
        Conversation conversation = turn.get(key);
        if (conversation == null) {
            turn.complain("You are no longer in " + RoomKey.signed(room) + ".");
            return;
        }
        Viewing.view(turn, key);
        if (Amendments.message(conversation.log(), seq) != null) {
            Selecting.bring(turn, seq);
        } else if (turn.isOnline()) {
            turn.say(Tone.INFO, "Loading messages …");
            turn.ask(new Request.History(conversation.name(), null, null, seq, AROUND), new Purpose.Around(key, seq));
        } else {
            turn.complain("No connection. That message is not loaded yet.");
        }
    }

    /** To the first thing that was said in the conversation in view; a hole is left behind it where much lies between. */
    static void oldest(Turn turn) {
        Conversation here = turn.conversations.current();
        if (here == null || !CatchingUp.hasOlder(turn, here)) {
            Scrolling.top(turn);
        } else if (turn.underWay(Purpose.Oldest.class)
                .noneMatch(asked -> asked.key().equals(here.key()))) {
            turn.ask(new Request.History(here.name(), 0L, null, null, AROUND), new Purpose.Oldest(here.key(), 0));
        }
    }

    /** To the first message that was not read in the conversation in view. */
    static void firstUnread(Turn turn) {
        Conversation here = turn.conversations.current();
        if (here == null || here.unread().isEmpty()) {
            turn.say(Tone.INFO, "Nothing is unread here.");
            return;
        }
        long read = here.marks().read();
        long line = firstAfter(here, read);
        boolean isHere = here.log().first() - 1 <= read
                && line < here.log().lines().end()
                && here.log().lines().at(line) instanceof Line.Said;
        if (isHere || !turn.isOnline()) {
            Scrolling.atTop(turn, line);
        } else if (turn.underWay(Purpose.Oldest.class)
                .noneMatch(asked -> asked.key().equals(here.key()))) {
            turn.ask(new Request.History(here.name(), read, null, null, AROUND), new Purpose.Oldest(here.key(), read));
        }
    }

    /** Where the first entry after one stands, or what is missing there. */
    private static long firstAfter(Conversation conversation, long seq) {
        Scrollback lines = conversation.log().lines();
        long line = lines.begin();
        while (line < lines.end()
                && !(lines.at(line) instanceof Line.Said said && said.entry().seq() > seq)
                && !(lines.at(line) instanceof Line.Hole hole && hole.to() > seq)) {
            line++;
        }
        return line;
    }

    static void oldestPage(Turn turn, Purpose.Oldest asked, Result.Page page) {
        Holes.take(
                turn,
                asked.key(),
                Stretch.after(asked.after(), page.entries(), page.more(), page.lastSeq()),
                asked.after() > 0);
        if (asked.after() > 0 && asked.key().equals(turn.conversations.currentKey())) {
            Conversation here = turn.get(asked.key());
            if (here != null) {
                Scrolling.atTop(turn, firstAfter(here, asked.after()));
            }
        } else if (asked.key().equals(turn.conversations.currentKey())) {
            Scrolling.top(turn);
        }
    }

    static void page(Turn turn, Purpose.Around asked, Result.Page page) {
        if (!page.entries().isEmpty()) {
            Stretch stretch = Stretch.of(page.entries());
            long oldest = page.firstSeq() == null ? 1 : page.firstSeq();
            Holes.take(turn, asked.key(), stretch, stretch.from() > oldest);
        }
        Conversation conversation = turn.get(asked.key());
        boolean stayed = asked.key().equals(turn.conversations.currentKey());
        Entry.Message message = conversation == null ? null : Amendments.message(conversation.log(), asked.seq());
        if (message == null) {
            turn.complain("That message no longer exists.");
        } else if (stayed) {
            turn.status = Status.NONE;
            Selecting.bring(turn, asked.seq());
        }
    }
}
