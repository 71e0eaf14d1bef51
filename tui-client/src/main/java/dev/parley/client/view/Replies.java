package dev.parley.client.view;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Line;
import dev.parley.client.model.Scrollback;
import dev.parley.protocol.Entry;
import org.jspecify.annotations.Nullable;

/** What a message answers, in a few words. Pure. */
final class Replies {

    private Replies() {}

    /** Who said what, on one line; null if the message is no reply, or what it answers is not here. */
    static @Nullable String to(Conversation conversation, Entry.Message message) {
        Long seq = message.replyTo();
        if (seq == null) {
            return null;
        }
        // Entries stand in the order of seq, with notes between: halve the range until the entry is found.
        Scrollback lines = conversation.log().lines();
        long low = lines.begin();
        long high = lines.end();
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            long at = middle;
            while (at < high && !(lines.at(at) instanceof Line.Said)) {
                at++;
            }
            if (at == high) {
                high = middle;
            } else if (lines.at(at) instanceof Line.Said said) {
                if (said.entry().seq() == seq) {
                    return said.entry() instanceof Entry.Message answered
                            ? answered.from() + ": " + answered.text()
                            : null;
                }
                if (said.entry().seq() < seq) {
                    low = at + 1;
                } else {
                    high = middle;
                }
            }
        }
        return null;
    }
}
