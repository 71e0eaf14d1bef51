package dev.parley.server.core.decide;

import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator or an admin says to all: to those online at once, and to each of the others once, if they sign in within a day. While
 * nothing can be stored it reaches those online alone.
 */
final class ServerNotices {

    private ServerNotices() {}

    /**
     * For those who are here.
     *
     * @param from the name of an admin as people see it; null: the operator
     */
    static Outcome tell(World world, Outcome outcome, String text, @Nullable String from) {
        Account by = from == null ? null : world.state().accountNamed(from);
        Set<Long> deaf = by == null ? Set.of() : Blocking.deafTo(world, by);
        return outcome.deliver(
                Audience.of(world.presence().signedIn()).without(deaf),
                Command.NO_SESSION,
                new ServerEvent.Notice(text, from));
    }

    /**
     * For those who are not here. Whoever is here is told now, and not again.
     *
     * @param from as in {@link #tell}
     */
    static Outcome keep(World world, Outcome outcome, Instant at, String text, @Nullable String from) {
        List<String> told = List.copyOf(world.presence().everyone().keySet());
        return world.hasRoom()
                ? outcome.with(new Event.NoticeSaid(world.state().notices().last() + 1, text, from, told, at))
                : outcome;
    }

    /** Behind the answer to who signs in: what was said since they were last here. */
    static Outcome catchUp(Ask ask, Outcome outcome, String user, long seen) {
        List<Restored.OfNotice> missed = ask.state().notices().after(seen, ask.at());
        if (missed.isEmpty()) {
            return outcome;
        }
        Audience me = Audience.of(List.of(ask.session().id()));
        for (Restored.OfNotice notice : missed) {
            if (isFromBlocked(ask, user, notice)) {
                continue;
            }
            outcome.deliver(me, Command.NO_SESSION, new ServerEvent.Notice(notice.text(), notice.from(), notice.at()));
        }
        return ask.world().hasRoom()
                ? outcome.with(new Event.NoticesSeen(user, ask.state().notices().last()))
                : outcome;
    }

    private static boolean isFromBlocked(Ask ask, String user, Restored.OfNotice notice) {
        Account reader = ask.state().account(user);
        Account by = notice.from() == null ? null : ask.state().accountNamed(notice.from());
        return reader != null && by != null && reader.hasBlocked(by.key());
    }

    static Outcome catchUp(Ask ask, Outcome outcome, Account account) {
        return catchUp(ask, outcome, account.key(), account.noticesSeen());
    }
}
