package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Mentions;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;

/** What the person should notice. */
final class Attention {

    private Attention() {}

    /** An entry that is new to this client: it counts as unread, and rings where it is meant for the person alone. */
    static void entry(Turn turn, String key, Entry entry, boolean live) {
        Conversation conversation = turn.get(key);
        if (conversation == null || !(entry instanceof Entry.Message message) || turn.isMe(message.from())) {
            return;
        }
        boolean mention = Mentions.isIn(message.text(), turn.session == null ? "" : turn.session.user());
        if (message.seq() > conversation.marks().read()) {
            turn.put(conversation.unread(conversation.unread().plus(mention)));
        }
        boolean inView = turn.focused && key.equals(turn.conversations.currentKey());
        if (live && !inView && (mention || conversation.isDirect())) {
            turn.effect(new Effect.Bell());
        }
    }

    static void notice(Turn turn, ServerEvent.Notice notice) {
        String from = notice.from() == null ? "Server" : notice.from() + " to everyone";
        turn.note(turn.conversations.currentKey(), Tone.NOTICE, from + ": " + notice.text());
        if (notice.from() == null || !turn.isMe(notice.from())) {
            turn.effect(new Effect.Bell());
        }
    }
}
