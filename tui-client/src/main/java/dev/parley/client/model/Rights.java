package dev.parley.client.model;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import java.util.ArrayList;
import java.util.List;
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

    /** What can be done with a member, in the order of {@link Deed}. */
    public static List<Deed> deeds(@Nullable Session session, Conversation here, Member whom) {
        List<Deed> deeds = new ArrayList<>();
        boolean isMe = session != null && RoomKey.sameUser(whom.name(), session.user());
        if (!isMe) {
            deeds.add(Deed.MENTION);
            if (!here.isDirect()) {
                deeds.add(Deed.MESSAGE);
            }
        }
        deeds.add(Deed.ABOUT);
        if (isMe) {
            if (!here.isDirect() && whom.role().isAbove(Role.MEMBER) && mayStepDown(here, whom)) {
                deeds.add(Deed.MEMBER);
            }
            return deeds;
        }
        deeds.add(Deed.INVITE);
        if (!here.isDirect() && isAbove(session, here, whom)) {
            addRoles(deeds, session, here, whom);
            if (has(session, here, Right.KICK)) {
                deeds.add(Deed.KICK);
            }
            if (has(session, here, Right.BAN)) {
                deeds.add(Deed.BAN);
            }
        }
        return deeds;
    }

    /** A room keeps an owner. */
    private static boolean mayStepDown(Conversation here, Member me) {
        return me.role() != Role.OWNER
                || here.members().all().stream()
                                .filter(each -> each.role() == Role.OWNER)
                                .count()
                        > 1;
    }

    private static boolean isAbove(@Nullable Session session, Conversation here, Member whom) {
        return isAdmin(session) || role(session, here).isAbove(whom.role());
    }

    private static void addRoles(List<Deed> deeds, @Nullable Session session, Conversation here, Member whom) {
        boolean makesOperators = has(session, here, Right.MAKE_OPERATORS);
        boolean isHigh = whom.role().isAbove(Role.MEMBER);
        boolean makesReaders = isHigh ? makesOperators : has(session, here, Right.MAKE_READERS);
        addRole(deeds, Deed.OWNER, Role.OWNER, whom, makesOperators);
        addRole(deeds, Deed.OPERATOR, Role.OPERATOR, whom, makesOperators);
        addRole(deeds, Deed.MEMBER, Role.MEMBER, whom, makesReaders);
        addRole(deeds, Deed.READER, Role.READER, whom, makesReaders);
    }

    private static void addRole(List<Deed> deeds, Deed deed, Role role, Member whom, boolean may) {
        if (may && whom.role() != role) {
            deeds.add(deed);
        }
    }
}
