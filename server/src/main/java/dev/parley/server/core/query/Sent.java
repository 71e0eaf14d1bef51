package dev.parley.server.core.query;

import dev.parley.server.core.event.LogId;
import java.time.Instant;

/**
 * What was written under an idempotency key ({@code cid}).
 *
 * @param fingerprint of what was said ({@link Fingerprint}), to tell a retry from another message under the same key
 */
public record Sent(LogId log, long seq, Instant at, long fingerprint) {

    /** Whether it may be this that was said, as far as is known. */
    public boolean mayBe(long otherFingerprint) {
        return fingerprint == Fingerprint.UNKNOWN || fingerprint == otherFingerprint;
    }
}
