package dev.parley.server.crash;

import static dev.parley.server.crash.Violations.Kind.GAP;
import static dev.parley.server.crash.Violations.Kind.REPEATED;

import java.util.HashMap;
import java.util.Map;

/** What one connection was told live: each log's entries one after the other, its own acknowledged sends among them. */
final class Deliveries {
    private final Violations violations;
    private final String receiver;
    private final Map<String, Long> last = new HashMap<>();

    Deliveries(Violations violations, String receiver) {
        this.violations = violations;
        this.receiver = receiver;
    }

    /** The server has said how far the log goes, and what is live comes after that. */
    void from(String log, long lastSeq) {
        last.put(log, lastSeq);
    }

    /** The log is no longer followed, or from a place that is not known: anything may be next. */
    void forget(String log) {
        last.remove(log);
    }

    void next(String log, long seq) {
        Long before = last.put(log, seq);
        if (before == null || seq == before + 1) {
            return;
        }
        violations.add(
                seq > before ? GAP : REPEATED,
                receiver + " was delivered " + seq + " of " + log + " right after " + before);
    }

    /** The last one, 0 if there was none. */
    long last(String log) {
        return last.getOrDefault(log, 0L);
    }
}
