package dev.parley.protocol;

import java.util.Locale;

/** Every error that a request can be answered with; on the wire in lower case. */
public enum ErrorCode {
    BAD_JSON,
    BAD_REQUEST,
    UNKNOWN_TYPE,
    LINE_TOO_LONG,
    NOT_LOGGED_IN,
    ALREADY_LOGGED_IN,
    FORBIDDEN,
    RATE_LIMITED,
    LOCKED_OUT,
    SHUTTING_DOWN,
    STORAGE_FAILED,
    INTERNAL,
    BAD_NAME,
    NAME_TAKEN,
    WEAK_PASSWORD,
    REGISTRATION_CLOSED,
    BAD_CREDENTIALS,
    ROOM_EXISTS,
    NO_SUCH_ROOM,
    NO_SUCH_USER,
    NO_SUCH_ENTRY,
    NO_SUCH_SESSION,
    NO_SUCH_CODE,
    BAD_QUERY,
    INVITE_ONLY,
    NOT_A_MEMBER,
    BAD_TEXT,
    TEXT_TOO_LONG,
    CID_REUSED;

    /** The word on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
