package dev.parley.server.journal.sqlite;

import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.Restored;
import dev.parley.server.journal.Compaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a snapshot does not say because an older version made it: whether a room ever had a message, how many a member has not read, since
 * when a token or a membership is there, who began a direct conversation. All events from the beginning tell more, so what they lead
 * to is compared with such a snapshot without that.
 */
final class Untold {

    /** Somebody's place in a log. */
    private record Place(LogId log, String user) {}

    private final Set<LogId> silent = new HashSet<>();
    private final Set<LogId> unbegun = new HashSet<>();
    private final Set<Place> uncounted = new HashSet<>();
    private final Set<Place> undated = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();

    /** Takes an event of the snapshot. */
    void note(Event event) {
        if (event instanceof Restored.OfRoom room) {
            LogId log = log(room);
            if (room.spokenIn() == null) {
                silent.add(log);
            }
            note(log, room.members());
        } else if (event instanceof Restored.OfDirect direct) {
            if (direct.begunBy() == null) {
                unbegun.add(direct.id());
            }
            note(direct.id(), List.of(direct.first(), direct.second()));
        } else if (event instanceof Restored.OfAccount account) {
            for (Restored.Token token : account.tokens()) {
                if (token.issuedAt() == null) {
                    tokens.add(token.hash());
                }
            }
        }
    }

    private void note(LogId log, List<Restored.Member> all) {
        for (Restored.Member one : all) {
            Place place = new Place(log, one.user());
            if (one.unread() == null) {
                uncounted.add(place);
            }
            if (one.since() == 0) {
                undated.add(place);
            }
        }
    }

    private static LogId log(Restored.OfRoom room) {
        return new LogId.RoomLog(room.name().canonical());
    }

    /** The same state, knowing no more than the snapshot. */
    Compaction of(Compaction state, Supplier<? extends Compaction> empty) {
        Compaction other = empty.get();
        state.summary().map(this::asTold).forEach(other::apply);
        return other;
    }

    private Restored asTold(Restored one) {
        if (one instanceof Restored.OfRoom room) {
            LogId log = log(room);
            List<Restored.Member> members =
                    room.members().stream().map(member -> asTold(log, member)).toList();
            return room.with(members, room.log(), silent.contains(log) ? null : room.spokenIn(), room.rules());
        }
        if (one instanceof Restored.OfAccount account) {
            return account.with(account.tokens().stream().map(this::asTold).toList(), account.blocked());
        }
        return one instanceof Restored.OfDirect direct
                ? new Restored.OfDirect(
                        direct.id(),
                        asTold(direct.id(), direct.first()),
                        asTold(direct.id(), direct.second()),
                        direct.log(),
                        unbegun.contains(direct.id()) ? null : direct.begunBy(),
                        direct.written())
                : one;
    }

    private Restored.Token asTold(Restored.Token token) {
        return tokens.contains(token.hash())
                ? new Restored.Token(token.hash(), token.device(), token.address(), null, token.usedAt())
                : token;
    }

    private Restored.Member asTold(LogId log, Restored.Member member) {
        Place place = new Place(log, member.user());
        return new Restored.Member(
                member.user(),
                member.read(),
                member.received(),
                uncounted.contains(place) ? null : member.unread(),
                member.mentions(),
                undated.contains(place) ? 0 : member.since());
    }
}
