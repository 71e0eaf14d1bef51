package dev.parley.server.session;

import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Session;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to take back what clients' requests changed in who is signed in, for as long as the events that go with it are not
 * committed. Who connects and who is gone is a fact of the network, whatever the store says, and stays.
 */
final class PresenceTrail {

    private record Step(long position, PresenceChange back) {}

    private final ArrayDeque<Step> steps = new ArrayDeque<>();

    /** Before a change is applied. */
    void note(long position, PresenceChange change, Presence before) {
        PresenceChange back = back(change, before);
        if (back != null) {
            steps.addLast(new Step(position, back));
        }
    }

    private static @Nullable PresenceChange back(PresenceChange change, Presence before) {
        if (change instanceof PresenceChange.SignedIn in) {
            return new PresenceChange.SignedOut(in.session());
        }
        if (change instanceof PresenceChange.SignedOut out) {
            Session session = before.session(out.session());
            Session.Login login = session == null ? null : session.login();
            return login == null
                    ? null
                    : new PresenceChange.SignedIn(out.session(), login.user(), login.tokenHash(), login.since());
        }
        if (change instanceof PresenceChange.AwaySet set) {
            Presence.Online online = before.online(set.user());
            return online == null ? null : new PresenceChange.AwaySet(set.user(), online.away());
        }
        return null;
    }

    /** Changes that waited for no event behind this one stand. */
    void committed(long position) {
        while (!steps.isEmpty() && steps.getFirst().position <= position) {
            steps.removeFirst();
        }
    }

    /** Gives what takes back all that still waits, newest first, but for sessions that are gone. */
    void takeBack(Presence presence, Consumer<PresenceChange> sink) {
        while (!steps.isEmpty()) {
            PresenceChange back = steps.removeLast().back;
            boolean gone = back instanceof PresenceChange.SignedIn in && presence.session(in.session()) == null;
            if (!gone) {
                sink.accept(back);
            }
        }
    }
}
