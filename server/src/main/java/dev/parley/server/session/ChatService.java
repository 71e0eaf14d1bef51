package dev.parley.server.session;

import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.journal.Journal;
import dev.parley.server.net.EventLoop;
import dev.parley.server.net.NetLimits;
import dev.parley.server.protocol.WireProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The chat server without its edges: a state machine over a journal, and a loop that brings it commands. Made and run by one
 * thread; {@link #look}, {@link #submit} and {@link #requestStop} may be called by any.
 */
public final class ChatService implements AutoCloseable {

    /** How long connections may take to fetch their last lines when the server stops. */
    private static final long FAREWELL_NS = Duration.ofSeconds(5).toNanos();

    /**
     * What the service is made of.
     *
     * @param keeping what memory keeps of the logs
     * @param store opens the store, given who is to be told of commits
     * @param retentionDays how long entries are kept where a room has no setting of its own; 0: for ever
     * @param logActivity whether the operator is told what goes on
     * @param logRequests whether each request's result is noted
     */
    public record Parts(
            Policy policy,
            SessionLimits sessionLimits,
            NetLimits netLimits,
            Keeping keeping,
            Store.Opening store,
            PasswordPort passwords,
            Supplier<String> tokens,
            WireProtocol protocol,
            Function<Journal, Greeting> greeting,
            Clock clock,
            int retentionDays,
            boolean logActivity,
            boolean logRequests) {}

    private final EventLoop loop;
    private final ChatHandler handler;
    private final Store store;
    private final World world;
    private final Retention retention;

    /** Replays the journal, and makes what a new server must have. */
    public ChatService(Parts parts) throws IOException {
        loop = new EventLoop(parts.netLimits(), System::nanoTime);
        State state = new State(parts.keeping());
        Commits commits = new Commits(loop::wakeUp);
        store = parts.store().open(commits);
        Journal journal = store.journal();
        long position = replay(journal, state);
        commits.committed(position);
        world = new World(state, parts.policy().lockout());
        handler = new ChatHandler(
                loop,
                new Sequencer(new Decider(parts.policy()), world, journal, position),
                journal,
                new Restoring(journal, () -> new State(parts.keeping())),
                commits,
                store.queries(),
                new PasswordDesk(parts.passwords(), parts.tokens()),
                new ActivityLog(world, parts.logActivity(), parts.logRequests()),
                parts.protocol(),
                parts.sessionLimits(),
                parts.greeting().apply(journal),
                parts.clock());
        loop.handleWith(handler);
        handler.submit(new Input.Opened());
        retention = new Retention(
                loop, world, store.queries(), parts.clock(), parts.retentionDays(), input -> handler.submit(input));
        loop.post(retention::begin);
        store.begin(position, new KeyNews());
    }

    /** If it cannot be read, nobody is left to close it. */
    private long replay(Journal journal, State state) throws IOException {
        try {
            return journal.replay(state::apply);
        } catch (IOException | RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    /** Brings to the loop what the store says of idempotency keys. */
    private final class KeyNews implements Store.Keys {
        @Override
        public void storedUpTo(long position) {
            loop.post(() -> world.state().sentKeys().storedUpTo(position));
        }

        @Override
        public void filterReady(KeyFilter used) {
            loop.post(() -> {
                KeyFilter filter = world.state().sentKeys().filter();
                filter.addAll(used);
                filter.knowsAll();
            });
        }
    }

    /**
     * Begins to accept.
     *
     * @return where, with the port that was taken
     */
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        return loop.listen(address);
    }

    /** Serves until it was asked to stop and all is said and written. */
    public void run() throws IOException {
        loop.run();
    }

    /** Has something looked up in the world, on the loop's thread. Nothing is changed by it. */
    public void look(Consumer<World> view) {
        loop.post(() -> view.accept(world));
    }

    /** Has an operator's input decided on the loop's thread, and its outcome handed over there when it is stored. */
    public void submit(Input input, BiConsumer<World, Outcome> then) {
        loop.post(() -> handler.submit(input, outcome -> then.accept(world, outcome)));
    }

    /** Has what is too old looked for now. Any thread. */
    public void applyRetention() {
        loop.post(retention::look);
    }

    /**
     * Begins the end: no new connections, a last word to all, and then {@link #run} returns.
     *
     * @param text for people
     * @param reconnect when clients may try again
     */
    public void requestStop(String text, Duration reconnect) {
        loop.post(() -> {
            long deadline = loop.now() + FAREWELL_NS;
            loop.timers().at(deadline, loop::end);
            loop.stopListening();
            Guarded.run("saying goodbye", () -> handler.sayGoodbye(text, reconnect));
            endWhenAllAreGone();
        });
    }

    /** Looks again each time the loop turns for a closed connection, by way of a short timer. */
    private void endWhenAllAreGone() {
        if (loop.connections().isEmpty()) {
            loop.end();
        } else {
            loop.timers().at(loop.now() + Duration.ofMillis(10).toNanos(), this::endWhenAllAreGone);
        }
    }

    @Override
    public void close() throws IOException {
        loop.close();
        store.close();
    }
}
