package dev.parley.server.net;

import java.io.IOException;

/** The other side of a TLS connection has begun with something else. */
final class NotTlsException extends IOException {

    private static final long serialVersionUID = 1L;

    private final byte[] came;

    NotTlsException(byte[] came) {
        super("What came is no TLS");
        this.came = came.clone();
    }

    /** What came in its place. */
    byte[] came() {
        return came.clone();
    }
}
