package dev.parley.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The token signs in again after a lost connection; it is kept in memory alone.
 *
 * @param forgotten what the server said last of accounts that were deleted; null where it said nothing
 */
public record Session(String user, String token, @Nullable Long forgotten) {

    /** On a server where no account was ever deleted. */
    public Session(String user, String token) {
        this(user, token, null);
    }

    public Session forgotten(long now) {
        return new Session(user, token, now);
    }

    @Override
    public String toString() {
        return "Session[user=" + user + ", token hidden]";
    }
}
