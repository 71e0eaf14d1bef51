package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Log;
import dev.parley.client.model.ScrollPlace;
import org.jspecify.annotations.Nullable;

/** What the server has deleted goes from the screen: at once, or with the next page of a log that was deleted meanwhile. */
final class Clearing {

    private Clearing() {}

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
