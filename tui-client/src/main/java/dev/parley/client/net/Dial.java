package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import dev.parley.text.IpText;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens the socket to a server, or says in words why there is none. A name may have several addresses: they are tried one after the
 * other, the next when one has failed or has not answered for {@link #STAGGER_MS}; the first that takes the connection is it (RFC 8305).
 *
 * <p>{@link #open} is called once. Another thread may {@link #close}, which ends the waiting too.
 */
final class Dial implements Closeable {

    /** An address that has not taken the connection by then will not. */
    static final int TIMEOUT_MS = 10_000;

    /** How long an address is waited for before the next is tried beside it. */
    static final int STAGGER_MS = 250;

    /** A name has a few addresses; more are not tried. */
    static final int MOST_ADDRESSES = 16;

    /** Looks a name up, which may wait for the network. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** What came of one address: the socket is null if it was in vain. */
    private record Outcome(@Nullable MeteredSocket connected) {}

    private final ServerAddress to;
    private final Resolver resolver;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    /** All that may be open; guarded by this. */
    private final List<Socket> sockets = new ArrayList<>();

    private boolean closed;
    private volatile @Nullable MeteredSocket chosen;

    Dial(ServerAddress to) {
        this(to, InetAddress::getAllByName);
    }

    Dial(ServerAddress to, Resolver resolver) {
        this.to = to;
        this.resolver = resolver;
    }

    /** The socket, when it is open. */
    MeteredSocket socket() {
        MeteredSocket open = chosen;
        if (open == null) {
            throw new IllegalStateException("not connected to " + to);
        }
        return open;
    }

    boolean isOpen() {
        return chosen != null;
    }

    void open() throws LinkFailure {
        List<InetAddress> addresses = addresses();
        MeteredSocket open = addresses.size() == 1 ? connect(addresses.get(0)) : firstOf(addresses);
        if (open == null || !choose(open)) {
            throw noAnswer(addresses);
        }
    }

    private List<InetAddress> addresses() throws LinkFailure {
        try {
            return alternating(List.of(resolver.resolve(to.host())));
        } catch (UnknownHostException unknown) {
            LinkFailure failure = new LinkFailure(Reason.UNKNOWN_HOST, "There is no host named " + to.host() + ".");
            failure.initCause(unknown);
            throw failure;
        }
    }

    /** One of IPv4 after one of IPv6: where one of the two leads nowhere, nobody waits for all of its addresses. */
    private static List<InetAddress> alternating(List<InetAddress> found) {
        int firstLength = found.get(0).getAddress().length;
        List<InetAddress> first = new ArrayList<>();
        List<InetAddress> second = new ArrayList<>();
        found.forEach(address -> (address.getAddress().length == firstLength ? first : second).add(address));
        List<InetAddress> all = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            if (i < first.size()) {
                all.add(first.get(i));
            }
            if (i < second.size()) {
                all.add(second.get(i));
            }
        }
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST_ADDRESSES)));
    }

    private @Nullable MeteredSocket firstOf(List<InetAddress> addresses) {
        int started = 0;
        int ended = 0;
        try {
            while (ended < addresses.size()) {
                boolean more = started < addresses.size();
                if (more) {
                    begin(addresses.get(started));
                    started++;
                }
                Outcome outcome =
                        started < addresses.size() ? outcomes.poll(STAGGER_MS, TimeUnit.MILLISECONDS) : outcomes.take();
                if (outcome != null && outcome.connected() != null) {
                    return outcome.connected();
                }
                ended += outcome == null ? 0 : 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void begin(InetAddress address) {
        Thread thread = new Thread(() -> outcomes.add(new Outcome(connect(address))), "dial");
        thread.setDaemon(true);
        thread.start();
    }

    private @Nullable MeteredSocket connect(InetAddress address) {
        MeteredSocket socket = new MeteredSocket();
        if (!keep(socket)) {
            return null;
        }
        try {
            // Lines are small and somebody waits for each.
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, to.port()), TIMEOUT_MS);
            return socket;
        } catch (IOException inVain) {
            ServerLink.closeQuietly(socket);
            return null;
        }
    }

    private synchronized boolean keep(Socket socket) {
        if (!closed && chosen == null) {
            sockets.add(socket);
            return true;
        }
        ServerLink.closeQuietly(socket);
        return false;
    }

    /** The others are closed, also one that connects just now. */
    private synchronized boolean choose(MeteredSocket open) {
        if (closed) {
            return false;
        }
        chosen = open;
        sockets.remove(open);
        sockets.forEach(ServerLink::closeQuietly);
        sockets.clear();
        return true;
    }

    private LinkFailure noAnswer(List<InetAddress> tried) {
        String where = tried.size() == 1
                ? ""
                : tried.stream().map(IpText::of).collect(Collectors.joining(", ", " (tried ", ")"));
        return new LinkFailure(Reason.NO_ANSWER, "No Parley server answers at " + to + where + ".");
    }

    @Override
    public synchronized void close() {
        closed = true;
        sockets.forEach(ServerLink::closeQuietly);
        sockets.clear();
        Socket open = chosen;
        if (open != null) {
            ServerLink.closeQuietly(open);
        }
    }
}
