package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Feature;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.World;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a block keeps from whoever blocks. Whoever is blocked must not be able to tell: nothing that they are answered depends on
 * it, and nobody else is told more or less than otherwise.
 */
final class Blocking {

    private Blocking() {}

    /** The sessions of somebody to whom the asker turns; none where that one has blocked the asker. */
    static Audience reached(Ask ask, Account other) {
        return other.hasBlocked(ask.me().key())
                ? Audience.NOBODY
                : Audience.of(ask.world().sessionsOf(other.key()));
    }

    /** The sessions of all who have blocked somebody. */
    static Set<Long> deafTo(World world, Account actor) {
        Set<String> blockers = world.state().blockersOf(actor.key());
        Set<String> online = world.presence().everyone().keySet();
        Set<Long> sessions = new LinkedHashSet<>();
        for (String user : blockers.size() < online.size() ? blockers : online) {
            if (blockers.contains(user)) {
                sessions.addAll(world.sessionsOf(user));
            }
        }
        return sessions;
    }

    /** Of those the sessions whose client does not fold lines itself. */
    static Set<Long> unableToFold(World world, Account actor) {
        Set<Long> sessions = deafTo(world, actor);
        sessions.removeIf(id -> {
            Session session = world.presence().session(id);
            return session == null || session.features().contains(Feature.BLOCKING);
        });
        return sessions;
    }

    /** Whom the asker has blocked, by the names that entries have. */
    static Set<String> names(Ask ask) {
        Set<String> names = new LinkedHashSet<>();
        for (String user : ask.me().blocked().keySet()) {
            Account account = ask.state().account(user);
            if (account != null) {
                names.add(account.name().display());
            }
        }
        return names;
    }

    /** The names of those whose entries the asker reads without what was said, in rooms. */
    static Set<String> hiddenInRooms(Ask ask) {
        return ask.session().features().contains(Feature.BLOCKING) ? Set.of() : names(ask);
    }

    /** Likewise in a direct conversation. */
    static Set<String> hiddenWith(Ask ask, Account other) {
        return ask.me().hasBlocked(other.key()) ? Set.of(other.name().display()) : Set.of();
    }

    /** Refuses an asker who has blocked the one to be written to: no answer would come. */
    static void refuseOwn(Ask ask, Account other) {
        if (ask.me().hasBlocked(other.key())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "You have blocked " + other.name() + ". Unblock them to write.");
        }
    }
}
