package dev.parley.server.session;

import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Session;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to take back what clients' requests changed in who is signed in, for as long as the events that go with it are not
 * committed. Who connects and who is gone is a fact of the network, whatever the store says, and stays.
 */
final class PresenceTrail {

    /**
     * A change.
     *
     * @param user who came, went or is away
     * @param back what takes it back, in this order; nothing for what the network did
     */
    private record Step(long position, String user, List<PresenceChange> back) {}

    private final ArrayDeque<Step> steps = new ArrayDeque<>();

    /** Before a change is applied. */
    void note(long position, PresenceChange change, Presence before) {
        change.handle(new Noting(position, before));
    }

    private final class Noting implements PresenceChange.Handler {
        private final long position;
        private final Presence before;

        Noting(long position, Presence before) {
            this.position = position;
            this.before = before;
        }

        @Override
        public void signedIn(PresenceChange.SignedIn in) {
            add(position, in.user(), new PresenceChange.SignedOut(in.session()));
        }

        @Override
        public void tokenEnded(PresenceChange.TokenEnded ended) {
            Presence.LentToken lent = before.lentToken(ended.tokenHash());
            if (lent != null) {
                PresenceChange back =
                        new PresenceChange.TokenLent(lent.user(), ended.tokenHash(), lent.device(), lent.since());
                add(position, lent.user(), back);
            }
        }

        @Override
        public void tokenLent(PresenceChange.TokenLent lent) {
            // Lent because nothing can be stored: it waits for no event.
        }

        @Override
        public void lobbyOwed(PresenceChange.LobbyOwed owed) {
            // Likewise.
        }

        @Override
        public void awaySet(PresenceChange.AwaySet set) {
            add(position, set.user(), away(set.user(), before));
        }

        @Override
        public void signedOut(PresenceChange.SignedOut out) {
            Session.Login login = login(out.session(), before);
            if (login != null) {
                // Being away ends with the last session, and does not come back with it.
                add(
                        position,
                        login.user(),
                        new PresenceChange.SignedIn(out.session(), login.user(), login.tokenHash(), login.since()),
                        away(login.user(), before));
            }
        }

        @Override
        public void disconnected(PresenceChange.Disconnected gone) {
            Session.Login login = login(gone.session(), before);
            if (login != null) {
                add(position, login.user());
            }
        }

        @Override
        public void connected(PresenceChange.Connected connected) {
            // The network's doing, whatever the store says.
        }

        @Override
        public void attempted(PresenceChange.Attempt attempt) {
            // It was tried, whatever the store says.
        }

        @Override
        public void understood(PresenceChange.Understood one) {
            // Likewise.
        }

        @Override
        public void done(PresenceChange.Deed deed) {
            // It was done, whatever the store says.
        }
    }

    private void add(long position, String user, PresenceChange... back) {
        steps.addLast(new Step(position, user, List.of(back)));
    }

    private static Session.@Nullable Login login(long id, Presence presence) {
        Session session = presence.session(id);
        return session == null ? null : session.login();
    }

    private static PresenceChange away(String user, Presence before) {
        Presence.Online online = before.online(user);
        return new PresenceChange.AwaySet(user, online == null ? null : online.away());
    }

    /** Changes that waited for no event behind this one stand. */
    void committed(long position) {
        while (!steps.isEmpty() && steps.getFirst().position <= position) {
            steps.removeFirst();
        }
    }

    /**
     * Gives what takes back all that still waits, newest first, but for sessions that are gone.
     *
     * @return who it was about: what others were told of them, or were not, may be wrong now
     */
    Set<String> takeBack(Presence presence, Consumer<PresenceChange> sink) {
        Set<String> users = new LinkedHashSet<>();
        while (!steps.isEmpty()) {
            Step step = steps.removeLast();
            users.add(step.user);
            for (PresenceChange back : step.back) {
                boolean gone = back instanceof PresenceChange.SignedIn in && presence.session(in.session()) == null;
                if (!gone) {
                    sink.accept(back);
                }
            }
        }
        return users;
    }
}
