package dev.parley.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody is in a room; a later one may do less. {@link Right} says what. */
public enum Role {
    OWNER,
    OPERATOR,
    MEMBER,
    /** Reads, and does not write. Only for clients that know it ({@link Feature#ROLES}); to others such a member is {@link #MEMBER}. */
    READER;

    /** The role of this word; null if there is none. */
    public static @Nullable Role of(String word) {
        for (Role role : values()) {
            if (role.toString().equals(word)) {
                return role;
            }
        }
        return null;
    }

    /** Whether this role may do all that the other may. */
    public boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }

    /** Whether this role may do more than the other. */
    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }

    /** For people, with its article: {@code an operator}. */
    public String words() {
        return switch (this) {
            case OWNER -> "an owner";
            case OPERATOR -> "an operator";
            case MEMBER -> "a member";
            case READER -> "a reader";
        };
    }

    /** The word on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
