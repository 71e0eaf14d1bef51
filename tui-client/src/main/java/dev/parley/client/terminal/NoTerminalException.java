package dev.parley.client.terminal;

import org.jspecify.annotations.Nullable;

/**
 * There is no terminal to draw on: input or output is a pipe, or the terminal cannot move its cursor. The line client is what works there.
 * The message says which, in a sentence for a person.
 */
public final class NoTerminalException extends Exception {

    private static final long serialVersionUID = 1;

    NoTerminalException(String message) {
        super(message);
    }

    NoTerminalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
