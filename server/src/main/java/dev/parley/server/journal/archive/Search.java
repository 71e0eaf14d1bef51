package dev.parley.server.journal.archive;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.journal.text.BadWordsException;
import dev.parley.server.journal.text.SearchWords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search. What the index finds is read from the store, which alone says what is there and who may see it: a message that
 * is gone, or stands without its text, is passed over. Since the bounds are positions, and what is new has higher ones, pages
 * follow each other without gap or repeat whatever is written meanwhile.
 */
final class Search {

    /** Of UTF-16, in all hits together: a page has to go over the wire. */
    private static final int MOST_CHARS = 512 * 1024;

    /** Messages looked at for one page. What is passed over is rare, unless much was deleted just now. */
    private static final int MOST_LOOKED_AT = 10_000;

    /**
     * To look up so many logs in a volume costs more than to look at so many messages. Where the words are rare, their
     * messages are looked at, whatever log they are of.
     */
    private static final int MANY_LOGS = 24;

    private static final int RARE = 200;

    /** After that it stops where it is, and says how far it has come. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private static final String TOO_COMMON = "Too many messages have these words. Add a rarer word.";

    private final WordIndex words;
    private final StoredEvents store;
    private final Query.Search query;
    private final Set<LogId> logs;
    private final List<Answer.Hit> hits = new ArrayList<>();
    private final TimeLimit limit;
    private long before;
    private int lookedAt;
    private int chars;

    /**
     * @param limit of the index's connection
     */
    Search(Connection index, StoredEvents store, Query.Search query, TimeLimit limit) {
        this.words = new WordIndex(index);
        this.store = store;
        this.query = query;
        this.limit = limit;
        this.logs = Set.copyOf(query.logs());
        this.before = query.before() == null ? Long.MAX_VALUE : query.before();
    }

    Answer answer() throws SQLException, IOException {
        long upTo = store.position();
        String match;
        String anywhere;
        try {
            SearchWords parsed = SearchWords.parse(query.words());
            match = Match.of(parsed, query.logs(), query.author());
            anywhere = logs.size() < MANY_LOGS ? null : Match.of(parsed, List.of(), query.author());
        } catch (BadWordsException bad) {
            return new Answer.BadQuery(String.valueOf(bad.getMessage()));
        }
        if (query.limit() <= 0 || before <= 1) {
            return new Answer.Found(List.of(), null, upTo);
        }
        long first = before;
        List<Long> volumes = words.volumes(before - 1);
        for (int i = 0; i < volumes.size(); i++) {
            if (stopsIn(volumes.get(i), match, anywhere)) {
                // To go on where it began would only end the same way.
                return before < first
                        ? new Answer.Found(List.copyOf(hits), before, upTo)
                        : new Answer.BadQuery(TOO_COMMON);
            }
            before = WordIndex.start(volumes.get(i));
            if (limit.isOver() && i < volumes.size() - 1) {
                return new Answer.Found(List.copyOf(hits), before, upTo);
            }
        }
        return new Answer.Found(List.copyOf(hits), null, upTo);
    }

    /** Goes through a volume. True if it stopped before its end, and {@link #before} is where to go on. */
    private boolean stopsIn(long volume, String match, @Nullable String anywhere) throws SQLException, IOException {
        if (anywhere != null) {
            WordIndex.Finds found = words.look(volume, anywhere, before, RARE);
            if (found.positions().size() < RARE) {
                return !take(found.positions()) || !found.isWhole();
            }
        }
        while (true) {
            // One more than is wanted, to know whether there is more.
            int wanted = query.limit() - hits.size() + 1;
            WordIndex.Finds found = words.look(volume, match, before, wanted);
            if (!take(found.positions()) || !found.isWhole()) {
                return true;
            }
            if (found.positions().size() < wanted) {
                return false;
            }
        }
    }

    /** False if the page was full before all of these were taken. */
    private boolean take(List<Long> found) throws SQLException, IOException {
        for (long position : found) {
            if (isFull()) {
                return false;
            }
            before = position;
            lookedAt++;
            Answer.Hit hit = hit(position);
            if (hit != null) {
                hits.add(hit);
            }
        }
        return true;
    }

    private boolean isFull() {
        return hits.size() >= query.limit() || chars >= MOST_CHARS || lookedAt >= MOST_LOOKED_AT || isLate();
    }

    /** A page begins where the one before it ended, so each takes at least one message. */
    private boolean isLate() {
        return lookedAt > 0 && limit.isOver();
    }

    private Answer.@Nullable Hit hit(long position) throws SQLException, IOException {
        Event.EntryWritten written = store.currentAt(position);
        if (written == null
                || !(written.entry() instanceof Entry.Message message)
                || message.text().isEmpty()
                || !logs.contains(written.log())
                || (query.author() != null && !query.author().equals(written.actor()))) {
            return null;
        }
        chars += message.text().length();
        return new Answer.Hit(written.log(), position, message);
    }
}
