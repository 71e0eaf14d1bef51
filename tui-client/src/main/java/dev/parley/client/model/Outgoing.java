package dev.parley.client.model;

import dev.parley.protocol.MessageStyle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way.
 *
 * @param cid its key, the same at every attempt, so that it is written once
 * @param asked whether the server was asked to write it on this connection
 * @param storedAs the {@code seq} it was written under, once that is known; it goes when its entry is there
 */
public record Outgoing(
        String cid,
        String text,
        @Nullable MessageStyle style,
        @Nullable Long replyTo,
        Instant at,
        boolean asked,
        @Nullable Long storedAs) {

    public Outgoing asked(boolean nowAsked) {
        return new Outgoing(cid, text, style, replyTo, at, nowAsked, storedAs);
    }

    public Outgoing stored(long seq) {
        return new Outgoing(cid, text, style, replyTo, at, asked, seq);
    }
}
