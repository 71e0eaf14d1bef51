package dev.parley.server.core.query;

import dev.parley.server.core.event.LogId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to be looked up in the store. */
public sealed interface Query {

    /** Hands this to the visitor's method for its kind. */
    <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R, X extends Exception> {
        R oldEntries(OldEntries oldEntries) throws X;

        R sentWith(SentWith sentWith) throws X;

        R lastBefore(LastBefore lastBefore) throws X;

        R hasMessage(HasMessage hasMessage) throws X;

        R search(Search search) throws X;
    }

    /** A log's entries {@code from} to {@code to}, both included. */
    record OldEntries(LogId log, long from, long to) implements Query {
        @Override
        public <R, X extends Exception> R accept(Query.Visitor<R, X> visitor) throws X {
            return visitor.oldEntries(this);
        }
    }

    /** What a user wrote with an idempotency key. */
    record SentWith(String user, String cid) implements Query {
        @Override
        public <R, X extends Exception> R accept(Query.Visitor<R, X> visitor) throws X {
            return visitor.sentWith(this);
        }
    }

    /** The newest entry of a log that was written before a time. */
    record LastBefore(LogId log, Instant time) implements Query {
        @Override
        public <R, X extends Exception> R accept(Query.Visitor<R, X> visitor) throws X {
            return visitor.lastBefore(this);
        }
    }

    /** Whether a log has a message among its entries. */
    record HasMessage(LogId log) implements Query {
        @Override
        public <R, X extends Exception> R accept(Query.Visitor<R, X> visitor) throws X {
            return visitor.hasMessage(this);
        }
    }

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
            int limit) implements Query {
        @Override
        public <R, X extends Exception> R accept(Query.Visitor<R, X> visitor) throws X {
            return visitor.search(this);
        }
    }
}
