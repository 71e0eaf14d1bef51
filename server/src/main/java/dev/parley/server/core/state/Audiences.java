package dev.parley.server.core.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each room's sessions online, kept ready, since every message to a room asks for them. */
final class Audiences {

    private final State state;
    private final Presence presence;
    private final OnlineMembers online;
    private final Map<String, Audience> byRoom = new HashMap<>();

    Audiences(State state, Presence presence, OnlineMembers online) {
        this.state = state;
        this.presence = presence;
        this.online = online;
    }

    Audience of(Room room) {
        return byRoom.computeIfAbsent(room.name().canonical(), name -> collect(room));
    }

    private Audience collect(Room room) {
        List<Long> ids = new ArrayList<>();
        online.of(room).forEach(user -> ids.addAll(sessionsOf(user)));
        return Audience.of(ids);
    }

    Set<Long> sessionsOf(String user) {
        Presence.Online present = presence.online(user);
        return present == null ? Set.of() : present.sessions();
    }

    /** Everyone who shares a room or a direct conversation with the user, the user's own sessions included. */
    Audience aroundOf(Account account) {
        if (account.rooms().size() == 1 && account.directs().isEmpty()) {
            Room only = state.room(account.rooms().iterator().next());
            return only == null ? Audience.NOBODY : of(only);
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (String name : account.rooms()) {
            Room room = state.room(name);
            if (room != null) {
                Audience audience = of(room);
                for (int i = 0; i < audience.size(); i++) {
                    ids.add(audience.at(i));
                }
            }
        }
        ids.addAll(sessionsOf(account.key()));
        account.directs().forEach(direct -> ids.addAll(sessionsOf(direct.other(account.key()))));
        return Audience.of(ids);
    }

    /** A session of a user has come: it is one more in each of the user's rooms. */
    void sessionCame(Account account, long session) {
        account.rooms().forEach(room -> byRoom.computeIfPresent(room, (name, audience) -> audience.and(session)));
    }

    void sessionWent(Account account) {
        account.rooms().forEach(byRoom::remove);
    }

    void memberCame(String room, String user) {
        for (long session : sessionsOf(user)) {
            byRoom.computeIfPresent(room, (name, audience) -> audience.and(session));
        }
    }

    void memberWent(String room) {
        byRoom.remove(room);
    }

    void roomEnded(String room) {
        byRoom.remove(room);
    }
}
