package dev.parley.protocol;

import java.util.Locale;

/** What a member may do in a room; a later one may do less. */
public enum Role {
    OWNER,
    OPERATOR,
    MEMBER;

    /** The word on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
