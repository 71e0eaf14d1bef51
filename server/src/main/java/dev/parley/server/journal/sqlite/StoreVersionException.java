package dev.parley.server.journal.sqlite;

import java.io.IOException;

/** The file is no store of this server, or one of a newer version. Its message is for people. */
public final class StoreVersionException extends IOException {

    private static final long serialVersionUID = 1;

    StoreVersionException(String what) {
        super(what);
    }
}
