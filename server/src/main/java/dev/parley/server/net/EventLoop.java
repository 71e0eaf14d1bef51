package dev.parley.server.net;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop: one thread, one selector, every connection. {@link #turn} is one duty cycle and reads as its order; {@link #run}
 * repeats it until {@link #end}. All methods but {@link #post} belong to the thread that runs it.
 */
public final class EventLoop implements AutoCloseable {

    private static final int READ_BUFFER = 64 * 1024;

    /** What one connection may write in a turn. */
    private static final int WRITE_BUFFER = 256 * 1024;

    /** A room's thousands may go at once; those who stay are not to wait for all of it. */
    private static final int MAX_CLOSES_A_TURN = 64;

    /** How long a connection may take to fetch its last lines. */
    private static final long GIVE_UP_NS = Duration.ofSeconds(2).toNanos();

    /** How long one who connects for TLS may take to say its first byte, before it is told what is spoken here. */
    private static final long SILENT_NS = Duration.ofSeconds(5).toNanos();

    /** The same on this machine, where plain text is spoken to who says nothing, and a handshake begins at once. */
    private static final long SILENT_HERE_NS = Duration.ofMillis(400).toNanos();

    /** How long a handshake may take. */
    private static final long HANDSHAKE_NS = Duration.ofSeconds(10).toNanos();

    private static final long NS_IN_MS = 1_000_000;

    private NetLimits limits;
    private final LoopTime time;
    private final Places places;
    private final Selector selector;
    private final Acceptor acceptor;
    private final Mailbox mailbox = new Mailbox();
    private final Timers timers = new Timers(this::guarded);
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BUFFER);
    private final ByteBuffer writeBuffer = ByteBuffer.allocateDirect(WRITE_BUFFER);
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Set<Connection> doomed = new LinkedHashSet<>();
    private final RunQueue runQueue = new RunQueue();
    private final LoopCounts counts = new LoopCounts();
    private List<Connection> dirty = new ArrayList<>();
    private List<Connection> spareDirty = new ArrayList<>();
    private volatile @Nullable Thread thread;
    private long now;
    private long pending;
    private long held;
    private boolean turnAgain;
    private boolean ended;
    private @Nullable LoopHandler handler;

    /**
     * @param nanoTime {@link System#nanoTime}, or a test's clock
     */
    public EventLoop(NetLimits limits, LongSupplier nanoTime) throws IOException {
        this.limits = limits;
        this.time = new LoopTime(nanoTime);
        this.places = new Places(limits);
        this.selector = Selector.open();
        this.acceptor = new Acceptor(this, selector, places, readBuffer);
        this.now = time.now();
    }

    /** Says who makes something of it all. Once, before anything else. */
    public void handleWith(LoopHandler theHandler) {
        handler = theHandler;
    }

    /** What is made of an address that somebody connects from; a test's clients are all on this machine. */
    void originsBy(Function<InetSocketAddress, Origin> other) {
        acceptor.originsBy(other);
    }

    /**
     * From now on other bounds. How often somebody may connect, and who has more than others, stays as it was. On the loop's thread.
     */
    public void limit(NetLimits other) {
        limits = other;
        places.limit(other);
    }

    NetLimits limits() {
        return limits;
    }

    LoopHandler handler() {
        if (handler == null) {
            throw new IllegalStateException("The loop has no handler yet");
        }
        return handler;
    }

    /**
     * Begins to listen.
     *
     * @return where, with the port that was taken if {@code address} has port 0
     */
    public InetSocketAddress listen(InetSocketAddress address, Entrance entrance) throws IOException {
        return acceptor.listen(address, entrance);
    }

    /** Begins to listen at a Unix-domain socket; who may connect is the file's affair. */
    public void listen(UnixSocket socket, Entrance entrance) throws IOException {
        acceptor.listen(socket, entrance);
    }

    /** Listens no more. Connections stay, but for those of which nobody knows yet from where they come. */
    public void stopListening() {
        acceptor.stop();
    }

    /**
     * Calls back when all that clients have sent until now was handed over and answered, as far as that takes no longer than {@code most}.
     * Call it behind {@link #stopListening}: who connects later is not waited for.
     */
    public void whenHeard(Duration most, Runnable then) {
        new Drain(this, most, then).begin();
    }

    /** Closes at once the connections that nobody was told of: with handshakes that are not done, there is nothing to say. */
    public void dropUnopened() {
        for (Connection connection : connections) {
            if (connection.isOpen() && !connection.isOpened()) {
                doomed(connection);
            }
        }
    }

    /** Turns until {@link #end}. */
    public void run() throws IOException {
        thread = Thread.currentThread();
        while (!ended) {
            turn();
        }
    }

    /**
     * The duty cycle. The order matters: what was committed is known before new input is decided, what can be read is read
     * before a timer calls anybody silent, and all that a turn says is written at its end, once for each connection.
     */
    public void turn() throws IOException {
        long slept = select();
        turnAgain = false;
        now = time.turnBegins(slept);
        handler().startOfTurn();
        mailbox.drain(this::guarded);
        handleReadyKeys();
        hearConnections();
        timers.expire(now);
        handler().endOfTurn();
        flushDirty();
        closeDoomed();
        counts.turned(time.sinceTurnBegan());
    }

    /** The turn's time in nanoseconds. It stands still while the loop does: what is measured by it is nobody's silence. */
    public long now() {
        return now;
    }

    /** The turn's time as {@link System#nanoTime} has it: for what a client may do more of, the longer it waited. */
    public long wallNanos() {
        return time.wallNanos();
    }

    public Timers timers() {
        return timers;
    }

    /** Sockets of proxies that a PROXY header is awaited from. */
    int arrivals() {
        return acceptor.arrivals();
    }

    public Set<Connection> connections() {
        return connections;
    }

    /** Bytes that wait to be written, for all connections; bytes that several share are counted for each. */
    public long pending() {
        return pending;
    }

    void pendingChanged(long bytes) {
        pending += bytes;
    }

    /** Bytes that were read and not handed over, for all connections: of lines that have not ended, and of those that are muted. */
    public long held() {
        return held;
    }

    void heldChanged(int bytes) {
        held += bytes;
    }

    /** For those who watch the server. */
    public LoopFigures figures() {
        return counts.figures(places.taken(), places.guests(), pending, held);
    }

    /** For those who watch the server: a connection was closed before it had a place. */
    void cameTooOften() {
        counts.tooOften();
    }

    /** Has something done on the loop's thread. Any thread. */
    public void post(Runnable action) {
        mailbox.post(action);
        wakeUp();
    }

    /**
     * Has something done on the loop's thread, and waits for it, so that who brings much brings it no faster than it is taken. Any
     * thread; the loop's own does not wait.
     */
    public void hand(Runnable action) {
        CountDownLatch taken = new CountDownLatch(1);
        post(() -> {
            try {
                action.run();
            } finally {
                taken.countDown();
            }
        });
        if (thread != null && !Thread.currentThread().equals(thread)) {
            try {
                taken.await();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Has the loop take another turn soon. Any thread; on the loop's own there is nobody to wake. */
    public void wakeUp() {
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            selector.wakeup();
        } catch (ClosedSelectorException ended) {
            // Nobody is there any more to be woken.
            return;
        }
    }

    /** Has the next turn begin at once. */
    public void turnAgain() {
        turnAgain = true;
    }

    /** Ends {@link #run} after this turn. */
    public void end() {
        ended = true;
    }

    /** Waits for something to do; returns how long it has meant to wait. */
    private long select() throws IOException {
        boolean workWaits =
                turnAgain || runQueue.hasWork(handler().isBehind()) || !dirty.isEmpty() || !mailbox.isEmpty();
        long wait = workWaits ? 0 : timers.untilNext(time.now());
        if (wait <= 0) {
            selector.selectNow();
        } else if (wait == Long.MAX_VALUE) {
            selector.select();
        } else {
            selector.select(wait / NS_IN_MS + 1);
        }
        return wait;
    }

    private void hearConnections() {
        runQueue.serve(handler().isBehind(), this::hear);
    }

    private int hear(Connection connection, int lines) {
        if (!connection.isClosed()) {
            guarded(connection, () -> connection.hear(readBuffer, lines));
        }
        return connection.workDone();
    }

    private void handleReadyKeys() {
        Set<SelectionKey> ready = selector.selectedKeys();
        for (SelectionKey key : ready) {
            if (!key.isValid()) {
                continue;
            }
            if (key.attachment() instanceof Connection connection) {
                if (key.isReadable()) {
                    connection.moreToRead();
                }
                if (key.isValid() && key.isWritable()) {
                    connection.writable();
                }
            } else {
                acceptor.ready(key);
            }
        }
        ready.clear();
    }

    private interface SocketAction {
        void run() throws IOException;
    }

    /** What one connection does wrong, or we with it, costs that connection and no other. */
    private void guarded(Connection connection, SocketAction action) {
        try {
            action.run();
        } catch (IOException broken) {
            doomed(connection);
        } catch (RuntimeException bug) {
            handler().trouble("serving " + connection, bug);
            doomed(connection);
        } finally {
            connection.countHeld();
        }
    }

    /** A bug in posted or timed work costs that piece of work and no other. An error, like a fail-stop, ends the loop. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            handler().trouble("doing what was posted or due", bug);
        }
    }

    /** A connection begins that nothing was read of. If there is no place for it, it is told so. */
    void begin(SocketChannel channel, SelectionKey key, Origin origin, @Nullable Tls tls) {
        boolean hasPlace = places.hasOneFor(origin.network()) || makeRoomFor(origin.network());
        Pipe pipe =
                tls == null ? new PlainPipe(channel) : new TlsPipe(channel, origin.network(), tls, () -> worked(key));
        Connection connection = new Connection(this, pipe, key, origin, hasPlace);
        key.attach(connection);
        if (tls != null) {
            later(connection, origin.isLocal() ? SILENT_HERE_NS : SILENT_NS, Connection::silentSoFar);
            later(connection, HANDSHAKE_NS, Connection::endIfStillShakingHands);
        }
        connections.add(connection);
        if (hasPlace) {
            counts.accepted();
            places.take(origin.network());
            guestCameOrWent(connection);
            guarded(connection, connection::openIfReady);
        } else {
            guarded(connection, () -> turnAway(connection));
        }
    }

    private void turnAway(Connection connection) {
        counts.noPlace();
        connection.send(handler().noPlaceLine());
        connection.finish();
    }

    void askAgainIfSilent(Connection connection) {
        later(connection, SILENT_HERE_NS, Connection::silentSoFar);
    }

    /** Takes the place of a guest where others have far too many; whether there is one for this network now. */
    private boolean makeRoomFor(String network) {
        Connection guest = places.toMakeRoomFor(network);
        if (guest == null) {
            return false;
        }
        losePlace(guest);
        guarded(guest, () -> turnAway(guest));
        return places.hasOneFor(network);
    }

    private void losePlace(Connection connection) {
        if (connection.hasPlace()) {
            places.guestWent(connection);
            places.giveBack(connection.origin().network());
            connection.losePlace();
        }
    }

    /** A task of a handshake has ended, on another thread. */
    private void worked(SelectionKey key) {
        post(() -> {
            if (key.attachment() instanceof Connection connection) {
                connection.goOn();
            }
        });
    }

    /** Counts one more guest, or one less where somebody has signed in. */
    void guestCameOrWent(Connection connection) {
        if (!connection.hasPlace()) {
            return;
        }
        if (connection.isGuest()) {
            places.guestCame(connection);
        } else {
            places.guestWent(connection);
        }
    }

    private void flushDirty() {
        List<Connection> these = dirty;
        dirty = spareDirty;
        spareDirty = these;
        for (Connection connection : these) {
            guarded(connection, () -> connection.flush(writeBuffer));
        }
        these.clear();
    }

    private void closeDoomed() {
        Iterator<Connection> next = doomed.iterator();
        List<Connection> these = new ArrayList<>();
        while (next.hasNext() && these.size() < MAX_CLOSES_A_TURN) {
            these.add(next.next());
            next.remove();
        }
        these.forEach(this::close);
        turnAgain |= !doomed.isEmpty();
    }

    private void close(Connection connection) {
        if (connections.remove(connection)) {
            runQueue.remove(connection);
            connection.close();
            // What the handler makes of it is seen to in a turn of its own, which must not wait for the next byte.
            turnAgain = true;
            losePlace(connection);
            if (connection.isOpened()) {
                guarded(() -> handler().closed(connection));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isReadBuffer(ByteBuffer buffer) {
        return buffer == readBuffer;
    }

    void dirty(Connection connection) {
        dirty.add(connection);
    }

    /** The connection has something to hand over, or to be read. */
    void toBeHeard(Connection connection) {
        runQueue.add(connection);
    }

    void doomed(Connection connection) {
        doomed.add(connection);
    }

    void giveUpLater(Connection connection) {
        later(connection, GIVE_UP_NS, this::doomed);
    }

    /**
     * Does something with a connection that is still open then. The timer does not keep it: thousands may come and go meanwhile, and
     * an engine of TLS is large.
     */
    private void later(Connection connection, long wait, Consumer<Connection> action) {
        WeakReference<Connection> remembered = new WeakReference<>(connection);
        timers.at(now + wait, () -> {
            Connection still = remembered.get();
            if (still != null && !still.isClosed()) {
                guarded(still, () -> action.accept(still));
            }
        });
    }

    /** Closes every socket at once. For the end: connections are said goodbye to before. */
    @Override
    public void close() throws IOException {
        stopListening();
        connections.forEach(Connection::close);
        connections.clear();
        selector.close();
    }
}
