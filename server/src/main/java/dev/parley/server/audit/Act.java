package dev.parley.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did who may do more than others. Texts come from people as they are; the log cleans them.
 *
 * @param at when, by the machine's clock
 * @param by whose right it was
 * @param who a user's name, or for the operator that of an account of the system
 * @param from an address, or which console
 * @param what the command or the request, {@code kick}
 * @param whom the user that it was done to; null where it was to nobody
 * @param room where; null where it was in no room
 * @param detail what it was set to, or how much of it there was; null where there is nothing more to say
 * @param why what was given as the reason; null where there is none
 * @param result {@code ok}, or what came of it instead
 */
public record Act(
        Instant at,
        By by,
        String who,
        String from,
        String what,
        @Nullable String whom,
        @Nullable String room,
        @Nullable String detail,
        @Nullable String why,
        String result) {

    /** By whose right something is done. */
    public enum By {
        /** Whoever has the console. */
        OPERATOR,
        /** A user whom the settings name. */
        ADMIN,
        /** A user with a role in a room. */
        MODERATOR
    }
}
