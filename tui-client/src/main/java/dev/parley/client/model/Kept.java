package dev.parley.client.model;

import dev.parley.protocol.MessageStyle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the outbox keeps it until the server has stored it.
 *
 * @param room as the server is asked for it
 * @param at when it was said
 */
public record Kept(
        String room,
        String cid,
        String text,
        @Nullable MessageStyle style,
        @Nullable Long replyTo,
        Instant at) {

    public static Kept of(String room, Outgoing outgoing) {
        return new Kept(room, outgoing.cid(), outgoing.text(), outgoing.style(), outgoing.replyTo(), outgoing.at());
    }

    public Outgoing outgoing() {
        return new Outgoing(cid, text, style, replyTo, at, false, null);
    }
}
