package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.core.Command;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.World;
import java.time.Instant;

/**
 * What the operator does at the console in rooms and to sign-ins. Nothing comes of what is done already, and of rooms and users that
 * are not there.
 */
final class OperatorModeration {

    /** In the place of a user's name, which cannot have brackets. */
    static final String OPERATOR = "(operator)";

    Outcome ban(World world, Instant at, Input.OperatorBanned asked) {
        Room room = world.state().roomNamed(asked.room());
        Account account = world.state().accountNamed(asked.user());
        Outcome outcome = new Outcome();
        if (room == null
                || account == null
                || room.rules().hasBanned(account.key())
                || room.rules().isFullOfBans()) {
            return outcome;
        }
        if (!asked.text().isEmpty()) {
            Said.checkLine(asked.text());
        }
        if (room.has(account.key())) {
            Entry.Left left = Memberships.left(
                    room,
                    room.name().display(),
                    at,
                    account.name(),
                    LeaveReason.BANNED,
                    null,
                    asked.text().isEmpty() ? null : asked.text());
            RoomEntries.write(world, outcome, room, account, left);
        }
        return outcome.with(new Event.UserBanned(room.id().name(), account.key(), OPERATOR, asked.text(), at));
    }

    Outcome unban(World world, Input.OperatorUnbanned asked) {
        Room room = world.state().roomNamed(asked.room());
        Account account = world.state().accountNamed(asked.user());
        return room == null || account == null || !room.rules().hasBanned(account.key())
                ? new Outcome()
                : new Outcome().with(new Event.UserUnbanned(room.id().name(), account.key()));
    }

    /** No entry says so, since each has the name of a user who did it; members who are online get a notice. */
    Outcome giveRole(World world, Input.OperatorGaveRole asked) {
        Room room = world.state().roomNamed(asked.room());
        Account account = world.state().accountNamed(asked.user());
        if (room == null || account == null || !room.has(account.key()) || room.role(account.key()) == asked.role()) {
            return new Outcome();
        }
        String text = "The operator of this server made " + account.name() + " "
                + asked.role().words() + " of " + room.name() + ".";
        return new Outcome()
                .with(new Event.RoleGiven(room.id().name(), account.key(), asked.role()))
                .deliver(world.audience(room), Command.NO_SESSION, new ServerEvent.Notice(text, null));
    }

    Outcome endSession(World world, Input.OperatorEndedSession asked) {
        Account account = world.state().accountNamed(asked.user());
        Outcome outcome = new Outcome();
        String hash = account == null ? null : SignInList.find(world, account, asked.session());
        if (account != null && hash != null) {
            SignOuts.end(hash, world, outcome, account, "The operator of this server ended this session.");
        }
        return outcome;
    }
}
