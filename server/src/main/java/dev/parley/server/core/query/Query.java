package dev.parley.server.core.query;

import dev.parley.server.core.event.LogId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to be looked up in the store. */
public sealed interface Query {

    /** A log's entries {@code from} to {@code to}, both included. */
    record OldEntries(LogId log, long from, long to) implements Query {}

    /** What a user wrote with an idempotency key. */
    record SentWith(String user, String cid) implements Query {}

    /** The newest entry of a log that was written before a time. */
    record LastBefore(LogId log, Instant time) implements Query {}

    /**
     * Messages with certain words, newest first.
     *
     * @param asker canonical name of the account that searches; its searches are carried out one at a time
     * @param words as the user typed them
     * @param logs to look in; never empty
     * @param author canonical name, or null for everyone
     * @param before a journal position: only what was written before it; null: from the newest on
     */
    record Search(
            String asker,
            String words,
            List<LogId> logs,
            @Nullable String author,
            @Nullable Long before,
            int limit) implements Query {}
}
