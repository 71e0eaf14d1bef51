package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** What no session asks for: the server's own doing, and the operator's at the console. */
final class OperatorHandlers {

    Outcome open(World world, Instant at) {
        Room there = world.state().room(Policy.LOBBY);
        if (there != null) {
            return fillLobby(world, at, there);
        }
        Name lobby = new Name(Policy.LOBBY, Policy.LOBBY);
        return new Outcome().with(new Event.RoomCreated(lobby, "", false, null, at));
    }

    /** Those come in who signed in while that could not be stored, and are in no room still. */
    private static Outcome fillLobby(World world, Instant at, Room lobby) {
        Outcome outcome = new Outcome();
        Instant when = at.isAfter(lobby.lastAt()) ? at : lobby.lastAt();
        long seq = lobby.entries().lastSeq();
        Audience all = world.audience(lobby);
        for (String user : world.presence().lobbyOwed()) {
            Account account = world.state().account(user);
            if (account != null && SignIns.isForLobby(account, lobby)) {
                Entry.Joined entry = new Entry.Joined(
                        lobby.name().display(), ++seq, when, account.name().display());
                all = all.or(Audience.of(world.sessionsOf(user)));
                outcome.with(new Event.EntryWritten(lobby.id(), user, entry, List.of()))
                        .deliver(all, Command.NO_SESSION, entry);
            }
        }
        return outcome;
    }

    /** Tokens stay: the sign-ins that end by it go on when the account is enabled again. */
    Outcome disable(World world, Input.OperatorDisabledAccount set) {
        Account account = world.state().accountNamed(set.user());
        Outcome outcome = new Outcome();
        if (account != null && account.isDisabled() != set.disabled()) {
            outcome.with(new Event.AccountDisabled(account.key(), set.disabled()));
            if (set.disabled()) {
                SignOuts.closeAll(world, outcome, account.key(), "The operator of this server disabled your account.");
            }
        }
        return outcome;
    }

    Outcome setPassword(World world, Input.OperatorSetPassword set) {
        Account account = world.state().accountNamed(set.user());
        Outcome outcome = new Outcome();
        if (account != null) {
            outcome.with(new Event.PasswordChanged(account.key(), set.passwordHash(), null, true));
            SignOuts.endAllBut(
                    null,
                    world,
                    outcome,
                    account.key(),
                    "The server's operator has set a new password for you. Sign in with it.");
        }
        return outcome;
    }

    Outcome clear(World world, Input.OperatorClearedHistory asked) {
        Room room = world.state().roomNamed(asked.room());
        if (room == null || room.entries().firstKept() > room.entries().lastSeq()) {
            return new Outcome();
        }
        String text = "The operator deleted all earlier messages of " + room.name() + " until now.";
        return cleared(world, room, room.entries().lastSeq())
                .deliver(world.audience(room), Command.NO_SESSION, new ServerEvent.Notice(text, null));
    }

    Outcome setRetention(State state, Input.OperatorSetRetention set) {
        Room room = state.roomNamed(set.room());
        return room == null
                ? new Outcome()
                : new Outcome().with(new Event.RetentionSet(room.name().canonical(), set.days()));
    }

    Outcome expire(World world, Input.HistoryExpired expired) {
        Conversation log = world.state().find(expired.log());
        return log == null || expired.upTo() < log.entries().firstKept()
                ? new Outcome()
                : cleared(world, log, expired.upTo());
    }

    /** Those who may have it on their screens are told. */
    private static Outcome cleared(World world, Conversation log, long upTo) {
        Outcome outcome = new Outcome().with(new Event.HistoryCleared(log.id(), upTo));
        long first = Math.min(upTo, log.entries().lastSeq()) + 1;
        if (log instanceof Room room) {
            ServerEvent.Cleared event = new ServerEvent.Cleared(room.name().display(), first);
            return outcome.deliver(world.audience(room), Command.NO_SESSION, event);
        }
        if (log.id() instanceof LogId.DirectLog id) {
            for (String side : new TreeSet<>(List.of(id.first(), id.second()))) {
                Account other = world.state().account(id.other(side));
                if (other != null) {
                    ServerEvent.Cleared event = new ServerEvent.Cleared(Places.directLabel(other), first);
                    outcome.deliver(Audience.of(world.sessionsOf(side)), Command.NO_SESSION, event);
                }
            }
        }
        return outcome;
    }
}
