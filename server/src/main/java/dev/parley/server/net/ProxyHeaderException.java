package dev.parley.server.net;

import java.io.IOException;

/** What came in the place of a PROXY header is none. The message is for the operator and repeats nothing of what came. */
final class ProxyHeaderException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyHeaderException(String message) {
        super(message);
    }

    /** Of a header that is none of those that the specification has. */
    static ProxyHeaderException malformed() {
        return new ProxyHeaderException("its PROXY header is malformed");
    }
}
