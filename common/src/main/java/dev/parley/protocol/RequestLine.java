package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/** What a line from a client turned out to be. */
public sealed interface RequestLine {

    /** What is wrong with a line that is something else. */
    String NOT_AN_OBJECT = "A request must be one JSON object on its own line.";

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void asked(Asked asked);

        void refused(Refused refused);

        void pong(Pong pong);
    }

    /** A request of the right shape. {@code id} is null where the client gave none. */
    record Asked(@Nullable RequestId id, Request request) implements RequestLine {
        @Override
        public void handle(RequestLine.Handler handler) {
            handler.asked(this);
        }
    }

    /**
     * Anything else, and what to answer.
     *
     * @param garbage the line was no JSON at all: who keeps sending such is not a client
     */
    record Refused(@Nullable RequestId id, @Nullable String type, ErrorReply error, boolean garbage)
            implements RequestLine {
        @Override
        public void handle(RequestLine.Handler handler) {
            handler.refused(this);
        }
    }

    /** {@code {"type":"pong"}}: a sign of life, which wants no answer. */
    record Pong() implements RequestLine {
        @Override
        public void handle(RequestLine.Handler handler) {
            handler.pong(this);
        }
    }
}
