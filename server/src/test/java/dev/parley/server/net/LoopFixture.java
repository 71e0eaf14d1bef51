package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A loop over real loopback sockets that a test cranks by hand, on its own thread and by its own clock:
 *
 * <pre>
 *   Peer ── socket ──╮
 *   Peer ── socket ──┤  EventLoop.turn()  ──  this handler: echoes, unless the test says what else
 *   Peer ── socket ──╯
 * </pre>
 *
 * Nothing moves but within {@link #until}, so what a test sees between two calls stands still.
 */
final class LoopFixture implements LoopHandler, AutoCloseable {

    static final int MAX_LINE = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final EventLoop loop;
    final InetSocketAddress address;
    final List<Connection> opened = new ArrayList<>();
    final List<Connection> closed = new ArrayList<>();
    final List<Connection> drained = new ArrayList<>();
    final List<Connection> ended = new ArrayList<>();
    final List<Exception> troubles = new ArrayList<>();
    final List<String> badHeaders = new ArrayList<>();
    final List<Peer> peers = new ArrayList<>();
    BiConsumer<Connection, String> onLine = (connection, line) -> connection.send(bytes(line + "\n"));
    Consumer<Connection> onInputEnded = Connection::finish;
    Consumer<Connection> onOpened = connection -> {};
    Runnable onEndOfTurn = () -> {};
    Consumer<Connection> onClosed = connection -> {};
    Supplier<byte[]> onNoPlace = () -> bytes("no place\n");
    boolean isBehind;
    long nanos = Long.MAX_VALUE - 1000;

    LoopFixture(int connections, int connectionsPerAddress) throws IOException {
        this(connections, connectionsPerAddress, null);
    }

    LoopFixture(int connections, int connectionsPerAddress, Tls tls) throws IOException {
        this(
                new NetLimits(MAX_LINE, connections, connectionsPerAddress, MAX_LINE, connections, 0),
                Entrance.direct(tls));
    }

    LoopFixture(NetLimits limits, Entrance entrance) throws IOException {
        loop = new EventLoop(limits, () -> nanos);
        loop.handleWith(this);
        address = loop.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), entrance);
    }

    static LoopFixture open() throws IOException {
        return new LoopFixture(10_000, 0);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Turns until it is so, and fails when it does not become so. */
    void until(BooleanSupplier isSo) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("waited %s; troubles: %s", PATIENCE, troubles)
                    .isNegative();
            turn();
            for (Peer peer : peers) {
                peer.move();
            }
        }
    }

    /** One turn that waits for nobody. */
    void turn() throws IOException {
        loop.post(() -> {});
        loop.turn();
    }

    void turns(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            turn();
        }
    }

    /** Lets the loop's time pass, a little at a time: a loop that does not turn for long has stood still. */
    void advance(Duration time) throws IOException {
        for (long step = Duration.ofMillis(500).toNanos(), left = time.toNanos(); left > 0; left -= step) {
            nanos += Math.min(step, left);
            turn();
        }
    }

    /** The process is stopped for so long. */
    void standStill(Duration time) {
        nanos += time.toNanos();
    }

    Peer connect() throws IOException {
        return connectFrom(InetAddress.getLoopbackAddress());
    }

    /** A client; returns once the loop has accepted it, whether or not there was a place. */
    Peer connectFrom(InetAddress from) throws IOException {
        Peer peer = new Peer(from, address);
        peers.add(peer);
        until(() -> loop.connections().stream().anyMatch(c -> c.origin()
                        .address()
                        .equals(Origin.of(peer.local()).address()))
                || peer.isAtEnd());
        return peer;
    }

    /** A client; returns at once, whether the loop knows it or not. */
    Peer knock(InetAddress from) throws IOException {
        Peer peer = new Peer(from, address);
        peers.add(peer);
        return peer;
    }

    Connection connectionOf(Peer peer) {
        return opened.stream()
                .filter(c -> c.origin().address().equals(Origin.of(peer.local()).address()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void startOfTurn() {}

    @Override
    public void opened(Connection connection) {
        opened.add(connection);
        onOpened.accept(connection);
    }

    @Override
    public void line(Connection connection, byte[] bytes, int offset, int length) {
        onLine.accept(connection, new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void begins(Connection connection, byte first) {}

    @Override
    public void tooLong(Connection connection) {
        connection.send(bytes("too long\n"));
    }

    @Override
    public void inputEnded(Connection connection) {
        ended.add(connection);
        onInputEnded.accept(connection);
    }

    @Override
    public void drained(Connection connection) {
        drained.add(connection);
    }

    @Override
    public void closed(Connection connection) {
        closed.add(connection);
        onClosed.accept(connection);
    }

    @Override
    public void endOfTurn() {
        onEndOfTurn.run();
    }

    @Override
    public boolean isBehind() {
        return isBehind;
    }

    @Override
    public byte[] noPlaceLine() {
        return onNoPlace.get();
    }

    @Override
    public byte[] tooOftenLine(long waitMs) {
        return bytes("again in " + waitMs + " ms\n");
    }

    @Override
    public void badProxyHeader(Origin proxy, String why) {
        badHeaders.add(proxy.network() + ": " + why);
    }

    @Override
    public byte[] notTlsLine() {
        return bytes("TLS, please\n");
    }

    @Override
    public void trouble(String what, Exception cause) {
        troubles.add(cause);
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
        loop.close();
    }
}
