package dev.parley.server.session;

/**
 * A limit that connections and requests run into before anything is decided. What the state machine refuses is counted by the error that
 * answers it.
 */
public enum Limit {
    /** Places for connections: in all, of an address, and before sign-in. */
    CONNECTIONS("connections"),
    NEW_CONNECTIONS("connections_per_minute_per_address"),
    LOGIN_TIME("login_s"),
    LINE("max_line"),
    REQUESTS("requests_per_second"),
    REQUESTS_OF_ADDRESS("requests_per_minute_per_address"),
    BYTES_OF_ADDRESS("bytes_per_minute_per_address"),
    OUTBOX("outbox_hard"),
    OUTBOXES("outboxes_total"),
    INPUT("input_bytes"),
    PASSWORDS("hash_queue"),
    /** Questions to the store that wait; no setting. */
    LOOKUPS("lookups");

    private final String word;

    Limit(String word) {
        this.word = word;
    }

    /** The setting that it comes from, or a word for it. */
    public String word() {
        return word;
    }
}
