package dev.parley.protocol;

import java.util.Locale;

/** What somebody is in a room; a later one may do less. {@link Right} says what. */
public enum Role {
    OWNER,
    OPERATOR,
    MEMBER,
    /** Reads, and does not write. Only for clients that know it ({@link Feature#ROLES}); to others such a member is {@link #MEMBER}. */
    READER;

    /** Whether this role may do all that the other may. */
    public boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }

    /** Whether this role may do more than the other. */
    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }

    /** The word on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
