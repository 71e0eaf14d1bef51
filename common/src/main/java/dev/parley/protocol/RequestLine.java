package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/** What a line from a client turned out to be. */
public sealed interface RequestLine {

    /** A request of the right shape. {@code id} is null where the client gave none. */
    record Asked(@Nullable RequestId id, Request request) implements RequestLine {}

    /**
     * Anything else, and what to answer.
     *
     * @param garbage the line was no JSON at all: who keeps sending such is not a client
     */
    record Refused(@Nullable RequestId id, @Nullable String type, ErrorReply error, boolean garbage)
            implements RequestLine {}

    /** {@code {"type":"pong"}}: a sign of life, which wants no answer. */
    record Pong() implements RequestLine {}
}
