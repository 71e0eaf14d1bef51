package dev.parley.protocol;

/**
 * The table of what roles may do in a room: for each right the least role that has it. The same table stands in PROTOCOL.md and in
 * {@code /help roles}. An admin of the server has, in every room that is not hidden from the admin, the rights of an owner.
 */
public enum Right {
    READ("read, search, delete one's own messages, leave", Role.READER),
    WRITE("write, edit one's own messages, react", Role.MEMBER),
    TOPIC("set the topic", Role.MEMBER),
    INVITE_TO_OPEN("invite to an open room", Role.MEMBER),
    INVITE("invite to any other room", Role.OPERATOR),
    DELETE_MESSAGES("delete messages of others", Role.OPERATOR),
    KICK("kick", Role.OPERATOR),
    BAN("ban, unban, and see the bans", Role.OPERATOR),
    MAKE_READERS("make somebody a reader or a member", Role.OPERATOR),
    MAKE_OPERATORS("make somebody an operator or an owner", Role.OWNER),
    SET_PACE("set slow mode, and who may write", Role.OPERATOR),
    SET("set who may join, who may set the topic, and where the history begins", Role.OWNER),
    DELETE_ROOM("delete the room", Role.OWNER);

    private final String words;
    private final Role least;

    Right(String words, Role least) {
        this.words = words;
        this.least = least;
    }

    /** What it is, as the end of "may …". */
    public String words() {
        return words;
    }

    /** The least role that has it, where no setting of the room says otherwise. */
    public Role least() {
        return least;
    }
}
