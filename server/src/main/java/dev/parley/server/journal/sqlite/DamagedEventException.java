package dev.parley.server.journal.sqlite;

import java.io.IOException;

/** Bytes that should be an event are none, or one that this version does not know. */
public final class DamagedEventException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedEventException(String what) {
        super(what);
    }

    DamagedEventException(String what, Throwable cause) {
        super(what, cause);
    }
}
