package dev.parley.server.journal.sqlite;

import java.io.IOException;

/** A snapshot cannot be made now, and nothing is wrong with the store. */
final class SnapshotGivenUpException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param why as a part of a sentence
     */
    SnapshotGivenUpException(String why) {
        super(why);
    }
}
