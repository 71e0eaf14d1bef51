package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How rooms and accounts end while people are there. Whoever is part of a conversation that ends is told by its last entry: a
 * {@code left} with the receiver's own name, which every client takes for its own leaving. It is not stored: the log that it
 * would stand in is gone with the same event. Its number is used up all the same.
 */
public final class Endings {

    private static final String ACCOUNT_DELETED = "The operator of this server deleted your account.";

    Outcome deleteRoom(World world, Instant at, Input.OperatorDeletedRoom asked) {
        Room room = world.state().roomNamed(asked.room());
        return room == null || mustStay(room)
                ? new Outcome()
                : end(world, at, room, "The operator of this server deleted the room.");
    }

    /** New users come into it, and so does whoever is nowhere else. */
    public static boolean mustStay(Room room) {
        return room.name().canonical().equals(Policy.LOBBY);
    }

    /**
     * The end of a room, at once for all of its members, however many: a crash leaves the whole room or nothing of it.
     *
     * @param why for its members
     */
    static Outcome end(World world, Instant at, Room room, String why) {
        return end(new Outcome(), world, at, room, why);
    }

    /** As above, behind what is in the outcome already. */
    static Outcome end(Outcome outcome, World world, Instant at, Room room, String why) {
        outcome.with(new Event.RoomEnded(room.name().canonical()));
        for (String user : world.online(room)) {
            Account account = world.state().account(user);
            if (account != null) {
                tellEnd(world, outcome, at, account, room, room.name().display(), why);
            }
        }
        return outcome;
    }

    /**
     * Tells one who is part of a conversation that it has ended.
     *
     * @param label what the receiver calls it
     */
    private static void tellEnd(
            World world, Outcome outcome, Instant at, Account to, Conversation ended, String label, String why) {
        Entry.Left last = Memberships.left(ended, label, at, to.name(), LeaveReason.KICKED, null, why);
        outcome.deliverLast(Audience.of(world.sessionsOf(to.key())), last);
    }

    Outcome deleteAccount(World world, Instant at, Input.OperatorDeletedAccount asked) {
        Account account = world.state().accountNamed(asked.user());
        Outcome outcome = new Outcome();
        if (account == null) {
            return outcome;
        }
        String user = account.key();
        Set<Long> sessions = new LinkedHashSet<>(world.sessionsOf(user));
        if (!sessions.isEmpty()) {
            ServerEvent gone = Rosters.presence(account, false, null);
            outcome.deliver(world.around(account).without(sessions), Command.NO_SESSION, gone);
        }
        for (String name : account.rooms()) {
            Room room = world.state().room(name);
            if (room != null) {
                leave(world, outcome, at, account, room, sessions);
            }
        }
        for (LogId.DirectLog id : account.directs()) {
            Direct direct = world.state().direct(id);
            Account other = world.state().account(id.other(user));
            if (direct != null && other != null && other != account) {
                String why = "The account " + account.name() + " was deleted.";
                tellEnd(world, outcome, at, other, direct, Places.directLabel(account), why);
            }
        }
        outcome.with(new Event.UserForgotten(user));
        long position = world.state().position() + outcome.events().size();
        outcome.deliver(
                everyoneBut(world, sessions),
                Command.NO_SESSION,
                new ServerEvent.Forgotten(account.name().display(), position));
        SignOuts.endAllBut(null, world, outcome, user, ACCOUNT_DELETED);
        // Now: before their connections are closed, somebody else may get the name.
        sessions.forEach(session -> outcome.with(new PresenceChange.SignedOut(session)));
        return outcome;
    }

    private static void leave(
            World world, Outcome outcome, Instant at, Account account, Room room, Set<Long> sessions) {
        Entry.Left left =
                Memberships.left(room, room.name().display(), at, account.name(), LeaveReason.LEAVE, null, null);
        outcome.with(new Event.EntryWritten(room.id(), account.key(), left, List.of()))
                .deliver(world.audience(room).without(sessions), Command.NO_SESSION, left);
    }

    /** What the user wrote may be on any screen, also of a room that the user left long ago. */
    private static Audience everyoneBut(World world, Set<Long> sessions) {
        return Audience.of(world.presence().signedIn()).without(sessions);
    }
}
