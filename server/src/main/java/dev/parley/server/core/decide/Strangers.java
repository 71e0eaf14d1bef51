package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Preference;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;
import java.util.Set;

/** Who may write to somebody directly, as that one has set it. */
final class Strangers {

    private Strangers() {}

    /** Refuses a stranger, in so many words: it says nothing of a block. */
    static void refuse(Ask ask, Places.DirectPlace place) {
        if (!mayWrite(ask, place)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    place.other().name() + " takes direct messages only from people in a shared room.");
        }
    }

    static boolean mayWrite(Ask ask, Places.DirectPlace place) {
        Account me = ask.me();
        Account other = place.other();
        return other == me
                || !other.preference(Preference.DIRECT_FROM).equals(Preference.KNOWN)
                || Standing.isAdmin(ask, me)
                || hasTurnedToMe(place)
                || shareARoom(ask, me, other);
    }

    private static boolean hasTurnedToMe(Places.DirectPlace place) {
        String other = place.other().key();
        return place.begun() != null
                && (other.equals(place.begun().begunBy()) || place.begun().hasWritten(other));
    }

    /** A room that everybody comes into makes nobody known. */
    private static boolean shareARoom(Ask ask, Account one, Account other) {
        boolean isSmaller = one.rooms().size() < other.rooms().size();
        Set<String> fewer = (isSmaller ? one : other).rooms();
        Set<String> more = (isSmaller ? other : one).rooms();
        for (String name : fewer) {
            Room room = more.contains(name) ? ask.state().room(name) : null;
            if (room != null && !Endings.mustStay(room)) {
                return true;
            }
        }
        return false;
    }
}
