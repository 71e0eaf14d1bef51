package dev.parley.server.journal.sqlite;

import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A small piece of housekeeping that the writer does between two commits, in a few milliseconds. One that is said to have
 * failed may be in the store all the same, so it must be such that it can be done again.
 */
final class Chore {

    /** What is to be done. */
    interface Job {
        void run(WriteConnection store) throws SQLException;
    }

    private final Job job;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Chore(Job job) {
        this.job = job;
    }

    void run(WriteConnection store) throws SQLException {
        job.run(store);
        done.complete(null);
    }

    void fail(Exception cause) {
        done.completeExceptionally(cause);
    }

    void cancel() {
        done.completeExceptionally(new CancellationException("The journal was closed"));
    }

    CompletableFuture<Void> done() {
        return done;
    }
}
