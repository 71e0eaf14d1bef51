package dev.parley.server.core.query;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Query}. */
public sealed interface Answer {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R oldEntries(OldEntries oldEntries);

        R sentWith(SentWith sentWith);

        R lastBefore(LastBefore lastBefore);

        R hasMessage(HasMessage hasMessage);

        R found(Found found);

        R badQuery(BadQuery badQuery);

        R unreadable(Unreadable unreadable);

        R busy(Busy busy);
    }

    /**
     * To {@link Query.OldEntries}.
     *
     * @param entries those that are there, in order of {@code seq}, as they read by what was written behind them
     * @param upTo a journal position: all up to it was seen
     */
    record OldEntries(List<Entry> entries, long upTo) implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.oldEntries(this);
        }
    }

    /** To {@link Query.SentWith}; null where nothing was. */
    record SentWith(@Nullable Sent sent) implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.sentWith(this);
        }
    }

    /** To {@link Query.LastBefore}; 0 where there is none. */
    record LastBefore(long seq) implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.lastBefore(this);
        }
    }

    /** To {@link Query.HasMessage}; true also where that would take too long to find out. */
    record HasMessage(boolean perhaps) implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.hasMessage(this);
        }
    }

    /**
     * To {@link Query.Search}.
     *
     * @param next position to go on before, null where there is no more
     * @param upTo a journal position: all up to it was seen
     */
    record Found(List<Hit> hits, @Nullable Long next, long upTo) implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.found(this);
        }
    }

    /**
     * An entry and where it was found.
     *
     * @param position in the journal: what was written before it comes after it in the next page
     * @param entry in a direct conversation its room is {@code @}
     */
    record Hit(LogId log, long position, Entry entry) {}

    /** To {@link Query.Search}: the words are none. */
    record BadQuery(String why) implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.badQuery(this);
        }
    }

    /** The store cannot be read now. */
    record Unreadable() implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.unreadable(this);
        }
    }

    /** The worker has too much to do already. */
    record Busy() implements Answer {
        @Override
        public <R> R accept(Answer.Visitor<R> visitor) {
            return visitor.busy(this);
        }
    }
}
