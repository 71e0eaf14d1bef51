package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Log;
import dev.parley.client.model.ScrollPlace;
import dev.parley.protocol.ServerEvent;
import org.jspecify.annotations.Nullable;

/** What the server has deleted goes from the screen: at once, or with the next page of a log that was deleted meanwhile. */
final class Clearing {

    private Clearing() {}

    /** What a user wrote whose account was deleted is nowhere any more. */
    static void forgotten(Turn turn, ServerEvent.Forgotten forgotten) {
        for (Conversation conversation : turn.conversations.all()) {
            turn.put(conversation.log(conversation.log().without(forgotten.user())));
        }
        if (turn.session != null) {
            turn.session = turn.session.forgotten(forgotten.forgotten());
        }
    }

    /** An account was deleted while this client was away: which one it does not know, so it reads all anew. */
    static void missed(Turn turn) {
        for (Conversation conversation : turn.conversations.all()) {
            turn.put(conversation.forgotten());
        }
    }

    /**
     * Drops the entries before one.
     *
     * @param firstSeq null where the server has every entry
     */
    static void before(Turn turn, String key, @Nullable Long firstSeq) {
        Conversation conversation = turn.get(key);
        if (conversation == null || firstSeq == null || !conversation.log().hasBefore(firstSeq)) {
            return;
        }
        Log left = conversation.log().from(firstSeq);
        ScrollPlace scroll = conversation.scroll();
        boolean isThere = scroll != null
                && scroll.line() >= left.lines().begin()
                && !left.lines().isEmpty();
        turn.put(conversation
                .log(left)
                .scroll(isThere ? scroll : null)
                .marks(conversation.marks().read(firstSeq - 1)));
        Counting.moved(turn, key, conversation.marks().read());
    }
}
