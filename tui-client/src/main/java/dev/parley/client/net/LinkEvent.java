package dev.parley.client.net;

import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** What happens on a connection: one Up, any number of Received, one Down, in this order; or only a Down. */
public sealed interface LinkEvent {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void up(Up up);

        void received(Received received);

        void down(Down down);
    }

    /** Which connection of this link it is about; see {@link Link#isCurrent}. */
    long generation();

    /** The server has greeted. Its {@code hello} is not received once more. */
    record Up(long generation, ServerEvent.Hello hello) implements LinkEvent {
        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.up(this);
        }
    }

    /** A reply or an event. The server's {@code ping} is answered by the link and not told. */
    record Received(long generation, ServerMessage message) implements LinkEvent {
        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.received(this);
        }
    }

    /**
     * The connection is over, or never came to be.
     *
     * @param text one or two sentences for people, without anything that a terminal would obey, unless the server said it
     *     ({@link Reason#BYE}): that is text from others
     * @param wasEverUp whether an {@link Up} came before
     * @param reconnectMs milliseconds after which the server wants to be asked again, if it said so
     */
    record Down(
            long generation,
            Reason reason,
            String text,
            boolean wasEverUp,
            @Nullable Long reconnectMs) implements LinkEvent {
        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.down(this);
        }
    }

    /** Why a connection is over. */
    enum Reason {
        /** Nobody listens there, or no way leads there. */
        NO_ANSWER,
        /** There is no host of that name. */
        UNKNOWN_HOST,
        /** Something answers, but not in this protocol, or in another version of it. */
        NOT_PARLEY,
        /** The server said why, and closed. */
        BYE,
        /** Closed by the other side without a word. */
        CLOSED,
        /** The network failed. */
        LOST,
        /** Nothing came for longer than the heartbeat allows. */
        SILENT,
        /** A line that is not the protocol's. */
        MALFORMED,
        /** A line longer than any that a server sends. */
        TOO_LONG,
        /** The server takes nothing any more, and what waits for it has reached its bound. */
        STUCK
    }
}
