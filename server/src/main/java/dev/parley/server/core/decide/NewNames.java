package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.name.ReservedNames;
import dev.parley.name.Skeletons;
import dev.parley.protocol.ErrorCode;
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
        if (other != null) {
            throw Refusal.of(
                    ErrorCode.ROOM_EXISTS,
                    "The name " + name + " looks like the room " + other
                            + ", which exists. Join that, or choose another name.");
        }
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
