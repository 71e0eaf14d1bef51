package dev.parley.client.model;

import dev.parley.protocol.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the person has gone to: a member, or the author of a message. It names them and the deed, not their places: both lists may
 * change meanwhile.
 *
 * @param room key of the conversation
 * @param user name of the member
 * @param chosen what Enter would do; null before the list of deeds is open
 * @param author whether it is who wrote a message, member or not
 */
public record Picked(String room, String user, @Nullable Deed chosen, boolean author) {

    /** A member. */
    public Picked(String room, String user, @Nullable Deed chosen) {
        this(room, user, chosen, false);
    }

    public Picked user(String now) {
        return new Picked(room, now, chosen, author);
    }

    public Picked chosen(@Nullable Deed now) {
        return new Picked(room, user, now, author);
    }

    /** What is known of them; null if they were a member and are none any more. */
    public @Nullable Member whom(Conversation here) {
        Member member = here.members().get(user);
        return member == null && author ? new Member(user, Role.MEMBER, false, null, null, false) : member;
    }
}
