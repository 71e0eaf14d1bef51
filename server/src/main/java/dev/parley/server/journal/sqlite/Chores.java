package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Has the writer do small pieces of housekeeping, one between two commits, and waits for each. */
final class Chores {

    private final Inbox inbox;

    Chores(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * Waits until it is done.
     *
     * @throws CancellationException if the journal is closed
     * @throws IOException if it failed, or may have
     */
    void run(Chore.Job job) throws IOException, InterruptedException {
        Chore chore = new Chore(job);
        inbox.add(chore);
        try {
            chore.done().get();
        } catch (ExecutionException failed) {
            throw new IOException("The store could not be written: " + failed.getMessage(), failed.getCause());
        }
    }
}
