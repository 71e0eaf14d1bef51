package dev.parley.server.core.state;

import dev.parley.server.core.event.LogId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys ({@code cid}) that a user has sent with, and what was written under each. A key is kept for a day,
 * and the newest ten thousand for longer, so that a retry never writes twice; of more than a hundred thousand the oldest go
 * earlier, since memory ends somewhere.
 */
public final class SentKeys {

    static final Duration KEPT_FOR = Duration.ofHours(24);
    static final int KEPT_AT_LEAST = 10_000;
    static final int KEPT_AT_MOST = 100_000;

    /**
     * @param fingerprint of what was said, to tell a retry from another message under the same key
     */
    public record Sent(LogId log, long seq, Instant at, long fingerprint) {}

    private final Map<String, Sent> byKey = new LinkedHashMap<>();

    SentKeys() {}

    public @Nullable Sent get(String key) {
        return byKey.get(key);
    }

    void put(String key, Sent sent) {
        byKey.put(key, sent);
        Instant old = sent.at.minus(KEPT_FOR);
        Iterator<Sent> oldestFirst = byKey.values().iterator();
        while (byKey.size() > KEPT_AT_LEAST) {
            boolean isOld = oldestFirst.next().at.isBefore(old);
            if (!isOld && byKey.size() <= KEPT_AT_MOST) {
                return;
            }
            oldestFirst.remove();
        }
    }

    @Override
    public String toString() {
        return byKey.toString();
    }
}
