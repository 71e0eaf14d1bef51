package dev.parley.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come in: it listens, asks proxies for whom they speak, and turns away who connects too often. What passes becomes a
 * connection of the loop's. On the loop's thread.
 */
final class Acceptor {

    private static final int BACKLOG = 1024;

    private static final int MAX_ACCEPTS_A_TURN = 64;

    /** Of those, connections that begin: they cost more than to turn somebody away. */
    private static final int MAX_BEGUN_A_TURN = 16;

    /** How long accepting rests when the system has no more sockets for us. */
    private static final long ACCEPT_PAUSE_NS = Duration.ofMillis(200).toNanos();

    private final EventLoop loop;
    private final Selector selector;
    private final ByteBuffer space;
    private final ConnectRates rates;
    private final Arrivals arrivals;
    private final List<ServerSocketChannel> listeners = new ArrayList<>();
    private final List<UnixSocket> unixSockets = new ArrayList<>();
    private Function<InetSocketAddress, Origin> origins = Origin::of;

    /**
     * @param space to read into, for the length of a call
     */
    Acceptor(EventLoop loop, Selector selector, Places places, ByteBuffer space) {
        this.loop = loop;
        this.selector = selector;
        this.space = space;
        this.rates = new ConnectRates(
                loop.limits().connectsPerMinute(), loop.limits().times());
        this.arrivals = new Arrivals(loop, places, this::welcome);
    }

    /** What is made of an address that somebody connects from; a test's clients are all on this machine. */
    void originsBy(Function<InetSocketAddress, Origin> other) {
        origins = other;
    }

    /** A socket that listens, and what is spoken there. */
    private record Listener(ServerSocketChannel channel, Entrance entrance) {}

    /** As {@link EventLoop#listen(InetSocketAddress, Entrance)}. */
    InetSocketAddress listen(InetSocketAddress address, Entrance entrance) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        bind(listener, address, entrance);
        // The system may call every address of IPv4 every address of IPv6.
        return new InetSocketAddress(address.getAddress(), ((InetSocketAddress) listener.getLocalAddress()).getPort());
    }

    /** As {@link EventLoop#listen(UnixSocket, Entrance)}. */
    void listen(UnixSocket socket, Entrance entrance) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.makeRoom();
        bind(listener, socket.address(), entrance);
        unixSockets.add(socket);
        socket.setMode();
    }

    private void bind(ServerSocketChannel listener, SocketAddress address, Entrance entrance) throws IOException {
        try {
            listener.bind(address, BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT, new Listener(listener, entrance));
        } catch (IOException | RuntimeException cannot) {
            listener.close();
            throw cannot;
        }
        listeners.add(listener);
    }

    /** Listens no more, and waits for no proxy. */
    void stop() {
        arrivals.closeAll();
        for (ServerSocketChannel listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                loop.handler().trouble("closing a listener", e);
            }
        }
        listeners.clear();
        unixSockets.forEach(UnixSocket::delete);
        unixSockets.clear();
    }

    /** A key is ready that is no connection's. */
    void ready(SelectionKey key) {
        if (key.attachment() instanceof Arrival arrival) {
            arrivals.readable(arrival, space);
        } else if (key.attachment() instanceof Listener listener) {
            accept(key, listener);
        }
    }

    private void accept(SelectionKey key, Listener listener) {
        int before = loop.connections().size();
        for (int i = 0; i < MAX_ACCEPTS_A_TURN && loop.connections().size() < before + MAX_BEGUN_A_TURN; i++) {
            try {
                SocketChannel channel = listener.channel.accept();
                if (channel == null) {
                    return;
                }
                begin(channel, listener.entrance);
            } catch (IOException e) {
                loop.handler().trouble("accepting a connection", e);
                key.interestOps(0);
                loop.timers().at(loop.now() + ACCEPT_PAUSE_NS, () -> listenAgain(key));
                return;
            }
        }
    }

    private static void listenAgain(SelectionKey key) {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void begin(SocketChannel channel, Entrance entrance) throws IOException {
        try {
            Origin origin = originOf(channel);
            channel.configureBlocking(false);
            if (entrance.proxies().test(hostOf(channel, origin))) {
                arrivals.await(channel, selector, origin, entrance.tls());
            } else {
                welcome(channel, origin, entrance.tls());
            }
        } catch (IOException goneAlready) {
            channel.close();
        } catch (RuntimeException bug) {
            loop.handler().trouble("accepting a connection", bug);
            channel.close();
        }
    }

    private Origin originOf(SocketChannel channel) throws IOException {
        if (channel.getRemoteAddress() instanceof InetSocketAddress address) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return origins.apply(address);
        }
        return UnixSocket.origin(channel);
    }

    private static String hostOf(SocketChannel channel, Origin origin) throws IOException {
        return channel.getRemoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : origin.network();
    }

    /** Who connects too often is to cost neither a handshake nor a place. */
    private void welcome(SocketChannel channel, Origin origin, @Nullable Tls tls) throws IOException {
        long waitMs = rates.take(origin.network(), loop.wallNanos());
        if (waitMs > 0) {
            loop.cameTooOften();
            turnAway(channel, tls, waitMs);
        } else {
            loop.begin(channel, channel.register(selector, SelectionKey.OP_READ), origin, tls);
        }
    }

    /** Closes at once; before, where that costs nothing, it says when to come again. */
    private void turnAway(SocketChannel channel, @Nullable Tls tls, long waitMs) throws IOException {
        try (channel) {
            if (tls == null) {
                // The system would reset a connection that has something unread, and the line would be lost.
                channel.read(space.clear());
                channel.write(ByteBuffer.wrap(loop.handler().tooOftenLine(waitMs)));
            }
        }
    }

    /** Sockets of proxies that a PROXY header is awaited from. */
    int arrivals() {
        return arrivals.size();
    }
}
