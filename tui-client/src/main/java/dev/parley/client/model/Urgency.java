package dev.parley.client.model;

/** How much a conversation wants to be looked at, the most urgent first. */
public enum Urgency {
    /** Something in it is meant for this user. */
    CALLS,
    UNREAD,
    NONE;

    /**
     * Of a conversation.
     *
     * @param muted whether the person does not want to hear of it
     */
    public static Urgency of(Conversation conversation, boolean muted) {
        if (muted || conversation.unread().isEmpty()) {
            return NONE;
        }
        return conversation.isDirect() || conversation.unread().mentions() > 0 ? CALLS : UNREAD;
    }
}
