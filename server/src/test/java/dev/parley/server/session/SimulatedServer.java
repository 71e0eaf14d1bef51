package dev.parley.server.session;

import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.ChatFixture;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.SnapshotSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * One life of a server's process without sockets, threads and clocks, for the simulation: what {@link ChatHandler} does with
 * what the loop brings, over the same sequencer, commit gate and restoring. Whoever turns it says what time it is and which
 * lines have come.
 */
public final class SimulatedServer {

    /** What is not the loop's. */
    public interface Outside {

        /** A line leaves the server. */
        void tell(long session, ServerMessage message);

        /** The server closes a connection, behind all that it has told it. */
        void close(long session);

        /** A session's request was decided, perhaps for the second time. */
        void decided(long session, RequestId re, Outcome outcome);

        /** Has something looked up; {@code done} is called outside of any turn. */
        boolean lookUp(Query query, Consumer<Answer> done);

        /** Has a worker do something, later, outside of any turn. */
        void work(Runnable task);
    }

    /** A session, as far as order on its connection is concerned. */
    private static final class Peer {
        private int owed;
        private boolean awaitsReply;
    }

    /** So few that much happens while a snapshot is made. */
    private static final int OBJECTS_A_TURN = 3;

    private final Outside outside;
    private final Journal journal;
    private final LongUnaryOperator released;
    private final Commits commits = new Commits(() -> {});
    private final HandingOver handingOver;
    private final Sequencer sequencer;
    private final Restoring restoring;
    private final PasswordDesk passwords;
    private final Map<Long, Peer> peers = new LinkedHashMap<>();
    private final Map<Long, RequestId> tasksOut = new LinkedHashMap<>();
    private final Queue<Runnable> mailbox = new ArrayDeque<>();
    private Instant turnTime;
    private int tokens;
    private boolean hasMoreToAppend;

    /**
     * Starts: replays the store, and makes what a new server must have.
     *
     * @param store opens it, given who is to be told of commits
     * @param released up to where effects may leave, given what is committed: the same, but where a fault is made on purpose
     * @param life tells the process's tokens from those of other lives
     */
    public SimulatedServer(
            Outside outside,
            Function<Journal.Listener, Journal> store,
            Policy policy,
            Keeping keeping,
            LongUnaryOperator released,
            Instant now,
            int life)
            throws IOException {
        this.outside = outside;
        this.released = released;
        this.turnTime = now;
        journal = store.apply(commits);
        State state = new State(keeping);
        long position = journal.replay(state::apply);
        commits.committed(position);
        World world = new World(state, policy.signIn().lockout());
        handingOver = new HandingOver(this::post, world::state, OBJECTS_A_TURN);
        sequencer = new Sequencer(new Decider(policy), world, journal, position, handingOver);
        restoring = new Restoring(journal, () -> State.withoutKeys(keeping), outside::work);
        passwords = new PasswordDesk(
                new Passwords(), () -> "token-" + life + "-" + ++tokens, () -> "code-" + life + "-" + ++tokens);
        submit(Command.NO_SESSION, new Input.Opened());
    }

    /** A password is hashed by writing {@code hashed:} before it. */
    private final class Passwords implements PasswordPort {
        @Override
        public boolean hash(String network, boolean isKnown, String password, Consumer<String> done) {
            outside.work(() -> done.accept("hashed:" + password));
            return true;
        }

        @Override
        public boolean verify(String network, boolean isKnown, String password, String hash, Consumer<Boolean> done) {
            outside.work(() -> done.accept(hash.equals("hashed:" + password)));
            return true;
        }

        @Override
        public String decoy() {
            return "nobody's";
        }
    }

    /** What snapshots are made of. */
    public SnapshotSource live() {
        return handingOver;
    }

    public World world() {
        return sequencer.world();
    }

    /** Nothing waits, for anything, all that was decided is with the store, and everything can be written. */
    public boolean isQuiet() {
        return mailbox.isEmpty()
                && !hasMoreToAppend
                && sequencer.waiting() == 0
                && tasksOut.isEmpty()
                && !restoring.isUnderWay()
                && sequencer.isWritable();
    }

    /** Has something done at the beginning of the next turn. */
    public void post(Runnable task) {
        mailbox.add(task);
    }

    public void startOfTurn(Instant now) {
        turnTime = now;
        for (int left = mailbox.size(); left > 0; left--) {
            mailbox.remove().run();
        }
    }

    public void opened(long session) {
        peers.put(session, new Peer());
        submitLater(session, new Input.Connected("10.0.0.1:" + session, "10.0.0.1"));
    }

    /** Whether nothing is read from a session now. */
    public boolean isMuted(long session) {
        return restoring.isUnderWay() || peers.get(session).awaitsReply;
    }

    public void line(long session, RequestId re, Request request) {
        Peer peer = peers.get(session);
        peer.owed++;
        peer.awaitsReply |= request.kind().runsAlone();
        Outcome outcome = submit(session, new Input.Asked(re, request));
        peer.awaitsReply |= outcome.effects().stream().anyMatch(Effect.StartQuery.class::isInstance);
    }

    public void closed(long session) {
        peers.remove(session);
        submitLater(session, new Input.Disconnected());
    }

    /** The operator does something; {@code then} is told what came of it once that is stored. */
    public void operate(Input input, Consumer<Outcome> then) {
        if (restoring.isUnderWay()) {
            restoring.afterwards(() -> operate(input, then));
            return;
        }
        Outcome outcome = submit(Command.NO_SESSION, input);
        sequencer.whenStored(stored -> then.accept(stored ? outcome : new Outcome()));
    }

    private void submitLater(long session, Input input) {
        if (restoring.isUnderWay()) {
            restoring.afterwards(() -> submitLater(session, input));
        } else {
            submit(session, input);
        }
    }

    private Outcome submit(long session, Input input) {
        Outcome outcome =
                sequencer.submit(new Command(session, turnTime, Duration.ofMillis(turnTime.toEpochMilli()), input));
        hasMoreToAppend |= !outcome.events().isEmpty();
        if (input instanceof Input.Answered owed && owed.re() != null) {
            outside.decided(session, owed.re(), outcome);
        }
        return outcome;
    }

    public void endOfTurn() {
        if (!restoring.isUnderWay()) {
            ChatFixture.assertOnlineMembersAreKept(world());
        }
        sequencer.appendToJournal();
        sequencer.handOn();
        hasMoreToAppend = false;
        long committed = commits.committed();
        Commits.Failure failure = commits.takeFailure();
        sequencer.release(released.applyAsLong(failure == null ? committed : failure.stored()), this::carryOut);
        if (failure != null) {
            sequencer.fail(failure.stored());
            sequencer.release(failure.stored(), this::carryOut);
            restoring.begin(
                    state -> post(() -> restored(state)),
                    bug -> post(() -> {
                        throw new AssertionError(bug);
                    }));
        }
        if (commits.takeWritable()) {
            sequencer.writable();
            submit(Command.NO_SESSION, new Input.Opened());
        }
    }

    private void restored(State state) {
        sequencer.restart(state);
        restoring.end();
        journal.resume();
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Deliver deliver) {
            for (int i = 0; i < deliver.to().size(); i++) {
                long session = deliver.to().at(i);
                if (session != deliver.except() && peers.containsKey(session)) {
                    outside.tell(session, deliver.event());
                }
            }
        } else if (effect instanceof Effect.Reply reply) {
            reply(reply);
        } else if (effect instanceof Effect.StartPasswordTask start) {
            startTask(start.session(), start.task().re());
            passwords.start("10.0.0.1", false, start.task(), answer -> post(() -> answered(start.session(), answer)));
        } else if (effect instanceof Effect.StartQuery start) {
            Input.Asked asked = start.asked();
            startTask(start.session(), asked.re());
            if (!outside.lookUp(start.query(), answer -> post(() -> answered(start.session(), asked.with(answer))))) {
                post(() -> answered(start.session(), asked.with(new Answer.Busy())));
            }
        } else if (effect instanceof Effect.Close close) {
            close(close);
        }
    }

    private void close(Effect.Close close) {
        if (peers.containsKey(close.session())) {
            outside.tell(close.session(), close.bye());
            outside.close(close.session());
        }
    }

    private void reply(Effect.Reply reply) {
        Peer peer = peers.get(reply.session());
        if (peer != null) {
            outside.tell(reply.session(), reply.message());
            peer.awaitsReply &= --peer.owed > 0;
        }
    }

    private void startTask(long session, RequestId re) {
        if (tasksOut.put(session, re) != null) {
            throw new AssertionError("Session " + session + " has two requests out with workers");
        }
    }

    private void answered(long session, Input answer) {
        if (tasksOut.containsKey(session)) {
            tasksOut.remove(session);
            submitLater(session, answer);
        }
    }

    /** The store can be asked for every idempotency key up to this position. */
    public void keysStoredUpTo(long position) {
        post(() -> world().state().sentKeys().storedUpTo(position));
    }

    /** The hashes of all keys that were used before this life. */
    public void learnKeys(List<Long> hashes) {
        post(() -> {
            hashes.forEach(world().state().sentKeys().filter()::add);
            world().state().sentKeys().filter().knowsAll();
        });
    }
}
