package dev.parley.server.session;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did, for the audit log.
 *
 * @param type of the request
 * @param whom it was done to; null where it was to nobody
 * @param room where; null where it was in no room
 * @param detail what it was set to, or how much of it there was
 * @param why what was given as the reason
 */
record Deed(
        String type,
        @Nullable String whom,
        @Nullable String room,
        @Nullable String detail,
        @Nullable String why) {}
