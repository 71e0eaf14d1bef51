package dev.parley.client.model;

/** What waits to be read: messages of others, and how many of them call this user. */
public record Unread(int messages, int mentions) {

    public static final Unread NONE = new Unread(0, 0);

    public boolean isEmpty() {
        return messages == 0;
    }

    public Unread plus(boolean mention) {
        return new Unread(messages + 1, mentions + (mention ? 1 : 0));
    }
}
