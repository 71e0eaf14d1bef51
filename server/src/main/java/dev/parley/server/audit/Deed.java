package dev.parley.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did, for the audit log; an {@link Act} says also who and when.
 *
 * @param what the command or the request, {@code kick}
 * @param whom it was done to; null where it was to nobody
 * @param room where; null where it was in no room
 * @param detail what it was set to, or how much of it there was; null where there is nothing more to say
 * @param why what was given as the reason; null where there is none
 */
public record Deed(
        String what,
        @Nullable String whom,
        @Nullable String room,
        @Nullable String detail,
        @Nullable String why) {}
