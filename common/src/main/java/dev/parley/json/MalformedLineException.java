package dev.parley.json;

/** A line from the server that is not JSON, or lacks what its type must have. The connection cannot be trusted further. */
public final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedLineException(String message) {
        super(message);
    }

    MalformedLineException(String message, Throwable cause) {
        super(message, cause);
    }
}
