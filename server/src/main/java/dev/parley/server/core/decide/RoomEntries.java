package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.util.List;
import java.util.Set;

/** Entries of a room of which all are told, the asker as well: the reply does not say what is to be shown. */
final class RoomEntries {

    private RoomEntries() {}

    /**
     * Writes it as the room's next.
     *
     * @param actor whose entry it is: of somebody who is put out, that one
     */
    static Outcome write(World world, Outcome outcome, Room room, Account actor, Entry entry) {
        outcome.with(new Event.EntryWritten(room.id(), actor.key(), entry, List.of()));
        return tell(world, outcome, room, actor, Command.NO_SESSION, entry);
    }

    /**
     * Tells the room's sessions of it. Who has blocked the actor, and whose client does not know of that, gets it without what was
     * said.
     *
     * @param except the session whose own doing it was, or {@link Command#NO_SESSION}
     */
    static Outcome tell(World world, Outcome outcome, Room room, Account actor, long except, Entry entry) {
        Audience all = world.audience(room);
        Set<Long> blind = Blocking.unableToFold(world, actor);
        if (blind.isEmpty()) {
            return outcome.deliver(all, except, entry);
        }
        Entry hidden = new Hiding(Set.of(actor.name().display())).of(entry);
        return outcome.deliver(all.without(blind), except, entry).deliver(all.only(blind), except, hidden);
    }
}
