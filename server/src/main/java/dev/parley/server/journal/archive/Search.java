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

    /** After that it looks into no further volume, and says how far it has come. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private final WordIndex words;
    private final StoredEvents store;
    private final Query.Search query;
    private final Set<LogId> logs;
    private final List<Answer.Hit> hits = new ArrayList<>();
    private final long deadline = System.nanoTime() + LONGEST_NANOS;
    private long before;
    private int lookedAt;
    private int chars;

    Search(Connection index, StoredEvents store, Query.Search query) {
        this.words = new WordIndex(index);
        this.store = store;
        this.query = query;
        this.logs = Set.copyOf(query.logs());
        this.before = query.before() == null ? Long.MAX_VALUE : query.before();
    }

    Answer answer() throws SQLException, IOException {
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
            return new Answer.Found(List.of(), null);
        }
        List<Long> volumes = words.volumes(before - 1);
        for (int i = 0; i < volumes.size(); i++) {
            if (look(volumes.get(i), match, anywhere)) {
                return new Answer.Found(List.copyOf(hits), before);
            }
            if (System.nanoTime() > deadline && i < volumes.size() - 1) {
                return new Answer.Found(List.copyOf(hits), WordIndex.start(volumes.get(i)));
            }
        }
        return new Answer.Found(List.copyOf(hits), null);
    }

    /** Goes through a volume. True if it stopped before its end, and {@link #before} is where to go on. */
    private boolean look(long volume, String match, @Nullable String anywhere) throws SQLException, IOException {
        if (anywhere != null) {
            List<Long> found = words.find(volume, anywhere, before, RARE);
            if (found.size() < RARE) {
                return !take(found);
            }
        }
        while (true) {
            // One more than is wanted, to know whether there is more.
            int wanted = query.limit() - hits.size() + 1;
            List<Long> found = words.find(volume, match, before, wanted);
            if (!take(found)) {
                return true;
            }
            if (found.size() < wanted) {
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
        return hits.size() >= query.limit() || chars >= MOST_CHARS || lookedAt >= MOST_LOOKED_AT;
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
