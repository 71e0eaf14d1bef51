package dev.parley.client.model;

import dev.parley.protocol.Entry;
import java.time.Instant;
import java.util.List;

/**
 * A part of a log that is whole: all entries from one {@code seq} to another, both included, but those of types that this client does
 * not know.
 */
public record Stretch(long from, long to, List<Entry> entries) {

    /** What a page holds that was asked for with {@code before}. */
    public static Stretch before(long seq, List<Entry> page) {
        return new Stretch(page.isEmpty() ? seq : page.get(0).seq(), seq - 1, page);
    }

    /**
     * What a page holds that was asked for with {@code after}.
     *
     * @param more whether the server has others behind it
     * @param upTo what it reaches to where there are none
     */
    public static Stretch after(long seq, List<Entry> page, boolean more, long upTo) {
        // An empty page with more behind it holds one entry at least that this client does not know.
        long reached = !more ? upTo : page.isEmpty() ? seq + 1 : newest(page);
        return new Stretch(seq + 1, reached, page);
    }

    /** A page by itself; it is not empty. */
    public static Stretch of(List<Entry> page) {
        return new Stretch(page.get(0).seq(), newest(page), page);
    }

    private static long newest(List<Entry> page) {
        return page.get(page.size() - 1).seq();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** When its newest entry was said; it is not empty. */
    Instant newestAt() {
        return entries.get(entries.size() - 1).at();
    }
}
