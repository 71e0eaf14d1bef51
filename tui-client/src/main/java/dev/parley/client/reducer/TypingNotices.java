package dev.parley.client.reducer;

import dev.parley.client.command.CommandLine;
import dev.parley.client.command.Parsed;
import dev.parley.client.model.Aim;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Draft;
import dev.parley.client.model.Member;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Typing;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import dev.parley.protocol.ServerEvent;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who is typing: what others tell of it, and what they are told. */
final class TypingNotices {

    /** Shorter than a notice lasts, so that it does not flicker while somebody types. */
    private static final Duration PACE = Duration.ofSeconds(4);

    private TypingNotices() {}

    /**
     * The person has typed into the line. The others are told if it is to be a message for them: no command, nothing for somebody
     * else, no mending of what was said, and nothing that waits for another room. Where nobody else is, nobody is told.
     */
    static void typed(Turn turn) {
        Conversation here = turn.conversations.current();
        if (here == null
                || !turn.preferences.typing()
                || !turn.isOnline()
                || !here.open()
                || turn.now.isBefore(here.typing().nextTell())
                || !isForHere(here.draft())
                || !isSomebodyThere(turn, here)
                || TypingAhead.isOnTheWay(turn)) {
            return;
        }
        turn.put(here.typing(here.typing().nextTell(turn.now.plus(PACE))));
        turn.ask(new Request.Typing(here.name()), new Purpose.Tell());
    }

    /** Somebody was blocked, while they were typing. */
    static void blocked(Turn turn, String user) {
        for (Conversation each : turn.conversations.all()) {
            change(turn, each, typing -> typing.without(user));
        }
    }

    private static boolean isForHere(Draft draft) {
        Aim aim = draft.aim();
        String text = draft.editor().text();
        if (text.isBlank()) {
            return false;
        }
        return aim == null ? CommandLine.parse(text) instanceof Parsed.Say : aim.kind() == Aim.Kind.REPLY;
    }

    private static boolean isSomebodyThere(Turn turn, Conversation here) {
        for (Member member : here.members().all()) {
            if (member.online() && !turn.isMe(member.name())) {
                return true;
            }
        }
        return false;
    }

    /** The message is on its way, and what is typed after it is another one. */
    static void said(Turn turn, String key) {
        change(turn, turn.get(key), typing -> typing.nextTell(Typing.NONE.nextTell()));
    }

    static void heard(Turn turn, ServerEvent.Typing told) {
        Conversation conversation = turn.get(RoomKey.of(told.room()));
        if (!turn.isMe(told.user()) && conversation != null && conversation.open()) {
            change(turn, conversation, typing -> typing.heard(told.user(), turn.now));
        }
    }

    /** What somebody typed has come, or they have left. */
    static void entry(Turn turn, String key, Entry entry) {
        if (entry instanceof Entry.Message message) {
            change(turn, turn.get(key), typing -> typing.without(message.from()));
        } else if (entry instanceof Entry.Left left) {
            change(turn, turn.get(key), typing -> typing.without(left.user()));
        }
    }

    static void presence(Turn turn, ServerEvent.Presence told) {
        if (!told.online()) {
            turn.conversations.all().forEach(c -> change(turn, c, typing -> typing.without(told.user())));
        }
    }

    static void tick(Turn turn) {
        turn.conversations.all().forEach(c -> change(turn, c, typing -> typing.at(turn.now)));
    }

    private static void change(Turn turn, @Nullable Conversation conversation, UnaryOperator<Typing> change) {
        if (conversation != null) {
            Typing now = change.apply(conversation.typing());
            if (!now.equals(conversation.typing())) {
                turn.put(conversation.typing(now));
            }
        }
    }
}
