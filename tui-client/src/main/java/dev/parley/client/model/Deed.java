package dev.parley.client.model;

/** What a person can do with a member of a conversation, in the order in which it is offered. */
public enum Deed {
    MENTION("Mention"),
    MESSAGE("Write a direct message"),
    ABOUT("Show what is known"),
    INVITE("Invite to another room"),
    OWNER("Make owner"),
    OPERATOR("Make operator"),
    MEMBER("Make member"),
    READER("Make reader"),
    KICK("Kick"),
    BAN("Ban");

    private final String words;

    Deed(String words) {
        this.words = words;
    }

    /** As it is offered. */
    public String words() {
        return words;
    }
}
