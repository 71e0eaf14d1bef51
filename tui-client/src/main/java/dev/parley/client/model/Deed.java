package dev.parley.client.model;

import dev.parley.protocol.Right;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do with somebody in a conversation, in the order in which it is offered. What it needs stands beside it, as a right of
 * {@link Right}, which is the table of PROTOCOL.md; {@link Rights#deeds} says to whom else it applies.
 */
public enum Deed {
    MENTION("Mention"),
    MESSAGE("Write a direct message"),
    ABOUT("Show what is known"),
    /** The least right for it: where the room is not open it takes more, and the server says so. */
    INVITE_HERE("Invite to this room", Right.INVITE_TO_OPEN),
    INVITE("Invite to another room"),
    BLOCK("Block: hear nothing from them"),
    UNBLOCK("Unblock: hear from them again"),
    OWNER("Make owner", Right.MAKE_OPERATORS),
    OPERATOR("Make operator", Right.MAKE_OPERATORS),
    MEMBER("Make member", Right.MAKE_READERS),
    READER("Make reader", Right.MAKE_READERS),
    KICK("Kick", Right.KICK),
    BAN("Ban", Right.BAN),
    UNBAN("Take back the ban", Right.BAN),
    BAN_ADDRESS("Ban their address"),
    BOT("Show as a bot"),
    PERSON("Show as a person");

    private final String words;
    private final @Nullable Right right;

    Deed(String words) {
        this(words, null);
    }

    Deed(String words, @Nullable Right right) {
        this.words = words;
        this.right = right;
    }

    /** As it is offered. */
    public String words() {
        return words;
    }

    /** The right in the room that it takes; null where it is not about the room. */
    public @Nullable Right right() {
        return right;
    }

    /** Whether it takes a role above that of the other one, as well as the right. */
    public boolean isOverOthers() {
        return right != null && this != INVITE_HERE;
    }

    /** Whether it is for the admins of the server alone. */
    public boolean isForAdmins() {
        return this == BAN_ADDRESS || this == BOT || this == PERSON;
    }
}
