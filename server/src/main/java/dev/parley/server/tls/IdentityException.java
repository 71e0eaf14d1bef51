package dev.parley.server.tls;

import java.io.IOException;

/** A key or a certificate cannot be used. The message is one line for a person: which file, what is wrong, what to do. */
public final class IdentityException extends IOException {

    private static final long serialVersionUID = 1L;

    IdentityException(String message) {
        super(message);
    }

    IdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
