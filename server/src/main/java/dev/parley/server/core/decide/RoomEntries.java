package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.server.core.Command;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.util.List;

/** Entries of a room of which all are told, the asker as well: the reply does not say what is to be shown. */
final class RoomEntries {

    private RoomEntries() {}

    /**
     * Writes it as the room's next.
     *
     * @param actor whose entry it is: of somebody who is put out, that one
     */
    static Outcome write(World world, Outcome outcome, Room room, Account actor, Entry entry) {
        return outcome.with(new Event.EntryWritten(room.id(), actor.key(), entry, List.of()))
                .deliver(world.audience(room), Command.NO_SESSION, entry);
    }
}
