package dev.parley.client.reducer;

import dev.parley.client.model.Blocks;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.RoomKey;
import dev.parley.client.model.Session;
import dev.parley.client.model.Unread;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import java.util.List;
import java.util.Map;

/** Whom the user has blocked: what the server says of it, in this window or another one. */
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
        Counting.around(turn, () -> turn.session = session.blocks(session.blocks().with(user, on)));
        String key = RoomKey.of(RoomKey.direct(user));
        if (on) {
            turn.change(key, c -> c.unread(Unread.NONE));
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
