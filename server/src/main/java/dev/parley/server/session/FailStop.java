package dev.parley.server.session;

/**
 * The server cannot go on: what is in memory may not be what is stored. An {@link Error}, so that nothing that keeps one
 * connection's trouble from the others takes it for such.
 */
public final class FailStop extends Error {
    private static final long serialVersionUID = 1;

    FailStop(String message, Throwable cause) {
        super(message, cause);
    }
}
