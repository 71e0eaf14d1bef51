package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Log;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Stretch;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;

/** What is missing is asked for, page by page; and what came before, when the person scrolls there. */
final class CatchingUp {

    private static final int OLDER_PAGE = 100;

    private CatchingUp() {}

    static void behind(Turn turn, ServerEvent.Behind behind) {
        String key = RoomKey.of(behind.room());
        if (turn.get(key) == null) {
            // Its entries do not come before it was asked for: the first of them can have been the one that was
            // withheld.
            Conversation unknown = Conversation.named(behind.room());
            Opening.open(
                    turn,
                    unknown.marks(unknown.marks().read(behind.lastSeq() - 1))
                            .log(unknown.log().hearOf(behind.lastSeq())));
            return;
        }
        turn.change(key, c -> c.log(c.log().hearOf(behind.lastSeq())));
        ifBehind(turn, key);
    }

    /** Asks for what follows the cursor, if something is known to and no page is on its way. */
    static void ifBehind(Turn turn, String key) {
        Conversation conversation = turn.get(key);
        if (conversation == null || !conversation.open() || conversation.catchingUp()) {
            return;
        }
        Log log = conversation.log();
        if (log.isBehind()) {
            turn.put(conversation.catchingUp(true));
            turn.ask(
                    new Request.History(conversation.name(), log.last(), null, null, Request.MAX_LIMIT),
                    new Purpose.CatchUp(key, log.last()));
        }
    }

    static void page(Turn turn, Purpose.CatchUp purpose, Result.Page page) {
        String key = purpose.key();
        turn.change(key, c -> c.catchingUp(false));
        Clearing.before(turn, key, page.firstSeq());
        Entries.nextPage(turn, key, purpose.after(), page.entries(), page.more(), page.lastSeq());
        if (!page.more() && page.lastSeq() <= purpose.after()) {
            // It has told of an entry that it has not got. To ask again and again would not bring it.
            turn.change(key, c -> c.log(c.log().upToDate()));
        }
        ifBehind(turn, key);
        Conversation conversation = turn.get(key);
        // Who joined and left in the entries that were missed is history: who is there now, the server knows.
        if (conversation != null && !conversation.catchingUp()) {
            Membership.refresh(turn, key);
        }
    }

    /** Whether there is something before the oldest entry, and the server can be asked for it. */
    static boolean hasOlder(Turn turn, Conversation conversation) {
        return turn.isOnline() && conversation.open() && conversation.log().older();
    }

    /** A page of what is before the oldest entry, if there is one and it was not asked for. */
    static void older(Turn turn, Conversation conversation) {
        if (hasOlder(turn, conversation) && !conversation.fetchingOlder()) {
            turn.put(conversation.fetchingOlder(true));
            turn.ask(
                    new Request.History(
                            conversation.name(), null, conversation.log().first(), null, OLDER_PAGE),
                    new Purpose.Older(conversation.key(), conversation.log().first()));
        }
    }

    static void olderPage(Turn turn, Purpose.Older purpose, Result.Page page) {
        turn.change(purpose.key(), c -> c.fetchingOlder(false));
        Clearing.before(turn, purpose.key(), page.firstSeq());
        Conversation conversation = turn.get(purpose.key());
        if (conversation == null) {
            return;
        }
        Log log = conversation.log();
        Stretch stretch = Stretch.before(purpose.before(), page.entries());
        if (log.first() == purpose.before()) {
            turn.put(conversation.log(log.prepend(stretch, page.more())));
            Counting.again(turn, purpose.key());
        } else {
            // The person has gone further back meanwhile: it belongs into the hole that was left.
            Holes.take(turn, purpose.key(), stretch, log.older());
        }
    }
}
