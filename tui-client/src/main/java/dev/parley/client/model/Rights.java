package dev.parley.client.model;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person may do in a conversation, as far as the client knows; the server has the last word. Pure; any thread. */
public final class Rights {

    private Rights() {}

    public static boolean mayEdit(@Nullable Session session, Entry.Message message) {
        return session != null && RoomKey.sameUser(message.from(), session.user());
    }

    /** One's own; operators of a room delete any. */
    public static boolean mayDelete(@Nullable Session session, @Nullable Conversation here, Entry.Message message) {
        return mayEdit(session, message) || (here != null && has(session, here, Right.DELETE_MESSAGES));
    }

    /** Whether what the person types can become a message here. */
    public static boolean mayWrite(@Nullable Session session, Conversation here) {
        Role least = here.operatorsWrite() ? Role.OPERATOR : Right.WRITE.least();
        return here.isDirect() || isAdmin(session) || role(session, here).isAtLeast(least);
    }

    private static boolean has(@Nullable Session session, Conversation here, Right right) {
        return !here.isDirect() && (isAdmin(session) || role(session, here).isAtLeast(right.least()));
    }

    private static boolean isAdmin(@Nullable Session session) {
        return session != null && session.admin();
    }

    /** The person's own role; the list of members has it as it is now, if they are in it. */
    private static Role role(@Nullable Session session, Conversation here) {
        Member own = session == null ? null : here.members().get(session.user());
        return own == null ? here.role() : own.role();
    }

    /** What can be done with somebody, in the order of {@link Deed}. */
    public static List<Deed> deeds(@Nullable Session session, Conversation here, Member whom) {
        Offer offer = new Offer(session, here, whom);
        return Stream.of(Deed.values()).filter(offer::has).toList();
    }

    /** What is offered to a person, of somebody. */
    private record Offer(@Nullable Session session, Conversation here, Member whom) {

        boolean has(Deed deed) {
            return isFor(deed) && isAllowed(deed);
        }

        /** Whether it makes a difference. */
        private boolean isFor(Deed deed) {
            boolean isMember = here.members().get(whom.name()) != null;
            boolean isBlocked = session != null && session.blocks().has(whom.name());
            return switch (deed) {
                case ABOUT -> true;
                case MENTION -> !isMe() && isMember;
                case MESSAGE -> !isMe() && !here.isDirect() && !isBlocked;
                case INVITE -> !isMe();
                case INVITE_HERE -> !isMe() && !here.isDirect() && !isMember;
                case BLOCK -> !isMe() && !isBlocked;
                case UNBLOCK -> !isMe() && isBlocked;
                case OWNER -> isMember && !isMe() && whom.role() != Role.OWNER;
                case OPERATOR -> isMember && !isMe() && whom.role() != Role.OPERATOR;
                case MEMBER -> isMember && whom.role() != Role.MEMBER;
                case READER -> isMember && !isMe() && whom.role() != Role.READER;
                case KICK -> isMember && !isMe();
                case BAN -> !isMe();
                // Who is banned while they are gone leaves no trace in the log: both are offered.
                case UNBAN -> !isMe() && !isMember;
                case BAN_ADDRESS -> !isMe();
                case BOT -> !isMe() && isMember && !whom.bot();
                case PERSON -> !isMe() && isMember && whom.bot();
            };
        }

        private boolean isAllowed(Deed deed) {
            if (deed.isForAdmins()) {
                return isAdmin(session);
            }
            if (deed.right() == null) {
                return true;
            }
            if (isMe()) {
                return mayStepDown();
            }
            return (!deed.isOverOthers() || isAbove()) && Rights.has(session, here, right(deed, deed.right()));
        }

        /** Whoever has a role above a member got it from somebody who makes operators, and loses it only so. */
        private Right right(Deed deed, Right usual) {
            return deed == Deed.MEMBER || deed == Deed.READER
                    ? whom.role().isAbove(Role.MEMBER) ? Right.MAKE_OPERATORS : usual
                    : usual;
        }

        private boolean isMe() {
            return session != null && RoomKey.sameUser(whom.name(), session.user());
        }

        private boolean isAbove() {
            return isAdmin(session) || role(session, here).isAbove(whom.role());
        }

        /** A room keeps an owner, and nobody rises so. */
        private boolean mayStepDown() {
            return !here.isDirect() && whom.role().isAbove(Role.MEMBER) && (whom.role() != Role.OWNER || owners() > 1);
        }

        private long owners() {
            return here.members().all().stream()
                    .filter(each -> each.role() == Role.OWNER)
                    .count();
        }
    }
}
