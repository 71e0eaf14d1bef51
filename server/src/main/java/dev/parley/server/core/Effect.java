package dev.parley.server.core;

import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Audience;

/** Something to be done outside once the events decided so far are committed. */
public sealed interface Effect {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R reply(Reply reply);

        R deliver(Deliver deliver);

        R startPasswordTask(StartPasswordTask startPasswordTask);

        R startQuery(StartQuery startQuery);

        R close(Close close);
    }

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void reply(Reply reply);

        void deliver(Deliver deliver);

        void startPasswordTask(StartPasswordTask startPasswordTask);

        void startQuery(StartQuery startQuery);

        void close(Close close);
    }

    /** The one answer to a session's request. */
    record Reply(long session, ServerMessage message) implements Effect {
        @Override
        public <R> R accept(Effect.Visitor<R> visitor) {
            return visitor.reply(this);
        }

        @Override
        public void handle(Effect.Handler handler) {
            handler.reply(this);
        }
    }

    /**
     * An event for each session of an audience but one.
     *
     * @param except whose own doing it was, or {@link Command#NO_SESSION}
     * @param isLast whether it is an entry by which its conversation ends: nobody can ask for it later
     */
    record Deliver(Audience to, long except, ServerEvent event, boolean isLast) implements Effect {
        @Override
        public <R> R accept(Effect.Visitor<R> visitor) {
            return visitor.deliver(this);
        }

        @Override
        public void handle(Effect.Handler handler) {
            handler.deliver(this);
        }
    }

    /** Work for the password worker; the session asks nothing more until it is done. */
    record StartPasswordTask(long session, PasswordTask task) implements Effect {
        @Override
        public <R> R accept(Effect.Visitor<R> visitor) {
            return visitor.startPasswordTask(this);
        }

        @Override
        public void handle(Effect.Handler handler) {
            handler.startPasswordTask(this);
        }
    }

    /** Look something up in the store, and decide the request again with the answer; the session asks nothing more meanwhile. */
    record StartQuery(long session, Input.Asked asked, Query query) implements Effect {
        @Override
        public <R> R accept(Effect.Visitor<R> visitor) {
            return visitor.startQuery(this);
        }

        @Override
        public void handle(Effect.Handler handler) {
            handler.startQuery(this);
        }
    }

    /** Say goodbye, and close the connection. */
    record Close(long session, ServerEvent.Bye bye) implements Effect {
        @Override
        public <R> R accept(Effect.Visitor<R> visitor) {
            return visitor.close(this);
        }

        @Override
        public void handle(Effect.Handler handler) {
            handler.close(this);
        }
    }
}
