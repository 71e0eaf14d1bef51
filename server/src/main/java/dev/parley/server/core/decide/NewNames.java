package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.name.ReservedNames;
import dev.parley.name.Skeletons;
import dev.parley.protocol.ErrorCode;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Room;
import java.util.Set;

/** What a name must be beyond being one, to be given to somebody or something new. Names that exist are not asked. */
final class NewNames {

    private NewNames() {}

    /**
     * @param invited whether the code for this name was given
     */
    static void checkUser(Ask ask, Name name, boolean invited) {
        checkBeginning(name);
        Set<String> operators = ask.policy().operators().keySet();
        if (operators.contains(name.canonical())) {
            if (!invited) {
                throw Refusal.of(
                        ErrorCode.FORBIDDEN,
                        "The name " + name + " is kept for an operator. The server printed a code for it at its start;"
                                + " start the client with --invite CODE.");
            }
            return;
        }
        if (ReservedNames.has(name) || operators.stream().anyMatch(each -> looksLike(name, each))) {
            throw Refusal.of(ErrorCode.NAME_TAKEN, "The name " + name + " is reserved. Choose another one.");
        }
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
