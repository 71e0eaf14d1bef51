package dev.parley.server.core;

import java.time.Duration;
import java.util.Map;

/**
 * What the server's settings mean to the state machine.
 *
 * @param maxText code points in a message
 * @param registrationOpen whether strangers may register
 * @param showAddresses whether users are told where others are connected from
 * @param broadcastOpen whether everyone may broadcast, or only operators
 * @param operators canonical names, and for each the hash of the code by which it is registered while nobody has it
 * @param maxRooms rooms that users may make
 * @param maxUsers accounts
 * @param tokensPerUser good tokens for each user; one more makes the oldest void
 * @param signInsPerMinute for each host; 0: no bound
 * @param signInFailures for each name in a row before it is locked; 0: no bound
 * @param lockout how long a locked name stays so
 */
public record Policy(
        int maxText,
        boolean registrationOpen,
        boolean showAddresses,
        boolean broadcastOpen,
        Map<String, String> operators,
        int maxRooms,
        int maxUsers,
        int tokensPerUser,
        int signInsPerMinute,
        int signInFailures,
        Duration lockout) {

    @Override
    public String toString() {
        return "Policy[operators=" + operators.keySet() + "]";
    }

    /** Code points in a topic or an away text. */
    public static final int MAX_LINE_TEXT = 300;

    public static final int MIN_PASSWORD = 8;
    public static final int MAX_PASSWORD = 256;

    /** Rooms that one user may make. */
    public static final int MAX_ROOMS_OF_ONE = 1_000;

    /** The room that is always there. */
    public static final String LOBBY = "lobby";

    /** For tests and trials: everything open, nothing scarce. */
    public static Policy open() {
        return new Policy(4096, true, true, true, Map.of(), 10_000, 100_000, 32, 0, 0, Duration.ofMinutes(1));
    }
}
