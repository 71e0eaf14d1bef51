package dev.parley.client.model;

import dev.parley.protocol.Entry;
import dev.parley.protocol.Right;
import org.jspecify.annotations.Nullable;

/** What a person may do with a message, as far as the client knows; the server has the last word. Pure; any thread. */
public final class Rights {

    private Rights() {}

    public static boolean mayEdit(@Nullable Session session, Entry.Message message) {
        return session != null && RoomKey.sameUser(message.from(), session.user());
    }

    /** One's own; operators of a room delete any. */
    public static boolean mayDelete(@Nullable Session session, @Nullable Conversation here, Entry.Message message) {
        Member own = here == null || session == null ? null : here.members().get(session.user());
        return mayEdit(session, message) || (own != null && own.role().isAtLeast(Right.DELETE_MESSAGES.least()));
    }
}
