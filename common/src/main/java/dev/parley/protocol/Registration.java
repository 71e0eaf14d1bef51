package dev.parley.protocol;

import java.util.Locale;

/** Who may make an account; {@code hello} says it. */
public enum Registration {
    /** Everybody. */
    OPEN,
    /** Whoever has an invitation code. */
    CODE,
    /** Nobody but operators. */
    CLOSED;

    /** What a greeting says. A word that is not known, of a newer server: {@link #OPEN}, and the server refuses what it must. */
    public static Registration of(String word) {
        for (Registration one : values()) {
            if (one.toString().equals(word)) {
                return one;
            }
        }
        return OPEN;
    }

    /** The word on the wire, and in the settings. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
