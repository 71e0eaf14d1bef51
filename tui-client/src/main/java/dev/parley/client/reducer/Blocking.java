package dev.parley.client.reducer;

import dev.parley.client.command.Command;
import dev.parley.client.command.Parsed;
import dev.parley.client.command.PeopleOrders;
import dev.parley.client.command.WrongCommand;
import dev.parley.client.model.Blocks;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Session;
import dev.parley.client.model.Tone;
import dev.parley.client.model.Unread;
import dev.parley.protocol.Preference;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /block}, {@code /unblock}, {@code /blocked}, {@code /direct}: who may reach the user, said in this window or another one. */
final class Blocking {

    private Blocking() {}

    /** The session of somebody who has just signed in; whoever is not blocked any more is read anew. */
    static Session of(Turn turn, Result.SignedIn reply) {
        Blocks before = turn.session == null ? Blocks.NONE : turn.session.blocks();
        Blocks now = before.told(reply.blocked() == null ? List.of() : reply.blocked());
        for (String user : before.without(now)) {
            forget(turn, user);
        }
        Map<String, String> preferences = reply.preferences() == null ? Map.of() : reply.preferences();
        boolean isDue = reply.passwordDue() != null;
        boolean isAdmin = Boolean.TRUE.equals(reply.admin());
        return new Session(reply.user(), reply.token(), reply.forgotten(), isAdmin, isDue, now, preferences);
    }

    static void command(Turn turn, Parsed.Run run) {
        try {
            Request request = PeopleOrders.of(run);
            if (request instanceof Request.Blocked) {
                turn.ask(request, Purpose.Question.BLOCKED);
            } else if (request != null) {
                turn.ask(request, Purpose.Question.PEOPLE_ORDER);
            } else if (run.command() == Command.DIRECT) {
                String now = turn.session == null
                        ? Preference.DIRECT_FROM.usual()
                        : turn.session.preference(Preference.DIRECT_FROM);
                turn.say(Tone.INFO, PeopleOrders.direct(now));
            } else {
                fold(turn, run.argument(0).toLowerCase(Locale.ROOT));
            }
        } catch (WrongCommand wrong) {
            turn.complain(String.valueOf(wrong.getMessage()));
        }
    }

    /** In this window, until it is said otherwise. */
    private static void fold(Turn turn, String word) {
        boolean isShown = word.equals("show");
        if (!isShown && !word.equals("hide")) {
            turn.complain("/blocked lists them, /blocked show unfolds their lines, /blocked hide folds them.");
        } else if (turn.session != null) {
            turn.session = turn.session.blocks(turn.session.blocks().shown(isShown));
            turn.say(
                    Tone.INFO,
                    isShown
                            ? "Lines of blocked people are shown in rooms. /blocked hide folds them."
                            : "Lines of blocked people are folded.");
        }
    }

    static void done(Turn turn, Request request) {
        if (request instanceof Request.Block block) {
            changed(turn, block.user(), true);
        } else if (request instanceof Request.Unblock unblock) {
            changed(turn, unblock.user(), false);
        } else if (request instanceof Request.Preference set && turn.session != null) {
            turn.session = turn.session.preference(set.name(), set.value());
        }
        turn.say(Tone.INFO, PeopleOrders.done(request));
    }

    static void listed(Turn turn, Purpose.Asked asked, Result.BlockedList list) {
        turn.note(asked.where(), Tone.HEADING, Listing.blocked(list, turn.wall, turn.settings.zone()));
    }

    static void elsewhere(Turn turn, ServerEvent.Blocked blocked) {
        changed(turn, blocked.user(), blocked.on());
    }

    static void elsewhere(Turn turn, ServerEvent.Preference set) {
        if (turn.session != null) {
            turn.session = turn.session.preference(set.name(), set.value());
        }
    }

    /** Somebody is blocked now, or is not any more. */
    static void changed(Turn turn, String user, boolean on) {
        Session session = turn.session;
        if (session == null) {
            return;
        }
        Counting.around(
                turn, () -> turn.session = session.blocks(session.blocks().with(user, on)));
        String key = RoomKey.of(RoomKey.direct(user));
        if (on) {
            turn.change(key, c -> c.unread(Unread.NONE));
            TypingNotices.blocked(turn, user);
        } else {
            forget(turn, user);
            if (turn.get(key) != null) {
                turn.toOpen.add(key);
                Opening.goOn(turn);
            }
        }
    }

    /** The server gives the texts again that it kept back. */
    private static void forget(Turn turn, String user) {
        Conversation conversation = turn.get(RoomKey.of(RoomKey.direct(user)));
        if (conversation != null) {
            turn.put(conversation.forgotten());
        }
    }
}
