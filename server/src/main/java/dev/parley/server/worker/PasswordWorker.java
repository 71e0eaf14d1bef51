package dev.parley.server.worker;

import dev.parley.server.config.ServerConfig;
import java.util.function.Consumer;

/**
 * Hashes and verifies passwords off the loop, on a few threads. Networks are served in turn, one password each, so that
 * many passwords from one address make nobody else wait for all of them. Networks from which somebody has signed in
 * have turns of their own, so that many strangers do not make those wait either. Called from the loop, it answers at once. What
 * comes of the work is handed to {@code done} on a thread of the worker, exactly once, unless the worker is closed before
 * the work's turn comes: then never. A password is kept until its hash is made, and nowhere else.
 */
public final class PasswordWorker implements AutoCloseable {

    /** Part of the queue that one network may fill. */
    private static final int PART_OF_ONE = 4;

    private final PasswordHasher hasher;
    private final Lane<Runnable> lane;

    /**
     * Starts its threads.
     *
     * @param queueBound passwords that may wait beside those being hashed
     */
    public PasswordWorker(ServerConfig.Passwords settings, int queueBound) {
        hasher = new PasswordHasher(settings);
        int ofOne = Math.max(1, queueBound / PART_OF_ONE);
        lane = Lane.ofTasks("parley-passwords", settings.threads(), new Turns<>(queueBound, ofOne, Integer.MAX_VALUE));
    }

    /**
     * Has a hash made.
     *
     * @param network whose turn it takes
     * @param isKnown as in {@link #verify}
     * @return false if too many wait already: nothing will come of it, try again later
     */
    public boolean hash(String network, boolean isKnown, String password, Consumer<String> done) {
        return lane.offer(network, isKnown, () -> done.accept(hasher.hash(password)));
    }

    /**
     * Has a password verified.
     *
     * @param network whose turn it takes
     * @param isKnown whether the network is one of those from which somebody has signed in; it must not depend on the name, or the
     *     time that it takes tells something of that
     * @return false if too many wait already: nothing will come of it, try again later
     */
    public boolean verify(String network, boolean isKnown, String password, String stored, Consumer<Boolean> done) {
        return lane.offer(network, isKnown, () -> done.accept(hasher.verify(password, stored)));
    }

    /** How many passwords wait. Any thread. */
    public int waiting() {
        return lane.waiting();
    }

    /** What to verify against where there is no such user; see {@link PasswordHasher#decoy()}. */
    public String decoy() {
        return hasher.decoy();
    }

    /** Drops what waits. Does not wait for what is being hashed; its answer may still come. */
    @Override
    public void close() {
        lane.close();
    }
}
