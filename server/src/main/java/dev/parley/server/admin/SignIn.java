package dev.parley.server.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of a user: on one device, until it is ended.
 *
 * @param session its name
 * @param device what the client calls itself; empty if nothing
 * @param connections that use it now
 * @param address from where it was used last; null where that is not known
 * @param since when it began; null where that is not known
 * @param used when it was used last; null where that is not known
 */
public record SignIn(
        String session,
        String device,
        int connections,
        @Nullable String address,
        @Nullable Instant since,
        @Nullable Instant used) {}
