package dev.parley.server.admin;

import org.jspecify.annotations.Nullable;

/**
 * What came of something that the server may refuse.
 *
 * @param made what there is now; null where it was refused
 * @param refusal why it was, for a person; empty where it was not
 */
public record Reply<T>(@Nullable T made, String refusal) {

    public static <T> Reply<T> made(T made) {
        return new Reply<>(made, "");
    }

    public static <T> Reply<T> refused(String why) {
        return new Reply<>(null, why);
    }
}
