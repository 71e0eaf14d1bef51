package dev.parley.server.journal;

import java.io.IOException;

/** Nothing more will be written, nor said of what was appended: the journal's own thread has met a bug. Only a new start helps. */
public final class JournalEndedException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param bug what ended it
     */
    public JournalEndedException(Throwable bug) {
        super("The store is no longer written: " + bug, bug);
    }
}
