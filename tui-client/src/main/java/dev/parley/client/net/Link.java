package dev.parley.client.net;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.tls.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One connection at a time to a server, as a client's loop sees it: what it is told to do here, and a stream of
 * {@link LinkEvent}s that says what came of it. No method waits for the network. All are called by one thread, the loop's.
 */
public interface Link extends AutoCloseable {

    /**
     * Begins a new connection, after dropping the one there is. Ends in {@link LinkEvent.Up}, {@link LinkEvent.Down} or
     * {@link LinkEvent.Unknown}.
     */
    void connect(ServerAddress to);

    /** The person trusts a server by its key, which {@link LinkEvent.Unknown} has told: remembers it, and connects. */
    void trust(ServerAddress server, Fingerprint key);

    /**
     * Puts a request on its way. While there is no connection it is dropped: {@link LinkEvent.Down} has said so or will, and
     * the one who keeps what must not be lost is the caller.
     *
     * @param id unique among the requests of this connection that have no answer yet; a request without one gets its answer
     *     as {@link dev.parley.protocol.Result.Done}
     */
    void send(@Nullable RequestId id, Request request);

    /** Ends the connection after what was sent so far is written. No event of it is current any more. */
    void disconnect();

    /**
     * Takes an event out of the loop's queue, once: what waits there is bounded, and this makes room for more.
     *
     * @return whether it belongs to the connection there is now. Those of an older connection may come out after {@link #connect} or
     *     {@link #disconnect}, and are to be dropped.
     */
    boolean take(LinkEvent event);

    /** As {@link #disconnect}, and gives the last bytes a moment to leave before the process ends. */
    @Override
    void close();
}
