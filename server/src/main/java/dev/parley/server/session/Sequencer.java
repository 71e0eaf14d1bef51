package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.state.World;
import dev.parley.server.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands one after the other: decides, applies, and gathers the events for one append a turn. Effects go to the
 * commit gate. If applying an event fails, memory can no longer be trusted: {@link FailStop}.
 */
final class Sequencer {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    private final Decider decider;
    private final World world;
    private final Journal journal;
    private final CommitGate gate = new CommitGate();
    private List<Event> batch = new ArrayList<>();
    private long position;

    /**
     * @param position of the journal's last event, all of which are applied already
     */
    Sequencer(Decider decider, World world, Journal journal, long position) {
        this.decider = decider;
        this.world = world;
        this.journal = journal;
        this.position = position;
    }

    World world() {
        return world;
    }

    /** Decides a command and applies what it comes to, which is returned for those who want to know. */
    Outcome submit(Command command) {
        Outcome outcome = decide(command);
        try {
            outcome.events().forEach(event -> world.apply(event));
            outcome.changes().forEach(change -> world.apply(change));
        } catch (RuntimeException bug) {
            throw new FailStop("What was decided cannot be applied", bug);
        }
        batch.addAll(outcome.events());
        position += outcome.events().size();
        for (Effect effect : outcome.effects()) {
            gate.park(position, effect);
        }
        return outcome;
    }

    private Outcome decide(Command command) {
        try {
            return decider.decide(world, command);
        } catch (RuntimeException bug) {
            LOG.error("A command could not be decided; nothing was changed by it", bug);
            ErrorReply error =
                    ErrorReply.of(ErrorCode.INTERNAL, "Something went wrong in the server. Nothing was changed.");
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

    /** Adds an effect that comes of no command, behind those decided so far. */
    void park(Effect effect) {
        gate.park(position, effect);
    }

    void release(long committed, Consumer<Effect> sink) {
        gate.release(committed, sink);
    }

    /** Effects that wait for a commit. */
    int waiting() {
        return gate.size();
    }
}
