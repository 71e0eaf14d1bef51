package dev.parley.client.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom the user has blocked, as the server says. Immutable.
 *
 * @param names as people see them, by {@link RoomKey#ofUser}, oldest first
 * @param shown whether this window shows their lines in rooms all the same
 */
public record Blocks(Map<String, String> names, boolean shown) {

    public static final Blocks NONE = new Blocks(Map.of(), false);

    /** More is not taken from a server. The protocol has 500. */
    static final int MOST = 30_000;

    /** The same window's, as the server tells them now. */
    public Blocks told(Collection<String> users) {
        Map<String, String> now = new LinkedHashMap<>();
        users.forEach(user -> now.put(RoomKey.ofUser(user), user));
        return new Blocks(now, shown);
    }

    public boolean has(String user) {
        return !names.isEmpty() && names.containsKey(RoomKey.ofUser(user));
    }

    /** Whether a line of this user is folded. */
    public boolean folds(String user) {
        return !shown && has(user);
    }

    public Blocks with(String user, boolean on) {
        Map<String, String> now = new LinkedHashMap<>(names);
        if (!on) {
            now.remove(RoomKey.ofUser(user));
        } else if (now.size() < MOST) {
            now.put(RoomKey.ofUser(user), user);
        }
        return new Blocks(now, shown);
    }

    public Blocks shown(boolean now) {
        return new Blocks(names, now);
    }

    /** Those who were blocked, and are not any more. */
    public List<String> without(Blocks now) {
        List<String> gone = new ArrayList<>();
        names.forEach((key, name) -> {
            if (!now.names.containsKey(key)) {
                gone.add(name);
            }
        });
        return gone;
    }
}
