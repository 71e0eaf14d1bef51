package dev.parley.server.session;

import java.time.Duration;

/**
 * What one session may cost, and all of one source.
 *
 * @param outboxSoft bytes waiting past which entries are no longer queued, but said to be {@code behind}
 * @param outboxHard bytes waiting past which the session ends
 * @param outboxesTotal bytes waiting for all sessions past which the one that most waits for ends
 * @param inputTotal bytes that were read on all connections and not taken past which the one that has most of them ends
 * @param requestsPerSecond 0 for no bound
 * @param botRequestsPerSecond of a session of a program's account; 0 for no bound
 * @param login how long a connection may be there on which nobody is signed in; zero for no bound
 * @param heartbeat silence after which a sign of life is asked for
 */
public record SessionLimits(
        long outboxSoft,
        long outboxHard,
        long outboxesTotal,
        long inputTotal,
        int requestsPerSecond,
        int requestsBurst,
        int botRequestsPerSecond,
        Duration login,
        Duration heartbeat,
        SourceLimits perSource) {

    /** With no bound on what was read, and bots like people. */
    public SessionLimits(
            long outboxSoft,
            long outboxHard,
            long outboxesTotal,
            int requestsPerSecond,
            int requestsBurst,
            Duration login,
            Duration heartbeat,
            SourceLimits perSource) {
        this(
                outboxSoft,
                outboxHard,
                outboxesTotal,
                Long.MAX_VALUE,
                requestsPerSecond,
                requestsBurst,
                requestsPerSecond,
                login,
                heartbeat,
                perSource);
    }
}
