package dev.parley.server.core.state;

import dev.parley.server.core.event.PresenceChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is connected and who is online. True while the process lives; a restart begins with an empty one. */
public final class Presence {

    /** Tokens that may be lent to all users together. A few hundred bytes each. */
    static final int MAX_LENT = 20_000;

    private final Map<Long, Session> sessions = new HashMap<>();
    private final Applying applying = new Applying();
    private final Map<String, Online> online = new LinkedHashMap<>();

    /** Tokens that are not stored, by their hashes, the oldest first. */
    private final Map<String, LentToken> lentTokens = new LinkedHashMap<>();

    /** The same by user, the oldest first: a sign-in does not look through everybody's. */
    private final Map<String, Set<String>> lentTo = new HashMap<>();

    private final Set<String> lobbyOwed = new LinkedHashSet<>();

    /**
     * A token that is good until the process ends.
     *
     * @param device the client's label for itself, empty where there is none
     * @param since when it was lent
     */
    public record LentToken(String user, String device, Instant since) {}

    /** A user with at least one session signed in. */
    public static final class Online {
        private final Map<Long, Session> sessions = new LinkedHashMap<>();
        private final Instant since;
        private @Nullable String away;

        private Online(Instant since) {
            this.since = since;
        }

        /** The ids of the user's sessions, oldest first. */
        public Set<Long> sessions() {
            return Collections.unmodifiableSet(sessions.keySet());
        }

        /** When the first of them signed in. */
        public Instant since() {
            return since;
        }

        public @Nullable String away() {
            return away;
        }

        /** Where the newest session is from. */
        public String address() {
            String address = "";
            for (Session session : sessions.values()) {
                address = session.address();
            }
            return address;
        }
    }

    public @Nullable Session session(long id) {
        return sessions.get(id);
    }

    public @Nullable Online online(String user) {
        return online.get(user);
    }

    /** The user's sessions by the hash of the token that each holds, oldest first; none if the user is offline. */
    public Map<String, List<Session>> sessionsByToken(String user) {
        Map<String, List<Session>> byToken = new LinkedHashMap<>();
        Online present = online.get(user);
        for (Session session : present == null ? List.<Session>of() : present.sessions.values()) {
            if (session.login() != null) {
                byToken.computeIfAbsent(session.login().tokenHash(), token -> new ArrayList<>())
                        .add(session);
            }
        }
        return byToken;
    }

    /** The users online, by canonical name, in the order they came. */
    public Map<String, Online> everyone() {
        return Collections.unmodifiableMap(online);
    }

    /** The ids of all sessions that somebody is signed in on. */
    public Set<Long> signedIn() {
        Set<Long> all = new LinkedHashSet<>();
        online.values().forEach(each -> all.addAll(each.sessions()));
        return all;
    }

    public Collection<Session> sessions() {
        return Collections.unmodifiableCollection(sessions.values());
    }

    /** What is known of a token that is not stored; null if there is none of this hash. */
    public @Nullable LentToken lentToken(String tokenHash) {
        return lentTokens.get(tokenHash);
    }

    /** Whether no more tokens can be lent before one ends. */
    public boolean isLendingAll() {
        return lentTokens.size() >= MAX_LENT;
    }

    /** The hash of the oldest token that is not stored; there must be one. */
    public String oldestLentToken() {
        return lentTokens.keySet().iterator().next();
    }

    /** The hashes of the user's tokens that are not stored, oldest first. */
    public List<String> tokensLentTo(String user) {
        return List.copyOf(lentTo.getOrDefault(user, Set.of()));
    }

    /** Who is to become a member of the lobby. */
    public Set<String> lobbyOwed() {
        return Collections.unmodifiableSet(lobbyOwed);
    }

    void apply(PresenceChange change) {
        change.handle(applying);
    }

    private final class Applying implements PresenceChange.Handler {
        @Override
        public void connected(PresenceChange.Connected c) {
            sessions.put(c.session(), new Session(c.session(), c.address(), c.network(), Set.of(), null));
        }

        @Override
        public void understood(PresenceChange.Understood u) {
            sessions.computeIfPresent(u.session(), (id, session) -> session.understanding(u.features()));
        }

        @Override
        public void disconnected(PresenceChange.Disconnected d) {
            signOut(d.session());
            sessions.remove(d.session());
        }

        @Override
        public void signedIn(PresenceChange.SignedIn in) {
            signIn(in);
        }

        @Override
        public void signedOut(PresenceChange.SignedOut out) {
            signOut(out.session());
        }

        @Override
        public void tokenLent(PresenceChange.TokenLent lent) {
            lentTokens.put(lent.tokenHash(), new LentToken(lent.user(), lent.device(), lent.at()));
            lentTo.computeIfAbsent(lent.user(), user -> new LinkedHashSet<>()).add(lent.tokenHash());
        }

        @Override
        public void tokenEnded(PresenceChange.TokenEnded ended) {
            LentToken lent = lentTokens.remove(ended.tokenHash());
            if (lent != null) {
                lentTo.computeIfPresent(lent.user(), (user, hashes) -> {
                    hashes.remove(ended.tokenHash());
                    return hashes.isEmpty() ? null : hashes;
                });
            }
        }

        @Override
        public void lobbyOwed(PresenceChange.LobbyOwed owed) {
            lobbyOwed.add(owed.user());
        }

        @Override
        public void awaySet(PresenceChange.AwaySet set) {
            Online user = online.get(set.user());
            if (user != null) {
                user.away = set.text();
            }
        }

        @Override
        public void attempted(PresenceChange.Attempt attempt) {
            // Attempts are counted by SignInThrottle.
        }

        @Override
        public void done(PresenceChange.Deed deed) {
            // Counted by World.
        }
    }

    private void signIn(PresenceChange.SignedIn in) {
        Session before = sessions.get(in.session());
        if (before == null) {
            throw new IllegalStateException("Session " + in.session() + " signs in and was never connected");
        }
        Session session = before.with(new Session.Login(in.user(), in.tokenHash(), in.at()));
        sessions.put(in.session(), session);
        online.computeIfAbsent(in.user(), user -> new Online(in.at())).sessions.put(in.session(), session);
    }

    private void signOut(long id) {
        Session session = sessions.get(id);
        if (session == null || session.login() == null) {
            return;
        }
        sessions.put(id, session.with(null));
        String user = session.login().user();
        Online left = online.get(user);
        if (left != null) {
            left.sessions.remove(id);
            if (left.sessions.isEmpty()) {
                online.remove(user);
                lobbyOwed.remove(user);
            }
        }
    }
}
