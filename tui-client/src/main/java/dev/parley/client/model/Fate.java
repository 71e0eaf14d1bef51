package dev.parley.client.model;

/** What became of a message of one's own. A failed one is no message any more but a note that says why. */
public enum Fate {
    QUEUED("○", "waiting", "Waiting to send to"),
    SENDING("…", "sending", "Sending to"),
    STORED("·", "stored", "Stored for"),
    DELIVERED("✓", "delivered", "Delivered to"),
    SEEN("✓✓", "seen", "Seen by");

    private final String sign;
    private final String word;
    private final String told;

    Fate(String sign, String word, String told) {
        this.sign = sign;
        this.word = word;
        this.told = told;
    }

    /** {@code Delivered to @bob ✓}. */
    public String told(String whom) {
        return told + " " + whom + " " + sign;
    }

    /** One or two columns. */
    public String sign() {
        return sign;
    }

    public String word() {
        return word;
    }
}
