package dev.parley.server.folder;

/** The data folder cannot be used. The message is one line for a person: what happened, and what to do. */
public final class FolderException extends Exception {

    private static final long serialVersionUID = 1L;

    FolderException(String message) {
        super(message);
    }

    FolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
