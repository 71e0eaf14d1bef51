package dev.parley.server.journal.sqlite;

import dev.parley.process.CommandNames;
import java.io.IOException;

/** What the store promised to keep is not all there. Its message says what, and what to do; for people. */
public final class DamagedStoreException extends IOException {

    private static final long serialVersionUID = 1;

    private static final String ADVICE = " Nothing was changed. Run " + CommandNames.server()
            + " repair to save the readable part, or restore a backup.";

    private final String what;

    DamagedStoreException(String what) {
        super("The store is damaged: " + what + "." + ADVICE);
        this.what = what;
    }

    DamagedStoreException(String what, Throwable cause) {
        super("The store is damaged: " + what + "." + ADVICE, cause);
        this.what = what;
    }

    /** What is damaged, without the advice. */
    String what() {
        return what;
    }
}
