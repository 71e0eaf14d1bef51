package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.name.ReservedNames;
import dev.parley.name.Skeletons;
import dev.parley.protocol.ErrorCode;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import java.util.Set;

/** What a name must be beyond being one, to be given to somebody or something new. Names that exist are not asked. */
final class NewNames {

    private NewNames() {}

    /**
     * @param asOperator whether the code for this name was given
     */
    static void checkUser(Policy policy, Name name, boolean asOperator) {
        checkBeginning(name);
        Set<String> operators = policy.operators().keySet();
        if (operators.contains(name.canonical())) {
            if (!asOperator) {
                throw kept(name);
            }
            return;
        }
        if (ReservedNames.has(name) || operators.stream().anyMatch(each -> looksLike(name, each))) {
            throw Refusal.of(ErrorCode.NAME_TAKEN, "The name " + name + " is reserved. Choose another one.");
        }
    }

    static Refusal noUserName() {
        return Refusal.of(
                ErrorCode.BAD_NAME,
                "Invalid user name. Use 1 to " + Names.MAX_USER + " letters, digits, _, - or . of one alphabet.");
    }

    static void refuseTaken(State state, Name name) {
        if (state.account(name.canonical()) != null) {
            throw Refusal.of(ErrorCode.NAME_TAKEN, "The name " + name + " is taken.");
        }
        Name other = state.userLooks().of(name);
        if (other != null) {
            throw Refusal.of(ErrorCode.NAME_TAKEN, "The name " + name + " looks like " + other + ", which is taken.");
        }
    }

    static Refusal kept(Name name) {
        return Refusal.of(
                ErrorCode.FORBIDDEN,
                "The name " + name + " is kept for an operator. The server printed a code for it at its start;"
                        + " start the client with --invite CODE.");
    }

    static void checkRoom(Ask ask, Name name) {
        checkBeginning(name);
        Name other = ask.state().roomLooks().of(name);
        Room room = other == null ? null : ask.state().room(other.canonical());
        if (room != null) {
            String like = Places.isSeen(ask, room)
                    ? "looks like the room " + other + ", which exists. Join that, or choose another name."
                    : "looks like that of another room. Choose another name.";
            throw probing(ask, room, Refusal.of(ErrorCode.ROOM_EXISTS, "The name " + name + " " + like));
        }
    }

    /** It counts against the account where it says that there is a room which is hidden from it. */
    static Refusal probing(Ask ask, Room room, Refusal refusal) {
        return Places.isSeen(ask, room)
                ? refusal
                : refusal.counting(new PresenceChange.NameProbed(ask.me().key(), ask.uptime()));
    }

    private static void checkBeginning(Name name) {
        if (!Names.mayBeNew(name)) {
            throw Refusal.of(
                    ErrorCode.BAD_NAME,
                    "Names must begin with a letter or a digit. Choose another name instead of " + name + ".");
        }
    }

    private static boolean looksLike(Name name, String canonical) {
        Set<String> skeletons = Skeletons.of(name);
        return Skeletons.of(new Name(canonical, canonical)).stream().anyMatch(skeletons::contains);
    }
}
