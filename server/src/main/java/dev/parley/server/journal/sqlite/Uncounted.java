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
 * What a snapshot does not say because a version made it that did not count messages: whether a room ever had one, and how many
 * a member has not read. All events from the beginning tell more, so what they lead to is compared with such a snapshot without
 * that.
 */
final class Uncounted {

    /** Somebody's place in a log. */
    private record Place(LogId log, String user) {}

    private final Set<LogId> rooms = new HashSet<>();
    private final Set<Place> members = new HashSet<>();

    /** Takes an event of the snapshot. */
    void note(Event event) {
        if (event instanceof Restored.OfRoom room) {
            LogId log = log(room);
            if (room.spokenIn() == null) {
                rooms.add(log);
            }
            note(log, room.members());
        } else if (event instanceof Restored.OfDirect direct) {
            note(direct.id(), List.of(direct.first(), direct.second()));
        }
    }

    private void note(LogId log, List<Restored.Member> all) {
        for (Restored.Member one : all) {
            if (one.unread() == null) {
                members.add(new Place(log, one.user()));
            }
        }
    }

    private static LogId log(Restored.OfRoom room) {
        return new LogId.RoomLog(room.name().canonical());
    }

    /** The same state, knowing no more than the snapshot. */
    Compaction of(Compaction state, Supplier<? extends Compaction> empty) {
        if (rooms.isEmpty() && members.isEmpty()) {
            return state;
        }
        Compaction other = empty.get();
        state.summary().map(this::uncounted).forEach(other::apply);
        return other;
    }

    private Restored uncounted(Restored one) {
        if (one instanceof Restored.OfRoom room) {
            LogId log = log(room);
            return room.with(
                    room.members().stream()
                            .map(member -> uncounted(log, member))
                            .toList(),
                    room.log(),
                    rooms.contains(log) ? null : room.spokenIn(),
                    room.rules());
        }
        return one instanceof Restored.OfDirect direct
                ? new Restored.OfDirect(
                        direct.id(),
                        uncounted(direct.id(), direct.first()),
                        uncounted(direct.id(), direct.second()),
                        direct.log(),
                        direct.begunBy(),
                        direct.written())
                : one;
    }

    private Restored.Member uncounted(LogId log, Restored.Member member) {
        return members.contains(new Place(log, member.user())) ? member.uncounted() : member;
    }
}
