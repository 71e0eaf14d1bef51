package dev.parley.server.core.state;

import dev.parley.server.core.event.LogId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A log that people write into together: a room, or a direct conversation. */
public abstract sealed class Conversation permits Room, Direct {

    final EntryLog log;

    Conversation(Keeping keeping) {
        log = new EntryLog(keeping);
    }

    public abstract LogId id();

    public final Entries entries() {
        return log;
    }

    /** The earliest time that the next entry may have. */
    public final Instant lastAt() {
        return log.lastAt();
    }

    /** Bytes of memory that its entries take, roughly. */
    public final long weight() {
        return log.weight();
    }

    /** The user's position, or null for one who is no part of it. */
    public abstract @Nullable Cursors cursors(String user);

    public final boolean has(String user) {
        return cursors(user) != null;
    }
}
