package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.audit.Act;
import dev.parley.server.core.Input;
import dev.parley.server.core.Policy;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.net.Entrance;
import dev.parley.server.net.EventLoop;
import dev.parley.server.net.NetLimits;
import dev.parley.server.net.Peer;
import dev.parley.server.protocol.WireProtocol;
import dev.parley.server.protocol.jsonl.JsonLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The sessions over a real loop and real sockets, with everything slow in the test's hands:
 *
 * <pre>
 *   Peer ── socket ── EventLoop ── ChatHandler ── LateJournal   commits when told
 *                     turned by       │
 *                     until()         ╰────────── passwords     answers when told
 *                     and nanos
 * </pre>
 *
 * At first journal and passwords answer at once.
 */
final class ServiceFixture implements AutoCloseable {

    static final int MAX_LINE = 2000;
    private static final Keeping KEEPING = new Keeping(1000, Long.MAX_VALUE, true);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    final EventLoop loop;
    final LateJournal journal;
    final ChatHandler handler;
    final World world;

    /** What the audit log has. */
    final List<Act> acts = new ArrayList<>();

    final InetSocketAddress address;
    final Deque<Runnable> passwordWork = new ArrayDeque<>();

    /** Of each password that was to be verified, whether its network was known. */
    final List<Boolean> verified = new ArrayList<>();

    final Deque<Consumer<Answer>> queries = new ArrayDeque<>();
    boolean holdPasswords;
    boolean workerFull;
    boolean workerBroken;
    boolean writingBroken;
    long usedBytes;
    private final List<Peer> peers = new ArrayList<>();
    private long nanos = 1;
    private int tokens;

    ServiceFixture(SessionLimits limits) throws IOException {
        this(limits, false);
    }

    /**
     * @param logs whether what goes on is logged
     */
    ServiceFixture(SessionLimits limits, boolean logs) throws IOException {
        loop = new EventLoop(new NetLimits(MAX_LINE, 10_000, 0, MAX_LINE / 2, 10_000, 0), () -> nanos);
        Commits commits = new Commits(loop::wakeUp);
        journal = new LateJournal(commits);
        journal.prompt(true);
        world = new World(new State(KEEPING), Duration.ofMinutes(1));
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        handler = new ChatHandler(
                loop,
                new Sequencer(new Decider(Policy.open()), world, journal, 0, new HandingOver(loop::post, world::state)),
                journal,
                new Restoring(journal, () -> State.withoutKeys(KEEPING)),
                commits,
                this::lookUp,
                new PasswordDesk(new Passwords(), () -> "token" + ++tokens, () -> "code-" + ++tokens),
                new ActivityLog(world, () -> logs, () -> logs),
                new ModeratorActs(world, acts::add, "admin1"::equals),
                new Breakable(),
                limits,
                new Greeting("parley/test", "epoch", MAX_LINE, 4096, 30, "open", 30, MAX_LINE / 2),
                clock,
                new Quota(1_000_000, () -> usedBytes, world),
                new StateSize(Long.MAX_VALUE, world));
        loop.handleWith(handler);
        handler.submit(new Input.Opened());
        address = loop.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Entrance.direct(null));
    }

    static ServiceFixture open() throws IOException {
        return new ServiceFixture(limits(1_000_000, 4_000_000));
    }

    static SessionLimits limits(long soft, long hard) {
        return new SessionLimits(
                soft, hard, Long.MAX_VALUE, 0, 1, Duration.ZERO, Duration.ofSeconds(30), SourceLimits.UNBOUNDED);
    }

    /** Bytes that were read and not handed over. */
    long held() {
        return loop.held();
    }

    private boolean lookUp(Query query, Consumer<Answer> done) {
        if (workerBroken) {
            throw new IllegalStateException("a bug in the worker");
        }
        if (workerFull) {
            return false;
        }
        queries.add(done);
        return true;
    }

    /** The protocol with a bug, from when a test says so. */
    private final class Breakable implements WireProtocol {
        private final WireProtocol real = new JsonLines(MAX_LINE);

        @Override
        public RequestLine read(byte[] line, int offset, int length) {
            return real.read(line, offset, length);
        }

        @Override
        public boolean mayBegin(byte first) {
            return real.mayBegin(first);
        }

        @Override
        public byte[] write(ServerMessage message) {
            if (writingBroken) {
                throw new IllegalStateException("a bug in writing");
            }
            return real.write(message);
        }
    }

    private final class Passwords implements PasswordPort {
        @Override
        public boolean hash(String network, boolean isKnown, String password, Consumer<String> done) {
            return work(() -> done.accept("h:" + password));
        }

        @Override
        public boolean verify(String network, boolean isKnown, String password, String hash, Consumer<Boolean> done) {
            verified.add(isKnown);
            return work(() -> done.accept(hash.equals("h:" + password)));
        }

        @Override
        public String decoy() {
            return "decoy";
        }

        private boolean work(Runnable task) {
            if (workerFull) {
                return false;
            }
            if (holdPasswords) {
                passwordWork.add(task);
            } else {
                task.run();
            }
            return true;
        }
    }

    void turn() throws IOException {
        loop.post(() -> {});
        loop.turn();
        for (Peer peer : peers) {
            peer.move();
        }
    }

    void turns(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            turn();
        }
    }

    void until(BooleanSupplier isSo) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited %s", PATIENCE).isNegative();
            turn();
        }
    }

    /** Lets the loop's time pass, a little at a time, as timers would have it. */
    void pass(Duration time) throws IOException {
        for (long step = Duration.ofMillis(100).toNanos(), left = time.toNanos(); left > 0; left -= step) {
            nanos += Math.min(step, left);
            turn();
        }
    }

    /** The process is stopped for so long. */
    void standStill(Duration time) throws IOException {
        nanos += time.toNanos();
        turn();
    }

    /** A connection that was greeted. */
    Peer connect() throws IOException {
        Peer peer = new Peer(InetAddress.getLoopbackAddress(), address);
        peers.add(peer);
        until(() -> peer.lines().size() == 1);
        assertThat(types(peer)).containsExactly("hello");
        peer.forget();
        return peer;
    }

    Peer register(String user) throws IOException {
        Peer peer = connect();
        peer.write("{\"type\":\"register\",\"user\":\"" + user + "\",\"password\":\"correct horse\"}\n");
        until(() -> peer.lines().size() == 1);
        assertThat(types(peer)).containsExactly("ok");
        peer.forget();
        return peer;
    }

    static List<JsonNode> json(Peer peer) {
        return peer.lines().stream().map(ServiceFixture::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(line, e);
        }
    }

    /** What came, each line by its type. */
    static List<String> types(Peer peer) {
        return json(peer).stream().map(line -> line.path("type").asText()).toList();
    }

    /** The ids that were replied to, in order. */
    static List<Integer> replied(Peer peer) {
        return json(peer).stream()
                .filter(line -> line.has("re"))
                .map(line -> line.get("re").asInt())
                .toList();
    }

    static String last(Peer peer, String field) {
        List<JsonNode> lines = json(peer);
        return lines.get(lines.size() - 1).path(field).asText();
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : peers) {
            peer.close();
        }
        loop.close();
    }
}
