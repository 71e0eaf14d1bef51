package dev.parley.protocol;

import java.util.Locale;

/** Why somebody stopped being a member. */
public enum LeaveReason {
    LEAVE,
    LOGOUT,
    KICKED,
    BANNED;

    /** The word on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
