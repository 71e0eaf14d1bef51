package dev.parley.server.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets one line pass for each source in a minute, and for {@link #SOURCES} sources: nobody fills the log by doing something wrong again
 * and again. The loop's thread.
 */
final class OncePerMinute {

    static final int SOURCES = 1000;

    private static final long MINUTE_NS = Duration.ofMinutes(1).toNanos();

    /** When a line of a source passed, the oldest first. */
    private final Map<String, Long> passed = new LinkedHashMap<>();

    /**
     * Whether a line of this source may pass now.
     *
     * @param now in nanoseconds
     */
    boolean mayPass(String source, long now) {
        Iterator<Long> oldest = passed.values().iterator();
        while (oldest.hasNext() && now - oldest.next() >= MINUTE_NS) {
            oldest.remove();
        }
        if (passed.containsKey(source) || passed.size() >= SOURCES) {
            return false;
        }
        passed.put(source, now);
        return true;
    }
}
