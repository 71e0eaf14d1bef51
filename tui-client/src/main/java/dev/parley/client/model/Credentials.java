package dev.parley.client.model;

import org.jspecify.annotations.Nullable;

/**
 * With what a person wants to get in, kept until the server has answered.
 *
 * @param register whether the name is to be a new one
 * @param code the code that was typed; null where none was
 */
public record Credentials(
        String user,
        String password,
        boolean register,
        @Nullable String code) {
    public Credentials(String user, String password, boolean register) {
        this(user, password, register, null);
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password and code hidden, register=" + register + "]";
    }
}
