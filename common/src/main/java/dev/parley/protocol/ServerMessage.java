package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/** One line from the server: the reply to a request, or an event. */
public sealed interface ServerMessage permits ServerMessage.Ok, ServerMessage.Failed, ServerEvent {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R ok(Ok ok);

        R failed(Failed failed);

        R event(ServerEvent event);
    }

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void ok(Ok ok);

        void failed(Failed failed);

        void event(ServerEvent event);
    }

    /** The request was carried out. {@code re} is null where the request had no id. */
    record Ok(@Nullable RequestId re, Result result) implements ServerMessage {
        @Override
        public <R> R accept(ServerMessage.Visitor<R> visitor) {
            return visitor.ok(this);
        }

        @Override
        public void handle(ServerMessage.Handler handler) {
            handler.ok(this);
        }
    }

    /** The request was not carried out, and changed nothing. */
    record Failed(@Nullable RequestId re, ErrorReply error) implements ServerMessage {
        @Override
        public <R> R accept(ServerMessage.Visitor<R> visitor) {
            return visitor.failed(this);
        }

        @Override
        public void handle(ServerMessage.Handler handler) {
            handler.failed(this);
        }
    }
}
