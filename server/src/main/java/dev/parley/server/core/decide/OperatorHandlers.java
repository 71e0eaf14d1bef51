package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What no session asks for: the server's own doing, and the operator's at the console. */
final class OperatorHandlers {

    private final PresenceHandlers presence = new PresenceHandlers();

    Outcome decide(World world, Instant at, Input input) {
        if (input instanceof Input.Opened) {
            return open(world, at);
        }
        if (input instanceof Input.OperatorSaid said) {
            return presence.operatorSaid(world, said);
        }
        if (input instanceof Input.OperatorKicked kicked) {
            return presence.operatorKicked(world, kicked);
        }
        if (input instanceof Input.OperatorClearedHistory clear) {
            return clear(world, room(world.state(), clear.room()));
        }
        if (input instanceof Input.OperatorSetRetention set) {
            Room room = room(world.state(), set.room());
            return room == null
                    ? new Outcome()
                    : new Outcome().with(new Event.RetentionSet(room.name().canonical(), set.days()));
        }
        return input instanceof Input.HistoryExpired expired ? expire(world.state(), expired) : new Outcome();
    }

    private static Outcome open(World world, Instant at) {
        if (world.state().room(Policy.LOBBY) != null) {
            return new Outcome();
        }
        Name lobby = new Name(Policy.LOBBY, Policy.LOBBY);
        return new Outcome().with(new Event.RoomCreated(lobby, "", false, null, at));
    }

    private static Outcome clear(World world, @Nullable Room room) {
        if (room == null || room.entries().firstKept() > room.entries().lastSeq()) {
            return new Outcome();
        }
        String text = "The operator has deleted all that was said in " + room.name() + " until now.";
        return new Outcome()
                .with(new Event.HistoryCleared(room.id(), room.entries().lastSeq()))
                .deliver(world.audience(room), Command.NO_SESSION, new ServerEvent.Notice(text, null));
    }

    private static Outcome expire(State state, Input.HistoryExpired expired) {
        Conversation log = expired.log() instanceof LogId.DirectLog id
                ? state.direct(id)
                : state.room(((LogId.RoomLog) expired.log()).name());
        return log == null || expired.upTo() < log.entries().firstKept()
                ? new Outcome()
                : new Outcome().with(new Event.HistoryCleared(expired.log(), expired.upTo()));
    }

    private static @Nullable Room room(State state, String written) {
        Name name = Names.room(written);
        return name == null ? null : state.room(name.canonical());
    }
}
