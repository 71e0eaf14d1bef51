package dev.parley.client.model;

/** What became of a message of one's own. A failed one is no message any more but a note that says why. */
public enum Fate {
    QUEUED("○", "waiting"),
    SENDING("…", "sending"),
    STORED("·", "stored"),
    DELIVERED("✓", "delivered"),
    SEEN("✓✓", "seen");

    private final String sign;
    private final String word;

    Fate(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    /** One or two columns. */
    public String sign() {
        return sign;
    }

    public String word() {
        return word;
    }
}
