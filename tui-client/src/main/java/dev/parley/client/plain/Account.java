package dev.parley.client.plain;

import org.jspecify.annotations.Nullable;

/**
 * Who signs in.
 *
 * @param register whether the account is to be made if there is none
 * @param invite the code that goes along when the account is made; null where there is none
 * @param newPassword what {@code /password} changes the password to; null where it may not
 */
record Account(
        String user,
        String password,
        boolean register,
        @Nullable String invite,
        @Nullable String newPassword) {
    @Override
    public String toString() {
        return "Account[user=" + user + ", password hidden]";
    }
}
