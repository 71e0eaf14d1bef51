package dev.parley.client.net;

import dev.parley.json.ClientCodec;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The link over sockets. Each connection has a reader and a writer thread; both are daemons and end with it. */
public final class ServerLink implements Link {

    /** How long {@link #close} waits for the last bytes. */
    private static final int FAREWELL_MS = 500;

    private final Consumer<LinkEvent> events;
    private final @Nullable Consumer<LinkEvent.Heard> lines;
    private final Guard guard;
    private final Supplier<ClientCodec> codec = new LazyCodec();

    private volatile long generation;
    private @Nullable Connection connection;

    /** @param events called by the connection's reader thread alone; while it waits, nothing more is read */
    public ServerLink(Consumer<LinkEvent> events, Guard guard) {
        this(events, null, guard);
    }

    /** @param lines also gets every line, before the event that it makes; on the same thread */
    public ServerLink(Consumer<LinkEvent> events, @Nullable Consumer<LinkEvent.Heard> lines, Guard guard) {
        this.events = events;
        this.lines = lines;
        this.guard = guard;
    }

    @Override
    public void connect(ServerAddress to) {
        begin(to, new Approach(to, guard)).start();
    }

    @Override
    public void trust(ServerAddress server, Fingerprint key) {
        guard.accept(server, key);
        connect(server);
    }

    /**
     * As {@link #connect}, but opens the socket on the calling thread: for the start of a program, which wants to know that
     * somebody answers, and is trusted, before it takes the screen. The greeting then comes as {@link LinkEvent.Up} like any other, and so
     * does {@link LinkEvent.Unknown}.
     *
     * @return whether others can read what is said: it is in plain text over a network
     */
    public boolean connectNow(ServerAddress to) throws LinkFailure {
        Approach approach = new Approach(to, guard);
        try {
            approach.open();
        } catch (LinkFailure failure) {
            approach.close();
            if (failure.stranger() == null) {
                throw failure;
            }
            begin(to, approach).startWith(failure);
            return false;
        }
        begin(to, approach).start();
        return approach.isExposed();
    }

    private Connection begin(ServerAddress to, Approach approach) {
        disconnect();
        Connection next = new Connection(generation, to, approach, codec, events, lines);
        connection = next;
        return next;
    }

    @Override
    public void send(@Nullable RequestId id, Request request) {
        if (connection != null) {
            connection.send(id, request);
        }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone writes it
    public void disconnect() {
        generation++;
        if (connection != null) {
            connection.leave();
            connection = null;
        }
    }

    @Override
    public boolean take(LinkEvent event) {
        boolean current = event.generation() == generation;
        if (current && connection != null) {
            connection.taken(event.bytes());
        }
        return current;
    }

    @Override
    public void close() {
        Connection last = connection;
        disconnect();
        if (last != null) {
            last.awaitEnd(FAREWELL_MS);
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to lose on it.
        }
    }

    /** Made by the first connection's thread: its classes take longer to load than the first screen takes to draw. */
    private static final class LazyCodec implements Supplier<ClientCodec> {
        private @Nullable ClientCodec made;

        @Override
        public synchronized ClientCodec get() {
            if (made == null) {
                made = new ClientCodec();
            }
            return made;
        }
    }
}
