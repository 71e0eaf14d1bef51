package dev.parley.server.core.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who of each room's members is online. Kept as people come and go, so that nobody looks through all accounts for it. */
final class OnlineMembers {

    private final Map<String, Set<String>> byRoom = new HashMap<>();

    /** Begins with those who are online now. */
    OnlineMembers(State state, Presence presence) {
        for (String user : presence.everyone().keySet()) {
            Account account = state.account(user);
            if (account != null) {
                came(account);
            }
        }
    }

    /** Canonical names, in the order they came. */
    Set<String> of(Room room) {
        return Collections.unmodifiableSet(byRoom.getOrDefault(room.name().canonical(), Set.of()));
    }

    /** A user is online. */
    void came(Account account) {
        account.rooms().forEach(room -> memberCame(room, account.key()));
    }

    /** A user is not online any more. */
    void went(Account account) {
        account.rooms().forEach(room -> memberWent(room, account.key()));
    }

    /** A user who is online is a member. */
    void memberCame(String room, String user) {
        byRoom.computeIfAbsent(room, name -> new LinkedHashSet<>()).add(user);
    }

    /** The room is no more. */
    void roomEnded(String room) {
        byRoom.remove(room);
    }

    /** A user is no member any more. */
    void memberWent(String room, String user) {
        byRoom.computeIfPresent(room, (name, users) -> {
            users.remove(user);
            return users.isEmpty() ? null : users;
        });
    }
}
