package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of proxies that a PROXY header is awaited from. On the loop's thread.
 */
final class Arrivals {

    /** How long a proxy may take for its header: long enough for a packet that was lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventLoop loop;
    private final Places places;
    private final Welcome welcome;
    private final Set<Arrival> waiting = new LinkedHashSet<>();

    /** What becomes of a socket when its header is complete. */
    interface Welcome {
        void accept(SocketChannel channel, Origin origin, @Nullable Tls tls) throws IOException;
    }

    Arrivals(EventLoop loop, Places places, Welcome welcome) {
        this.loop = loop;
        this.places = places;
        this.welcome = welcome;
    }

    /** Waits for the header of a socket that does not block, or closes it if there is no place. */
    void await(SocketChannel channel, Selector selector, Origin proxy, @Nullable Tls tls) throws IOException {
        if (!places.hasOneForArrival()) {
            channel.close();
            loop.handler().badProxyHeader(proxy, "too many others wait for their PROXY header");
            return;
        }
        Arrival arrival = new Arrival(channel, proxy, tls);
        channel.register(selector, SelectionKey.OP_READ, arrival);
        waiting.add(arrival);
        places.arrivalCame();
        loop.timers().at(loop.now() + PATIENCE.toNanos(), () -> giveUp(arrival));
    }

    private void giveUp(Arrival arrival) {
        if (waiting.contains(arrival)) {
            refuse(arrival, "no PROXY header came within " + PATIENCE.toSeconds() + " s");
        }
    }

    /** Something came. Once the header is complete, what is behind it is a connection. */
    void readable(Arrival arrival, ByteBuffer buffer) {
        try {
            if (!arrival.read(buffer)) {
                drop(arrival);
            } else if (arrival.isComplete()) {
                forget(arrival);
                welcome.accept(arrival.channel(), arrival.origin(), arrival.tls());
            }
        } catch (ProxyHeaderException none) {
            refuse(arrival, String.valueOf(none.getMessage()));
        } catch (IOException broken) {
            drop(arrival);
        } catch (RuntimeException bug) {
            loop.handler().trouble("reading a PROXY header of " + arrival.proxy(), bug);
            drop(arrival);
        }
    }

    private void refuse(Arrival arrival, String why) {
        drop(arrival);
        loop.handler().badProxyHeader(arrival.proxy(), why);
    }

    private void drop(Arrival arrival) {
        forget(arrival);
        try {
            arrival.channel().close();
        } catch (IOException alreadyBroken) {
            loop.handler().trouble("closing " + arrival.proxy(), alreadyBroken);
        }
    }

    private void forget(Arrival arrival) {
        if (waiting.remove(arrival)) {
            places.arrivalWent();
        }
    }

    /** How many there are. */
    int size() {
        return waiting.size();
    }

    void closeAll() {
        Set.copyOf(waiting).forEach(this::drop);
    }
}
