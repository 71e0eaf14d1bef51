package dev.parley.server.core;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Audience;
import java.util.ArrayList;
import java.util.List;

/** What a command comes to: what has happened, who has come or gone, and what is to be done about it, each in order. */
public final class Outcome {

    private final List<Event> events = new ArrayList<>(2);
    private final List<PresenceChange> changes = new ArrayList<>(0);
    private final List<Effect> effects = new ArrayList<>(2);
    private int work;

    /** To be journaled and applied. */
    public List<Event> events() {
        return events;
    }

    /** To be applied, after the events. */
    public List<PresenceChange> changes() {
        return changes;
    }

    /** To be done when the events are committed. */
    public List<Effect> effects() {
        return effects;
    }

    /** How many entries, people and rooms were looked through for it. */
    public int work() {
        return work;
    }

    public Outcome worked(int more) {
        work += more;
        return this;
    }

    public Outcome with(Event event) {
        events.add(event);
        return this;
    }

    public Outcome with(PresenceChange change) {
        changes.add(change);
        return this;
    }

    public Outcome then(Effect effect) {
        effects.add(effect);
        return this;
    }

    public Outcome reply(long session, ServerMessage message) {
        return then(new Effect.Reply(session, message));
    }

    /** Nothing is done where nobody would hear it. */
    public Outcome deliver(Audience to, long except, ServerEvent event) {
        return to.isEmpty() ? this : then(new Effect.Deliver(to, except, event, false));
    }

    /** Likewise with the entry by which a conversation ends for all who hear it. */
    public Outcome deliverLast(Audience to, Entry last) {
        return to.isEmpty() ? this : then(new Effect.Deliver(to, Command.NO_SESSION, last, true));
    }
}
