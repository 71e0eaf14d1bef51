package dev.parley.server.session;

import dev.parley.server.audit.Acts;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.KeyFilter;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.KnownTime;
import dev.parley.server.net.Entrance;
import dev.parley.server.net.EventLoop;
import dev.parley.server.net.NetLimits;
import dev.parley.server.net.UnixSocket;
import dev.parley.server.protocol.WireProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The chat server without its edges: a state machine over a journal, and a loop that brings it commands. Made and run by one
 * thread; {@link #look}, {@link #submit} and {@link #requestStop} may be called by any.
 */
public final class ChatService implements AutoCloseable {

    /** How long the server takes, when it stops, for requests that had come before. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** How long connections may take to fetch their last lines then. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final long LOOKS_AT_CLOCK_NS = Duration.ofMinutes(10).toNanos();

    /**
     * What the service is made of.
     *
     * @param keeping what memory keeps of the logs
     * @param store opens the store, given who is to be told of commits
     * @param codes makes random invitation codes
     * @param maxStored bytes that the store may take; 0: no bound
     * @param retentionDays how long entries are kept where a room has no setting of its own; 0: for ever
     * @param unusedRoomDays days after which a room ends in which nothing happens; 0: it never does
     * @param tokenDays days without use after which a token ends; 0: it never does
     * @param logActivity whether the operator is told what goes on
     * @param logRequests whether each request's result is noted
     * @param acts where it is recorded what admins and moderators do
     */
    public record Parts(
            Policy policy,
            SessionLimits sessionLimits,
            NetLimits netLimits,
            Keeping keeping,
            Store.Opening store,
            PasswordPort passwords,
            Supplier<String> tokens,
            Supplier<String> codes,
            WireProtocol protocol,
            Function<Journal, Greeting> greeting,
            Clock clock,
            long maxStored,
            int retentionDays,
            int unusedRoomDays,
            int tokenDays,
            BooleanSupplier logActivity,
            BooleanSupplier logRequests,
            Acts acts) {}

    /**
     * What can be different from one moment to the next, as {@link Parts} has it at the start.
     */
    public record Settings(
            Policy policy,
            SessionLimits sessionLimits,
            NetLimits netLimits,
            Function<Journal, Greeting> greeting,
            long maxStored,
            int retentionDays,
            int unusedRoomDays,
            int tokenDays) {}

    private final EventLoop loop;
    private final Decider decider;
    private final Quota quota;
    private final Retention oldEntries;
    private final QuietRooms quietRooms;
    private final TokenSweep tokenSweep;
    private final ChatHandler handler;
    private final Store store;
    private final World world;
    private final SureClock sureClock;
    private final Rounds<Retention.Due> retention;
    private final List<Rounds<?>> rounds;
    private Consumer<Instant> timeTold = time -> {};

    /** Replays the journal, and makes what a new server must have. */
    public ChatService(Parts parts) throws IOException {
        loop = new EventLoop(parts.netLimits(), System::nanoTime);
        State state = new State(parts.keeping());
        Commits commits = new Commits(loop::wakeUp);
        HandingOver handingOver = new HandingOver(loop::post, this::state);
        store = parts.store().open(commits, handingOver);
        Journal journal = store.journal();
        long position = replay(journal, state);
        commits.committed(position);
        world = new World(state, parts.policy().signIn().lockout());
        decider = new Decider(parts.policy());
        quota = new Quota(parts.maxStored(), store::usedBytes, world);
        handler = new ChatHandler(
                loop,
                new Sequencer(decider, world, journal, position, handingOver),
                journal,
                new Restoring(journal, () -> State.withoutKeys(parts.keeping())),
                commits,
                store.queries(),
                new PasswordDesk(parts.passwords(), parts.tokens(), parts.codes()),
                new ActivityLog(world, parts.logActivity(), parts.logRequests()),
                new ModeratorActs(world, parts.acts(), user -> decider.policy()
                        .operators()
                        .containsKey(user)),
                parts.protocol(),
                parts.sessionLimits(),
                parts.greeting().apply(journal),
                parts.clock(),
                quota,
                new StateSize(parts.policy().maxStateBytes(), world));
        loop.handleWith(handler);
        handler.submit(new Input.Opened());
        sureClock = new SureClock(parts.clock(), loop::wallNanos, timeKnownAtStart(store, state));
        LookalikeNames.log(state);
        Consumer<Input> submit = input -> handler.submit(input);
        oldEntries = new Retention(world, sureClock, parts.retentionDays(), submit);
        quietRooms = new QuietRooms(world, sureClock, parts.unusedRoomDays(), submit);
        tokenSweep = new TokenSweep(world, sureClock, parts.tokenDays(), submit);
        retention = rounds(oldEntries);
        rounds = List.of(
                retention, rounds(new RoomSweep(world, sureClock, submit)), rounds(quietRooms), rounds(tokenSweep));
        ClocksAhead.tell(state, parts.clock().instant());
        loop.post(this::followClock);
        rounds.forEach(each -> loop.post(each::begin));
        store.begin(position, new KeyNews());
    }

    /** Asked in the loop's turns alone. */
    private State state() {
        return world.state();
    }

    private <T> Rounds<T> rounds(Rounds.Errand<T> errand) {
        return new Rounds<>(loop, store.queries(), errand);
    }

    /** A store of before times were remembered has those of its entries. */
    private static @Nullable KnownTime timeKnownAtStart(Store store, State state) {
        KnownTime remembered = store.knownTime();
        if (remembered != null) {
            return remembered;
        }
        return state.conversations()
                .filter(one -> one.entries().lastSeq() > 0)
                .map(Conversation::lastAt)
                .max(Comparator.naturalOrder())
                .map(newest -> new KnownTime(newest, Duration.ZERO))
                .orElse(null);
    }

    /** Looks at the clock now and then, and has the store remember the time that is certain. */
    private void followClock() {
        loop.timers().at(loop.now() + LOOKS_AT_CLOCK_NS, this::followClock);
        rememberTime();
    }

    private void rememberTime() {
        Instant now = sureClock.now();
        KnownTime known = sureClock.known();
        if (now != null && known != null) {
            timeTold.accept(now);
            store.remember(known);
        }
    }

    /** Who is told the time that is certain, from now on and each time that it is looked at. Any thread. */
    public void tellTime(Consumer<Instant> other) {
        loop.post(() -> {
            timeTold = other;
            rememberTime();
        });
    }

    /**
     * The operator says that the clock is right. Any thread.
     *
     * @param then is told on the loop whether it was doubted
     */
    public void acceptClock(Consumer<Boolean> then) {
        loop.post(() -> {
            boolean wasDoubted = sureClock.accept();
            rememberTime();
            rounds.forEach(Rounds::go);
            then.accept(wasDoubted);
        });
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
    public InetSocketAddress listen(InetSocketAddress address, Entrance entrance) throws IOException {
        return loop.listen(address, entrance);
    }

    /** Begins to accept at a Unix-domain socket. */
    public void listen(UnixSocket socket, Entrance entrance) throws IOException {
        loop.listen(socket, entrance);
    }

    /** Which of these canonical names are nobody's. Before {@link #run}, on the thread that made this. */
    public List<String> withoutAccount(Collection<String> users) {
        return users.stream()
                .filter(user -> world.state().account(user) == null)
                .toList();
    }

    /** Serves until it was asked to stop and all is said and written. */
    public void run() throws IOException {
        loop.run();
    }

    /** Has something looked up in the world, on the loop's thread, as soon as memory is good. Nothing is changed by it. */
    public void look(Consumer<World> view) {
        loop.post(() -> handler.look(() -> view.accept(world)));
    }

    /**
     * Has what is counted handed over on the loop's thread, in the next turn. Any thread. If the loop does not turn, or has ended, nothing
     * comes of it.
     */
    public void figures(Consumer<ServiceFigures> then) {
        loop.post(() -> then.accept(handler.figures()));
    }

    /** What there is to know of the store; null where nothing is kept. Any thread. */
    public @Nullable StoreFigures storeFigures() {
        return store.figures();
    }

    /** Has an operator's input decided on the loop's thread, and its outcome handed over there when it is stored. */
    public void submit(Input input, BiConsumer<World, Outcome> then) {
        loop.post(() -> handler.submit(input, outcome -> then.accept(world, outcome)));
    }

    /**
     * Takes other settings, all at once between two turns. Any thread.
     *
     * @param then is told on the loop when they hold
     */
    public void take(Settings settings, Consumer<World> then) {
        loop.post(() -> {
            decider.follow(settings.policy());
            handler.take(settings.sessionLimits(), settings.greeting().apply(store.journal()));
            loop.limit(settings.netLimits());
            quota.setMost(settings.maxStored());
            oldEntries.setDays(settings.retentionDays());
            quietRooms.setDays(settings.unusedRoomDays());
            tokenSweep.setDays(settings.tokenDays());
            handler.look(() -> then.accept(world));
        });
    }

    /** Has what is too old looked for now. Any thread. */
    public void applyRetention() {
        loop.post(retention::go);
    }

    /**
     * Begins the end: no new connections, answers to what was asked before, a last word to all, and then {@link #run} returns.
     *
     * @param text for people
     */
    public void requestStop(String text) {
        loop.post(() -> {
            loop.timers().at(loop.now() + DRAIN.plus(FAREWELL).toNanos(), loop::end);
            rememberTime();
            loop.stopListening();
            loop.whenHeard(DRAIN, () -> {
                Guarded.run("saying goodbye", () -> handler.sayGoodbye(text));
                loop.dropUnopened();
                endWhenAllAreGone();
            });
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
