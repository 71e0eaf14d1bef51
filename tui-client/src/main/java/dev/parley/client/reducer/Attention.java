package dev.parley.client.reducer;

import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Mentions;
import dev.parley.client.model.Tone;
import dev.parley.client.settings.DesktopNotifications;
import dev.parley.client.settings.Hooks;
import dev.parley.client.settings.NotifiedOf;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import java.time.Duration;

/** What the person should notice. */
final class Attention {

    /** Between two rings: what many people say at once is one thing to notice. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private Attention() {}

    /** An entry that is new to this client: it counts as unread, and rings where it is meant for the person alone. */
    static void entry(Turn turn, String key, Entry entry, boolean live) {
        Conversation conversation = turn.get(key);
        if (conversation == null || !(entry instanceof Entry.Message message) || isNothing(turn, message)) {
            return;
        }
        boolean mention = mentionsMe(turn, conversation, message);
        if (message.seq() > conversation.marks().read()) {
            turn.put(conversation.unread(conversation.unread().plus(mention, message.seq())));
        }
        if (live) {
            ring(turn, conversation, message, mention);
        }
        runHooks(turn, conversation, message, mention);
    }

    /**
     * A message that has come live, or was missed while there was no connection: the person's programs get it. It is told live once and
     * stands on a page later where the log is not loaded yet; then it is handed over when it comes live.
     */
    static void hear(Turn turn, Conversation conversation, Entry entry) {
        if (entry instanceof Entry.Message message && !isNothing(turn, message)) {
            runHooks(turn, conversation, message, mentionsMe(turn, conversation, message));
        }
    }

    private static boolean mentionsMe(Turn turn, Conversation conversation, Entry.Message message) {
        return Mentions.isIn(message.text(), turn.session == null ? "" : turn.session.user(), conversation.members());
    }

    /** Nothing of a room that is muted, and nothing that was deleted since. */
    private static void runHooks(Turn turn, Conversation conversation, Entry.Message message, boolean mention) {
        Hooks hooks = turn.preferences.hooks();
        boolean isMuted = turn.preferences.notifiedOf(conversation.key()) == NotifiedOf.NONE;
        if (isMuted || message.deleted() != null) {
            return;
        }
        if (!hooks.onMention().isEmpty() && (mention || conversation.isDirect())) {
            turn.effect(new Effect.RunHook(Hooks.ON_MENTION, hooks.onMention(), message));
        }
        if (!hooks.onMessage().isEmpty()) {
            turn.effect(new Effect.RunHook(Hooks.ON_MESSAGE, hooks.onMessage(), message));
        }
    }

    /** The person's own words, or those of somebody whom the person has blocked. */
    private static boolean isNothing(Turn turn, Entry.Message message) {
        return turn.isMe(message.from()) || turn.hasBlocked(message.from());
    }

    /** Somebody has written in a conversation that this client did not know of; its page comes later, and rings nobody. */
    static void beginning(Turn turn, Conversation conversation, Entry entry) {
        if (entry instanceof Entry.Message message && !isNothing(turn, message)) {
            boolean mention = mentionsMe(turn, conversation, message);
            ring(turn, conversation, message, mention);
            runHooks(turn, conversation, message, mention);
        }
    }

    /** Rings and notifies, if the person wants that of such a message and does not see it anyway. */
    private static void ring(Turn turn, Conversation conversation, Entry.Message message, boolean mention) {
        boolean isWanted =
                switch (turn.preferences.notifiedOf(conversation.key())) {
                    case ALL -> true;
                    case MENTIONS -> mention || conversation.isDirect();
                    case NONE -> false;
                };
        if (!isWanted || Marking.isInView(turn, conversation) || turn.now.isBefore(turn.quietUntil)) {
            return;
        }
        turn.quietUntil = turn.now.plus(PAUSE);
        if (turn.preferences.bell()) {
            turn.effect(new Effect.Bell());
        }
        if (turn.preferences.desktopNotifications() != DesktopNotifications.OFF) {
            String where = conversation.isDirect() ? "" : " in " + conversation.title();
            turn.effect(new Effect.Notify(message.from() + where, message.text()));
        }
    }

    static void notice(Turn turn, ServerEvent.Notice notice) {
        String said =
                notice.at() == null ? "" : " (" + Listing.time(notice.at(), turn.wall, turn.settings.zone()) + ")";
        String from = (notice.from() == null ? "Server" : notice.from() + " to everyone") + said;
        turn.note(turn.conversations.currentKey(), Tone.NOTICE, from + ": " + notice.text());
        boolean others = notice.from() == null || !turn.isMe(notice.from());
        if (others) {
            bell(turn);
        }
    }

    /** Rings, unless it has just rung, if the person wants that at all. */
    static void bell(Turn turn) {
        if (turn.preferences.bell() && !turn.now.isBefore(turn.quietUntil)) {
            turn.quietUntil = turn.now.plus(PAUSE);
            turn.effect(new Effect.Bell());
        }
    }
}
