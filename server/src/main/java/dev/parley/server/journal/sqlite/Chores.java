package dev.parley.server.journal.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** Has small pieces of housekeeping done on the connection that writes, and waits for each. */
interface Chores {

    /**
     * Waits until it is done.
     *
     * @throws CancellationException if the journal is closed
     * @throws IOException if it failed, or may have
     */
    void run(Chore.Job job) throws IOException, InterruptedException;

    /** Done by the writer, one between two commits. */
    static Chores between(Inbox inbox) {
        return job -> {
            Chore chore = new Chore(job);
            inbox.add(chore);
            try {
                chore.done().get();
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                throw new IOException("The store could not be written: " + ResultCodes.words(cause), cause);
            }
        };
    }

    /** Done at once, for a store that nobody else writes. */
    static Chores on(WriteConnection store) {
        return job -> {
            try {
                job.run(store);
            } catch (SQLException failed) {
                throw new IOException("The store could not be written: " + ResultCodes.words(failed), failed);
            }
        };
    }
}
