package dev.parley.server.core.decide;

import dev.parley.name.Names;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Role;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Entries;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import org.jspecify.annotations.Nullable;

/** Finds the room or the person that a request means, or says that there is none. */
final class Places {

    private Places() {}

    /**
     * The asker's direct conversation with somebody.
     *
     * @param begun null until its first message
     * @param unbegun what there is of it until then
     */
    record DirectPlace(
            LogId.DirectLog id, Account other, @Nullable Direct begun, Entries unbegun) {
        /** The conversation's name as the asker calls it. */
        String label() {
            return directLabel(other);
        }

        Entries entries() {
            return begun == null ? unbegun : begun.entries();
        }
    }

    static String directLabel(Account other) {
        return Names.DIRECT_SIGN + other.name().display();
    }

    /** A room that the asker may know of. */
    static Room room(Ask ask, String written) {
        Room room = findRoom(ask, written);
        if (room == null || !isSeen(ask, room)) {
            throw noSuchRoom(written);
        }
        return room;
    }

    /** Whether the asker may know that there is this room. To everybody else it must look as if there were none. */
    static boolean isSeen(Ask ask, Room room) {
        String me = ask.me().key();
        return !room.rules().isPrivate()
                || room.has(me)
                || mayEnter(room, me) && !room.rules().hasBanned(me);
    }

    /** Whether a room that is not open lets this user in: by an invitation, or a role that outlives membership. */
    static boolean mayEnter(Room room, String user) {
        return room.rules().hasInvited(user) || room.role(user).isAbove(Role.MEMBER);
    }

    /** Also one that the asker may not know of. */
    static @Nullable Room findRoom(Ask ask, String written) {
        return ask.state().roomNamed(written);
    }

    static Room memberRoom(Ask ask, String written) {
        Room room = findRoom(ask, written);
        if (room == null) {
            throw noSuchRoom(written);
        }
        requireMember(ask, room, written);
        return room;
    }

    /**
     * Refuses an asker who is not in the room; who may not know of it hears that there is none.
     *
     * @param written the room's name as the asker wrote it
     */
    static void requireMember(Ask ask, Room room, String written) {
        if (!room.has(ask.me().key())) {
            throw isSeen(ask, room) ? notAMember(room) : noSuchRoom(written);
        }
    }

    static DirectPlace direct(Ask ask, String written) {
        Account other = user(ask, written.substring(1));
        LogId.DirectLog id = LogId.DirectLog.between(ask.me().key(), other.key());
        Entries unbegun = Entries.noneAfter(ask.state().lastSeqBefore(id));
        return new DirectPlace(id, other, ask.state().direct(id), unbegun);
    }

    /** The account of somebody whom the asker names. */
    static Account user(Ask ask, String written) {
        return user(ask.state(), written);
    }

    /** The account of somebody who is named. */
    static Account user(State state, String written) {
        Account account = state.accountNamed(written);
        if (account == null) {
            throw Refusal.of(ErrorCode.NO_SUCH_USER, "There is no user named " + Said.back(written) + ".");
        }
        return account;
    }

    static Refusal noSuchRoom(String written) {
        return Refusal.of(ErrorCode.NO_SUCH_ROOM, "There is no room named " + Said.back(written) + ".");
    }

    static Refusal notAMember(Room room) {
        return Refusal.of(ErrorCode.NOT_A_MEMBER, "You are not a member of " + room.name() + ". Join it first.");
    }
}
