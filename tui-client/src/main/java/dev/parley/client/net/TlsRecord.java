package dev.parley.client.net;

/** What the records of TLS begin with (RFC 8446, 5.1). No line of the protocol begins so. */
final class TlsRecord {

    private static final int CHANGE_CIPHER_SPEC = 0x14;
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int APPLICATION_DATA = 0x17;

    private TlsRecord() {}

    static boolean isAny(int first) {
        return first >= CHANGE_CIPHER_SPEC && first <= APPLICATION_DATA;
    }

    /** Whether it is how a server that wants TLS answers something else. */
    static boolean isAnswer(int first) {
        return first == ALERT || first == HANDSHAKE;
    }
}
