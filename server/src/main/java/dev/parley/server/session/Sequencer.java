package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.journal.Journal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands one after the other: decides, applies, and gathers the events for one append a turn. Effects go to the
 * commit gate. If applying an event fails, memory can no longer be trusted: {@link FailStop}.
 *
 * <p>If the store fails, memory is ahead of it, and goes back: {@link #fail} takes back what was not stored and answers it
 * {@code storage_failed}, {@link #restart} puts the stored state in the place of the one that was ahead, which is gone before, and until
 * {@link #writable} nothing is decided that would have to be stored.
 */
final class Sequencer {

    private static final ServerMessage.Visitor<Optional<RequestId>> REQUEST = new RequestOf();
    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private record Waiting(long position, Consumer<Boolean> told) {}

    /** A sign-in that wrote something. */
    private record SignIn(long position, Command command) {}

    private final Fallen fallen = new Fallen();
    private final Decider decider;
    private final World world;
    private final Journal journal;
    private final CommitGate gate = new CommitGate();
    private final ArrayDeque<Waiting> waitingForStore = new ArrayDeque<>();
    private final ArrayDeque<SignIn> signIns = new ArrayDeque<>();
    private List<Event> batch = new ArrayList<>();
    private final PresenceTrail trail = new PresenceTrail();
    private final HandingOver handingOver;

    /** The users of whom others may have been told what is not so, or not what is. */
    private final Set<String> presenceToTell = new LinkedHashSet<>();

    private long position;

    /**
     * @param position of the journal's last event, all of which are applied already
     * @param handingOver of the state, for snapshots
     */
    Sequencer(Decider decider, World world, Journal journal, long position, HandingOver handingOver) {
        this.decider = decider;
        this.world = world;
        this.journal = journal;
        this.position = position;
        this.handingOver = handingOver;
    }

    World world() {
        return world;
    }

    /** Decides a command and applies what it comes to, which is returned for those who want to know. */
    Outcome submit(Command command) {
        Outcome outcome = decide(command);
        if (!isWritable() && !outcome.events().isEmpty()) {
            outcome = command.input() instanceof Input.Answered owed
                    ? Decider.refuse(command.session(), owed.re(), notStored())
                    : new Outcome();
        }
        position += outcome.events().size();
        try {
            outcome.events().forEach(event -> world.apply(event));
            for (PresenceChange change : outcome.changes()) {
                trail.note(position, change, world.presence());
                world.apply(change);
            }
        } catch (RuntimeException bug) {
            throw new FailStop("What was decided cannot be applied", bug);
        }
        batch.addAll(outcome.events());
        if (isSignIn(command.input()) && !outcome.events().isEmpty()) {
            signIns.add(new SignIn(position, command));
        }
        // What the operator says, and does to connections, needs nothing stored.
        boolean stands =
                command.session() == Command.NO_SESSION && outcome.events().isEmpty();
        for (Effect effect : outcome.effects()) {
            gate.park(position, effect, !stands);
        }
        return outcome;
    }

    private static boolean isSignIn(Input input) {
        return input instanceof Input.PasswordChecked
                || input instanceof Input.Asked asked && asked.request() instanceof Request.Login;
    }

    private static ErrorReply notStored() {
        return ErrorReply.of(
                ErrorCode.STORAGE_FAILED, "The server cannot write to its disk. Nothing was changed. Try again later.");
    }

    private Outcome decide(Command command) {
        try {
            return decider.decide(world, command);
        } catch (RuntimeException bug) {
            LOG.error("A request failed; it changed nothing", bug);
            ErrorReply error =
                    ErrorReply.of(ErrorCode.INTERNAL, "The server had an internal error. Nothing was changed.");
            return command.input() instanceof Input.Answered owed
                    ? Decider.refuse(command.session(), owed.re(), error)
                    : new Outcome();
        }
    }

    /** Hands this turn's events to the journal, in one append. */
    void appendToJournal() {
        if (!batch.isEmpty()) {
            List<Event> events = batch;
            batch = new ArrayList<>();
            journal.append(events);
        }
    }

    /** Hands a piece of the state over to who makes a snapshot of it, if anybody does. */
    void handOn() {
        handingOver.handOn();
    }

    /** Adds an effect that comes of no command, behind those decided so far. */
    void park(Effect effect) {
        gate.park(position, effect, false);
    }

    /** Calls back when all that was decided until now is committed, or when that will never be. */
    void whenStored(Consumer<Boolean> told) {
        waitingForStore.add(new Waiting(position, told));
    }

    void release(long committed, Consumer<Effect> sink) {
        trail.committed(committed);
        gate.release(committed, sink);
        signIns.removeIf(one -> one.position <= committed);
        while (!waitingForStore.isEmpty() && waitingForStore.getFirst().position <= committed) {
            tell(waitingForStore.removeFirst(), true);
        }
    }

    /** A bug of whoever asked to be told is not one in what is stored. */
    private static void tell(Waiting waiting, boolean stored) {
        Guarded.run("telling that something is stored", () -> waiting.told.accept(stored));
    }

    /** Effects that wait for a commit. */
    int waiting() {
        return gate.size();
    }

    /** Bytes of memory that they take, roughly. */
    long waitingBytes() {
        return gate.bytes();
    }

    /**
     * What stands behind {@code stored} is not in the store and will not be. Whoever asked for it is told so, nobody hears of
     * it, and who is signed in is as it was. Sign-ins are decided anew by {@link #restart}: they need nothing stored. There is no state then: nothing may be submitted until {@link #restart}.
     */
    void fail(long stored) {
        world.setWritable(false);
        handingOver.stop();
        batch.clear();
        signIns.removeIf(one -> one.position <= stored);
        trail.committed(stored);
        presenceToTell.addAll(trail.takeBack(world.presence(), world::apply));
        gate.fail(stored, effect -> effect.accept(fallen).orElse(null));
        while (!waitingForStore.isEmpty()) {
            tell(waitingForStore.removeLast(), false);
        }
        position = stored;
        world.letGo();
    }

    /** What comes of an effect whose events are not stored. Work that was to be started may: its result is decided anew. */
    private final class Fallen implements Effect.Visitor<Optional<Effect>> {
        @Override
        public Optional<Effect> reply(Effect.Reply reply) {
            ServerMessage message = reply.message();
            if (message instanceof ServerMessage.Ok ok
                    && ok.result() instanceof Result.SignedIn
                    && signIns.stream().anyMatch(one -> one.command.session() == reply.session())) {
                return Optional.empty();
            }
            RequestId re = message.accept(REQUEST).orElse(null);
            return Optional.of(new Effect.Reply(reply.session(), new ServerMessage.Failed(re, notStored())));
        }

        @Override
        public Optional<Effect> deliver(Effect.Deliver deliver) {
            return Optional.empty();
        }

        @Override
        public Optional<Effect> startPasswordTask(Effect.StartPasswordTask start) {
            return Optional.of(start);
        }

        @Override
        public Optional<Effect> startQuery(Effect.StartQuery start) {
            return Optional.of(start);
        }

        @Override
        public Optional<Effect> close(Effect.Close close) {
            return Optional.of(close);
        }
    }

    /** The id of the request that a reply answers. */
    private static final class RequestOf implements ServerMessage.Visitor<Optional<RequestId>> {
        @Override
        public Optional<RequestId> ok(ServerMessage.Ok ok) {
            return Optional.ofNullable(ok.re());
        }

        @Override
        public Optional<RequestId> failed(ServerMessage.Failed failed) {
            return Optional.ofNullable(failed.re());
        }

        @Override
        public Optional<RequestId> event(ServerEvent event) {
            return Optional.empty();
        }
    }

    /** Takes the state that the store has, and tells who is online according to it, as far as that was in doubt. */
    void restart(State stored) {
        world.restart(stored);
        handingOver.goOn();
        position = stored.position();
        for (String user : presenceToTell) {
            Decider.tellPresence(world, user).effects().forEach(this::park);
        }
        presenceToTell.clear();
        List<SignIn> again = List.copyOf(signIns);
        signIns.clear();
        again.forEach(one -> submit(one.command));
    }

    /** The store takes events again. */
    void writable() {
        world.setWritable(true);
    }

    boolean isWritable() {
        return world.isWritable();
    }
}
