package dev.parley.server.net;

import java.io.IOException;

/** The other side of a TLS connection has begun with something else. */
final class NotTlsException extends IOException {

    private static final long serialVersionUID = 1L;

    NotTlsException() {
        super("What came is no TLS");
    }
}
