package dev.parley.server.journal;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is committed, and finds things in it. Blocks: for a worker, never for the loop. One thread at a time. */
public interface Archive extends AutoCloseable {

    /** Position of the newest event that it sees, moves of cursors aside; whatever is read after this sees that one too. */
    long position() throws IOException;

    /**
     * A log's entries from {@code from} to {@code to}, both included, in order, as they read now; those that are not there are left
     * out.
     */
    List<Entry> entries(LogId log, long from, long to) throws IOException;

    /** What a user wrote under a key. Waits until the keys of all that the asker cannot know of itself are indexed. */
    @Nullable
    Sent sentWith(String user, String cid) throws IOException;

    /**
     * Finds messages, newest first.
     *
     * @return {@link Answer.Found}, or {@link Answer.BadQuery}
     */
    Answer search(Query.Search query) throws IOException;

    /** The newest entry of a log that was written before a time, by its number; 0 if there is none. */
    long lastBefore(LogId log, Instant time) throws IOException;

    /** Whether a message is among a log's entries; true also where those are too many to look through. */
    boolean mayHaveMessage(LogId log) throws IOException;

    @Override
    void close() throws IOException;
}
