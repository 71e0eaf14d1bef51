package dev.parley.server.core.state;

import dev.parley.server.core.event.LogId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A log that people write into together: a room, or a direct conversation. */
public sealed interface Conversation permits Room, Direct {

    LogId id();

    Entries entries();

    /** The earliest time that the next entry may have. */
    Instant lastAt();

    /** Bytes of memory that its entries take, roughly. */
    long weight();

    /** Lets go of its oldest entries. */
    void dropSome();

    /** The user's position, or null for one who is no part of it. */
    @Nullable
    Cursors cursors(String user);

    default boolean has(String user) {
        return cursors(user) != null;
    }
}
