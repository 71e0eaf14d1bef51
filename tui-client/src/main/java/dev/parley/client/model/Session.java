package dev.parley.client.model;

import dev.parley.protocol.Preference;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The token signs in again after a lost connection; it is kept in memory alone.
 *
 * @param forgotten what the server said last of accounts that were deleted; null where it said nothing
 * @param admin whether the user is an admin of the server
 * @param passwordDue whether the server takes nothing but another password
 * @param blocks whom the user has blocked
 * @param preferences what the user has set for all clients, otherwise than usual, by the word of each
 */
public record Session(
        String user,
        String token,
        @Nullable Long forgotten,
        boolean admin,
        boolean passwordDue,
        Blocks blocks,
        Map<String, String> preferences) {

    /** Of somebody who is no admin, on a server where no account was ever deleted, and who has blocked nobody. */
    public Session(String user, String token) {
        this(user, token, null, false, false, Blocks.NONE, Map.of());
    }

    public Session forgotten(long now) {
        return new Session(user, token, now, admin, passwordDue, blocks, preferences);
    }

    /** The password was changed. */
    public Session withPassword() {
        return new Session(user, token, forgotten, admin, false, blocks, preferences);
    }

    public Session blocks(Blocks now) {
        return new Session(user, token, forgotten, admin, passwordDue, now, preferences);
    }

    /** As it is set; the usual value where nothing is. */
    public String preference(Preference one) {
        return preferences.getOrDefault(one.toString(), one.usual());
    }

    /** Nothing changes for one that only a newer client knows. */
    public Session preference(String word, String value) {
        if (Preference.of(word) == null) {
            return this;
        }
        Map<String, String> now = new TreeMap<>(preferences);
        now.put(word, value);
        return new Session(user, token, forgotten, admin, passwordDue, blocks, now);
    }

    @Override
    public String toString() {
        return "Session[user=" + user + ", token hidden]";
    }
}
