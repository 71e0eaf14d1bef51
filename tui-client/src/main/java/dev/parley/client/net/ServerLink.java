package dev.parley.client.net;

import dev.parley.json.ClientCodec;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The link over TCP. Each connection has a reader and a writer thread; both are daemons and end with it. */
public final class ServerLink implements Link {

    /** How long {@link #close} waits for the last bytes. */
    private static final int FAREWELL_MS = 500;

    private final Consumer<LinkEvent> events;
    private final Consumer<String> lines;
    private final Supplier<ClientCodec> codec = new LazyCodec();

    private volatile long generation;
    private @Nullable Connection connection;

    /** @param events called by the connection's reader thread alone; while it waits, nothing more is read */
    public ServerLink(Consumer<LinkEvent> events) {
        this(events, line -> {});
    }

    /** @param lines also gets every line as it came, without its end, before the event that it makes; on the same thread */
    public ServerLink(Consumer<LinkEvent> events, Consumer<String> lines) {
        this.events = events;
        this.lines = lines;
    }

    @Override
    public void connect(ServerAddress to) {
        begin(to, new Dial(to)).start();
    }

    /**
     * As {@link #connect}, but opens the socket on the calling thread: for the start of a program, which wants to know that
     * somebody answers before it takes the screen. The greeting then comes as {@link LinkEvent.Up} like any other.
     */
    public void connectNow(ServerAddress to) throws LinkFailure {
        Dial dial = new Dial(to);
        try {
            dial.open();
        } catch (LinkFailure failure) {
            dial.close();
            throw failure;
        }
        begin(to, dial).start();
    }

    private Connection begin(ServerAddress to, Dial dial) {
        disconnect();
        Connection next = new Connection(generation, to, dial, codec, events, lines);
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
    public boolean isCurrent(LinkEvent event) {
        return event.generation() == generation;
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
