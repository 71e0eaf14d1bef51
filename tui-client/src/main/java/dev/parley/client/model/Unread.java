package dev.parley.client.model;

/**
 * What waits to be read: messages of others, and how many of them mention this user.
 *
 * @param upTo the last entry that was counted, so that none counts twice
 */
public record Unread(int messages, int mentions, long upTo) {

    public static final Unread NONE = new Unread(0, 0, 0);

    /** As the server counts, which may be more than a number here holds. */
    public static Unread of(long messages, int mentions, long upTo) {
        return new Unread((int) Math.max(0, Math.min(Integer.MAX_VALUE / 2, messages)), mentions, upTo);
    }

    /** All was read up to an entry. */
    public Unread none(long seq) {
        return new Unread(0, 0, Math.max(upTo, seq));
    }

    public boolean isEmpty() {
        return messages == 0;
    }

    /** One more, unless it was counted. */
    public Unread plus(boolean mention, long seq) {
        return seq <= upTo ? this : new Unread(messages + 1, mentions + (mention ? 1 : 0), seq);
    }
}
