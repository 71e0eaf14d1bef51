package dev.parley.client.net;

import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens on a connection: one Up, any number of Received, one Down, in this order; or only a Down, or only an Unknown. Who wants
 * lines gets a Heard before each Up and Received.
 */
public sealed interface LinkEvent {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void up(Up up);

        void received(Received received);

        void heard(Heard heard);

        void down(Down down);

        void unknown(Unknown unknown);
    }

    /** Which connection of this link it is about; see {@link Link#take}. */
    long generation();

    /**
     * The server has greeted. Its {@code hello} is not received once more.
     *
     * @param exposed whether others can read what is said: it is in plain text over a network
     * @param notes what the person is to know of the server's key, each in a sentence
     */
    record Up(long generation, ServerEvent.Hello hello, boolean exposed, List<String> notes) implements LinkEvent {
        /** On a connection of which there is nothing to say. */
        public Up(long generation, ServerEvent.Hello hello) {
            this(generation, hello, false, List.of());
        }

        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.up(this);
        }
    }

    /** How much of the link's bound it takes while it waits for the loop; 0 where it is not counted. */
    default int bytes() {
        return 0;
    }

    /**
     * A reply or an event, within the bounds of {@link Soundness}. The server's {@code ping} is answered by the link and not told.
     *
     * @param bytes of its line
     */
    record Received(long generation, ServerMessage message, int bytes) implements LinkEvent {
        /** One that is not counted. */
        public Received(long generation, ServerMessage message) {
            this(generation, message, 0);
        }

        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.received(this);
        }
    }

    /**
     * A line as it came, without its end, before the event that it makes; also one of a type that this version does not know.
     *
     * @param bytes of it
     */
    record Heard(long generation, String line, int bytes) implements LinkEvent {
        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.heard(this);
        }
    }

    /**
     * The connection is over, or never came to be.
     *
     * @param text one or two sentences for people (lines, where the reason is final), without anything that a terminal would obey, unless the server said it
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

    /**
     * The server can only be trusted by its key, and was never. Nothing was sent, and the connection is over; see {@link Link#trust}.
     *
     * @param text for people who cannot be asked, in lines
     */
    record Unknown(long generation, Stranger stranger, String text) implements LinkEvent {
        @Override
        public void handle(LinkEvent.Handler handler) {
            handler.unknown(this);
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
        /** A message that no server sends that means well. */
        UNSOUND,
        /** The server takes nothing any more, and what waits for it has reached its bound. */
        STUCK,
        /** The TLS handshake came to nothing. */
        NO_HANDSHAKE,
        /** The server speaks plain text, and that is not what is wanted. */
        NO_TLS,
        /** The server speaks TLS alone. */
        WANTS_TLS,
        /** It is not the server that it was, or cannot show that it is. */
        UNTRUSTED;

        /** Whether somebody must do something first: trying again leads to the same. */
        public boolean isFinal() {
            return this == NO_TLS || this == WANTS_TLS || this == UNTRUSTED;
        }
    }
}
