package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomSetting;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Room;

/**
 * What somebody may do in a room, by the table of {@link Right} and the room's settings.
 *
 * @param role of somebody who is no member: the one that the user would have
 * @param admin whether the user is an admin of the server, who stands above everybody in every room that the user can see
 */
record Standing(Room room, Role role, boolean admin) {

    static Standing of(Ask ask, Room room, Account account) {
        return new Standing(room, room.role(account.key()), isAdmin(ask, account));
    }

    static boolean isAdmin(Ask ask, Account account) {
        return ask.policy().operators().containsKey(account.key());
    }

    /**
     * Refuses an asker who is no admin of the server.
     *
     * @param why for a person
     */
    static void requireAdmin(Ask ask, String why) {
        if (!isAdmin(ask, ask.me())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, why);
        }
    }

    boolean has(Right right) {
        return admin || role.isAtLeast(least(right));
    }

    private Role least(Right right) {
        RoomSetting setting = right == Right.WRITE ? RoomSetting.WRITE_BY : RoomSetting.TOPIC_BY;
        boolean isSet = right == Right.WRITE || right == Right.TOPIC;
        return isSet && room.rules().is(setting, RoomSetting.OPERATORS) ? Role.OPERATOR : right.least();
    }

    /** Whether the other must put up with what this one does. */
    boolean isAbove(Standing other) {
        return admin ? !other.admin : !other.admin && role.isAbove(other.role);
    }

    /**
     * Refuses one who has not the right.
     *
     * @param what as in "only operators may …"
     */
    void require(Right right, String what) {
        if (!has(right)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    role == Role.READER && right.least() == Role.MEMBER
                            ? "You are a reader in " + room.name() + ": you can read, but not " + what + "."
                            : "Only " + who(least(right)) + " of " + room.name() + " can " + what + ".");
        }
    }

    private static String who(Role least) {
        return switch (least) {
            case OWNER -> "owners";
            case OPERATOR -> "operators and owners";
            case MEMBER, READER -> "members";
        };
    }

    /** Refuses one who does not stand above the other. */
    void requireAbove(Standing other, Account who) {
        if (!isAbove(other)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    other.admin
                            ? who.name() + " is an admin of this server."
                            : who.name() + " is " + other.role.words() + " of " + room.name()
                                    + ", and you are not above that.");
        }
    }
}
