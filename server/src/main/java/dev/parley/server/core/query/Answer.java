package dev.parley.server.core.query;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.LogId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Query}. */
public sealed interface Answer {

    /**
     * To {@link Query.OldEntries}.
     *
     * @param entries those that are there, in order of {@code seq}, as they read by what was written behind them
     * @param upTo a journal position: all up to it was seen
     */
    record OldEntries(List<Entry> entries, long upTo) implements Answer {}

    /** To {@link Query.SentWith}; null where nothing was. */
    record SentWith(@Nullable Sent sent) implements Answer {}

    /** To {@link Query.LastBefore}; 0 where there is none. */
    record LastBefore(long seq) implements Answer {}

    /**
     * To {@link Query.Search}.
     *
     * @param next position to go on before, null where there is no more
     */
    record Found(List<Hit> hits, @Nullable Long next) implements Answer {}

    /**
     * An entry and where it was found.
     *
     * @param position in the journal: what was written before it comes after it in the next page
     * @param entry in a direct conversation its room is {@code @}
     */
    record Hit(LogId log, long position, Entry entry) {}

    /** To {@link Query.Search}: the words are none. */
    record BadQuery(String why) implements Answer {}

    /** The store cannot be read now. */
    record Unreadable() implements Answer {}

    /** The worker has too much to do already. */
    record Busy() implements Answer {}
}
