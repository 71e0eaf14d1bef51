package dev.parley.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The token signs in again after a lost connection; it is kept in memory alone.
 *
 * @param forgotten what the server said last of accounts that were deleted; null where it said nothing
 * @param admin whether the user is an admin of the server
 * @param passwordDue whether the server takes nothing but another password
 */
public record Session(String user, String token, @Nullable Long forgotten, boolean admin, boolean passwordDue) {

    /** Of somebody who is no admin, on a server where no account was ever deleted. */
    public Session(String user, String token) {
        this(user, token, null, false, false);
    }

    public Session forgotten(long now) {
        return new Session(user, token, now, admin, passwordDue);
    }

    /** The password was changed. */
    public Session withPassword() {
        return new Session(user, token, forgotten, admin, false);
    }

    @Override
    public String toString() {
        return "Session[user=" + user + ", token hidden]";
    }
}
