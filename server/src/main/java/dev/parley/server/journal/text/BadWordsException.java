package dev.parley.server.journal.text;

/** What was asked for cannot be searched. The message is for the person who asked: what is wrong, and what to write. */
public final class BadWordsException extends Exception {

    private static final long serialVersionUID = 1;

    BadWordsException(String message) {
        super(message);
    }
}
