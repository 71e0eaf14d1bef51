package dev.parley.server.session;

import dev.parley.server.net.LoopFigures;
import java.util.List;
import java.util.Map;

/**
 * What there is in the service at one moment, and what it has counted since the process started.
 *
 * @param users who are online
 * @param stateBytes as {@code memory.state_bytes} counts them
 * @param requests that were answered; of each kind at least those that went well, and no other with none
 * @param refused what each limit has refused or ended
 * @param deliveries events that were told to sessions, counted for each
 * @param behind how often a slow client was told to ask for entries
 * @param effectsWaiting replies and deliveries that wait for the store
 * @param effectsWaitingBytes memory that they take, roughly
 * @param isWritable whether the store takes events; false also while memory is rebuilt after it failed
 * @param isFull whether the store has all the bytes that it may have
 */
public record ServiceFigures(
        LoopFigures loop,
        int users,
        int accounts,
        int rooms,
        long stateBytes,
        List<RequestCount> requests,
        Map<Limit, Long> refused,
        long deliveries,
        long behind,
        int effectsWaiting,
        long effectsWaitingBytes,
        boolean isWritable,
        boolean isFull) {

    public ServiceFigures {
        requests = List.copyOf(requests);
        refused = Map.copyOf(refused);
    }

    /** Connections that ended because their clients did not read fast enough. */
    public long slowConsumers() {
        return refused.getOrDefault(Limit.OUTBOX, 0L) + refused.getOrDefault(Limit.OUTBOXES, 0L);
    }
}
