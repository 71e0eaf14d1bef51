package dev.parley.server.core;

import dev.parley.protocol.Registration;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What the server's settings mean to the state machine.
 *
 * @param maxText code points in a message
 * @param registration who may register
 * @param showAddresses whether users are told where others are connected from
 * @param broadcastOpen whether everyone may broadcast, or only operators
 * @param operators canonical names, and for each the hash of the code by which it is registered while nobody has it
 * @param maxRooms rooms that users may make
 * @param maxUsers accounts
 * @param tokensPerUser good tokens for each user; one more makes the oldest void
 * @param maxStateBytes of memory that the state takes when nothing is added to it any more ({@link
 *     dev.parley.server.core.state.State#bytes})
 */
public record Policy(
        int maxText,
        Registration registration,
        boolean showAddresses,
        boolean broadcastOpen,
        Map<String, String> operators,
        int maxRooms,
        int maxUsers,
        int tokensPerUser,
        SignIn signIn,
        PerUser perUser,
        long maxStateBytes) {

    /** With as much memory as anybody wants, and open or closed to strangers. */
    public Policy(
            int maxText,
            boolean registrationOpen,
            boolean showAddresses,
            boolean broadcastOpen,
            Map<String, String> operators,
            int maxRooms,
            int maxUsers,
            int tokensPerUser,
            SignIn signIn,
            PerUser perUser) {
        this(
                maxText,
                registrationOpen ? Registration.OPEN : Registration.CLOSED,
                showAddresses,
                broadcastOpen,
                operators,
                maxRooms,
                maxUsers,
                tokensPerUser,
                signIn,
                perUser,
                Long.MAX_VALUE);
    }

    /**
     * How often somebody may try to sign in.
     *
     * @param perMinute by password or registration, for each network; 0: no bound
     * @param tokensPerMinute by token, for each network; 0: no bound
     * @param registrationsPerHour for each network; 0: no bound
     * @param failures for each name in a row before it is locked; 0: no bound
     * @param lockout how long a locked name stays so
     * @param times how many times the bounds for a network hold for this one
     */
    public record SignIn(
            int perMinute,
            int tokensPerMinute,
            int registrationsPerHour,
            int failures,
            Duration lockout,
            ToIntFunction<String> times) {

        /** The same bounds for every network. */
        public SignIn(int perMinute, int tokensPerMinute, int registrationsPerHour, int failures, Duration lockout) {
            this(perMinute, tokensPerMinute, registrationsPerHour, failures, lockout, network -> 1);
        }

        /** A bound for a network, as it is for this one. */
        public int of(int bound, String network) {
            return (int) Math.min(Integer.MAX_VALUE, (long) bound * times.applyAsInt(network));
        }

        /** As often as anybody wants. */
        public static final SignIn UNBOUNDED = new SignIn(0, 0, 0, 0, Duration.ofMinutes(1));
    }

    /**
     * What one user may have; 0: no bound.
     *
     * @param roomsCreated rooms that the user created and that are still there
     * @param roomsJoined rooms that the user is a member of
     * @param directsPerHour direct conversations that the user begins in an hour
     * @param directs direct conversations that the user began and that are still there
     * @param storedPerDay bytes of the store that what the user writes in a day takes
     * @param stored bytes of the store that all that the user has written takes
     */
    public record PerUser(
            int roomsCreated, int roomsJoined, int directsPerHour, int directs, long storedPerDay, long stored) {

        /** With no bound on what is stored. */
        public PerUser(int roomsCreated, int roomsJoined, int directsPerHour, int directs) {
            this(roomsCreated, roomsJoined, directsPerHour, directs, 0, 0);
        }

        /** As much as anybody wants. */
        public static final PerUser UNBOUNDED = new PerUser(0, 0, 0, 0);
    }

    @Override
    public String toString() {
        return "Policy[operators=" + operators.keySet() + "]";
    }

    /** Code points in a topic or an away text. */
    public static final int MAX_LINE_TEXT = 300;

    public static final int MIN_PASSWORD = 8;
    public static final int MAX_PASSWORD = 256;

    /** The room that is always there. */
    public static final String LOBBY = "lobby";

    /** For tests and trials: everything open, nothing scarce. */
    public static Policy open() {
        return new Policy(4096, true, true, true, Map.of(), 10_000, 100_000, 32, SignIn.UNBOUNDED, PerUser.UNBOUNDED);
    }
}
