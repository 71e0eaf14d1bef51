package dev.parley.server.session;

/** What may wait for the store before nothing more is read from anyone who asks for more. */
public final class Waiting {

    /**
     * Effects of what is not committed yet, from which on nothing more is taken of those who have sent a lot at once. It is what a few
     * commits have: everybody else's messages are in the next one, behind these.
     */
    static final int SHORT = 1_024;

    /** Effects of what is not committed yet. */
    static final int EFFECTS = 65_536;

    /** Bytes of memory that they take. */
    public static final long BYTES = 32 << 20;

    /** Idempotency keys that memory holds until they can be looked up in the store. */
    public static final int KEYS = 100_000;

    private Waiting() {}
}
