package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.Written;

/** Counts what a request has stored, and refuses one that would store more than its user may. */
final class Storing {

    private Storing() {}

    /** The outcome of a request whose user has room for it. Who leaves or deletes needs none. */
    static Outcome counted(Ask ask, Outcome outcome) {
        Session.Login login = ask.session().login();
        if (login == null) {
            return outcome;
        }
        long bytes = 0;
        boolean needsRoom = false;
        for (Event event : outcome.events()) {
            if (event instanceof Event.EntryWritten written) {
                Entry entry = written.entry();
                bytes += Written.bytesOf(entry);
                needsRoom |= !(entry instanceof Entry.Left) && !(entry instanceof Entry.Deleted);
            }
        }
        if (needsRoom) {
            UserLimits.checkStored(ask);
        }
        return bytes == 0 ? outcome : outcome.with(new PresenceChange.Stored(login.user(), bytes, ask.uptime()));
    }
}
