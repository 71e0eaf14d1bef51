package dev.parley.server.worker;

import dev.parley.server.config.ServerConfig;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes and verifies passwords off the loop, on a few threads with a bounded queue. Called from the loop, it answers
 * at once; what comes of the work is handed to {@code done} on a thread of the worker, exactly once, unless the worker
 * is closed before the work's turn comes: then never. A password is kept until its hash is made, and nowhere else.
 */
public final class PasswordWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final PasswordHasher hasher;
    private final ThreadPoolExecutor threads;

    /** Starts its threads when they are needed; {@code queueBound} passwords may wait beside those being hashed. */
    public PasswordWorker(ServerConfig.Passwords settings, int queueBound) {
        hasher = new PasswordHasher(settings);
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueBound),
                work -> daemon(work, "parley-passwords-" + number.incrementAndGet()));
    }

    /** Has a hash made. False if too many wait already: nothing will come of it, try again later. */
    public boolean hash(String password, Consumer<String> done) {
        return submit(() -> done.accept(hasher.hash(password)));
    }

    /** Has a password verified. False if too many wait already: nothing will come of it, try again later. */
    public boolean verify(String password, String stored, Consumer<Boolean> done) {
        return submit(() -> done.accept(hasher.verify(password, stored)));
    }

    /** What to verify against where there is no such user; see {@link PasswordHasher#decoy()}. */
    public String decoy() {
        return hasher.decoy();
    }

    /** Drops what waits. Does not wait for what is being hashed; its answer may still come. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private boolean submit(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException fullOrClosed) {
            return false;
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, failure) -> LOG.error("A password could not be hashed", failure));
        return thread;
    }
}
