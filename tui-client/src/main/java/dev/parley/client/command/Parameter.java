package dev.parley.client.command;

import java.util.Locale;

/**
 * What a command takes.
 *
 * @param rest whether it takes all that is left of the line, spaces included; the last one alone may
 */
public record Parameter(String name, Kind kind, boolean required, boolean rest) {

    /** What may stand there, for completion. */
    public enum Kind {
        ROOM,
        USER,
        BLOCKED_USER,
        HELP,
        LISTING,
        QUEUE,
        SESSIONS,
        NOTIFY,
        ROLE,
        BLOCKED,
        DIRECT,
        ROOM_SETTING,
        ROOM_VALUE,
        SOURCE,
        INVITE_CODE,
        ACCOUNT,
        EMOJI,
        SEARCH,
        EXPORT,
        SETTING,
        VALUE,
        TEXT
    }

    static Parameter required(Kind kind) {
        return new Parameter(kind.name(), kind, true, kind == Kind.TEXT);
    }

    static Parameter required(String name, Kind kind) {
        return new Parameter(name, kind, true, kind == Kind.EXPORT || kind == Kind.ACCOUNT);
    }

    static Parameter optional(Kind kind) {
        return new Parameter(
                kind.name(),
                kind,
                false,
                kind == Kind.TEXT || kind == Kind.VALUE || kind == Kind.SESSIONS || kind == Kind.INVITE_CODE);
    }

    static Parameter optional(String name, Kind kind) {
        return new Parameter(name, kind, false, kind == Kind.TEXT || kind == Kind.SEARCH);
    }

    /** Whether it is the name of a room or a person, which a sign may stand before. */
    boolean isName() {
        return kind == Kind.ROOM || kind == Kind.USER || kind == Kind.BLOCKED_USER;
    }

    /** As usage has it: {@code ROOM}, or {@code [TEXT]} where it may be left out. */
    String usage() {
        String shown =
                switch (kind) {
                    case LISTING -> "people|rooms";
                    case QUEUE -> "send|drop";
                    case SESSIONS -> "end N";
                    case NOTIFY -> "all|mentions|none";
                    case INVITE_CODE -> "N uses] [N days] [ROOM";
                    case ACCOUNT -> name;
                    case BLOCKED -> "show|hide";
                    case DIRECT -> "everybody|known";
                    case ROLE -> "owner|operator|member|reader";
                    default -> name.toUpperCase(Locale.ROOT);
                };
        return required ? shown : "[" + shown + "]";
    }
}
