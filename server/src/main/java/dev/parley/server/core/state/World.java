package dev.parley.server.core.state;

import dev.parley.protocol.Entry;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision is taken from: the lasting {@link State}, the fleeting {@link Presence}, and what is derived from both.
 * Owned by the loop's thread; changed by {@code apply} alone.
 */
public final class World {

    private State state;
    private final Presence presence = new Presence();
    private final SignInThrottle throttle = new SignInThrottle();
    private final Counts directsBegun = new Counts(Duration.ofHours(1));
    private final Counts namesProbed = new Counts(Duration.ofHours(1));
    private final Counts invitations = new Counts(Duration.ofHours(1));
    private final SlowMode slowMode = new SlowMode();
    private final TokenUses tokenUses = new TokenUses();
    private final Counts storedInADay = new Counts(Duration.ofDays(1));
    private OnlineMembers online;
    private Audiences audiences;
    private final Duration lockout;
    private boolean isWritable = true;
    private boolean isFull;

    /**
     * @param lockout how long a name is locked after too many failures
     */
    public World(State state, Duration lockout) {
        this.state = state;
        this.online = new OnlineMembers(state, presence);
        this.audiences = new Audiences(state, presence, online);
        this.lockout = lockout;
    }

    /**
     * Lets go of a state that is ahead of the store, before another is made: there may not be memory for both. What is known of
     * keys stays. Until {@link #restart} there is nobody and nothing here to decide about.
     */
    public void letGo() {
        take(state.nothingButKeys());
    }

    /**
     * Goes back to what the store has: {@code stored} takes the place of a state that was ahead of it. Whoever is signed in
     * must have an account there.
     */
    public void restart(State stored) {
        stored.inheritKeys(state);
        take(stored);
        tokenUses.keepOnly(this::isGood);
    }

    private void take(State other) {
        state = other;
        online = new OnlineMembers(other, presence);
        audiences = new Audiences(other, presence, online);
    }

    /** Whether what is decided can be stored now. What cannot wait for that must not be decided otherwise. */
    public boolean isWritable() {
        return isWritable;
    }

    public void setWritable(boolean now) {
        isWritable = now;
    }

    /** Whether the store has all that it may have: what is stored in the place of nothing is refused. */
    public boolean isFull() {
        return isFull;
    }

    public void setFull(boolean now) {
        isFull = now;
    }

    /** Whether what need not be stored can be. */
    public boolean hasRoom() {
        return isWritable && !isFull;
    }

    public State state() {
        return state;
    }

    public Presence presence() {
        return presence;
    }

    public SignInThrottle throttle() {
        return throttle;
    }

    /** How many direct conversations each user has begun in the last hour. */
    public Counts directsBegun() {
        return directsBegun;
    }

    /** How often each user has tried the name of a hidden room in the last hour. */
    public Counts namesProbed() {
        return namesProbed;
    }

    /** How often each user has invited somebody in the last hour. */
    public Counts invitations() {
        return invitations;
    }

    /** Who has written lately in rooms that are in slow mode. */
    public SlowMode slowMode() {
        return slowMode;
    }

    /** Uses of tokens that are not written down yet. */
    public TokenUses tokenUses() {
        return tokenUses;
    }

    /** How many bytes each user has stored in the last day. */
    public Counts storedInADay() {
        return storedInADay;
    }

    /** The members of a room that are online, by canonical name, in the order they came. */
    public Set<String> online(Room room) {
        return online.of(room);
    }

    /** The sessions of a room's members. */
    public Audience audience(Room room) {
        return audiences.of(room);
    }

    /** The sessions of those who share a room or a direct conversation with the user, and the user's own. */
    public Audience around(Account account) {
        return audiences.aroundOf(account);
    }

    /** The user's own sessions; none if offline. */
    public Set<Long> sessionsOf(String user) {
        return audiences.sessionsOf(user);
    }

    public void apply(Event event) {
        Account forgotten = event instanceof Event.UserForgotten gone ? state.account(gone.user()) : null;
        List<String> tokens = tokensAtStake(event);
        state.apply(event);
        for (String token : tokens) {
            if (!isGood(token)) {
                tokenUses.forget(token);
            }
        }
        if (event instanceof Event.TokenUsed used) {
            tokenUses.writtenDown(used.tokenHash(), used.at());
        }
        if (forgotten != null) {
            online.went(forgotten);
            audiences.sessionWent(forgotten);
            throttle.forget(forgotten.key());
            directsBegun.forget(forgotten.key());
            namesProbed.forget(forgotten.key());
            invitations.forget(forgotten.key());
            storedInADay.forget(forgotten.key());
            slowMode.forgetUser(forgotten.key());
        } else if (event instanceof Event.RoomEnded ended) {
            online.roomEnded(ended.room());
            audiences.roomEnded(ended.room());
            slowMode.forgetRoom(ended.room());
        } else if (event instanceof Event.EntryWritten written && written.log() instanceof LogId.RoomLog room) {
            if (written.entry() instanceof Entry.Joined) {
                memberCame(room.name(), written.actor());
            } else if (written.entry() instanceof Entry.Left) {
                online.memberWent(room.name(), written.actor());
                audiences.memberWent(room.name());
            }
        }
    }

    /** The tokens that may be void by an event. */
    private List<String> tokensAtStake(Event event) {
        if (event instanceof Event.TokenRevoked revoked) {
            return List.of(revoked.tokenHash());
        }
        String user = event instanceof Event.PasswordChanged changed
                ? changed.user()
                : event instanceof Event.UserForgotten gone ? gone.user() : null;
        Account account = user == null ? null : state.account(user);
        return account == null ? List.of() : List.copyOf(account.tokens());
    }

    private boolean isGood(String tokenHash) {
        return state.accountOfToken(tokenHash) != null || presence.lentToken(tokenHash) != null;
    }

    private void memberCame(String room, String user) {
        if (presence.online(user) != null) {
            online.memberCame(room, user);
        }
        audiences.memberCame(room, user);
    }

    public void apply(PresenceChange change) {
        Session before = change instanceof PresenceChange.Disconnected gone
                ? presence.session(gone.session())
                : change instanceof PresenceChange.SignedOut out ? presence.session(out.session()) : null;
        presence.apply(change);
        throttle.apply(change, lockout);
        if (change instanceof PresenceChange.Deed deed) {
            deed.handle(new Counting());
        }
        noteUse(change, before);
        if (before != null && before.login() != null) {
            Account account = state.account(before.login().user());
            // Of an account that is deleted nothing is kept ready any more.
            if (account != null) {
                if (presence.online(account.key()) == null) {
                    online.went(account);
                }
                audiences.sessionWent(account);
            }
        } else if (change instanceof PresenceChange.SignedIn in) {
            Account account = state.account(in.user());
            // Where a deletion is taken back that was not stored, the state that has the account follows.
            if (account != null) {
                online.came(account);
                audiences.sessionCame(account, in.session());
            }
        }
    }

    private final class Counting implements PresenceChange.Deed.Handler {
        @Override
        public void directBegun(PresenceChange.DirectBegun begun) {
            directsBegun.count(begun.user(), begun.uptime());
        }

        @Override
        public void nameProbed(PresenceChange.NameProbed probed) {
            namesProbed.count(probed.user(), probed.uptime());
        }

        @Override
        public void invitedSomebody(PresenceChange.InvitedSomebody invited) {
            invitations.count(invited.user(), invited.uptime());
        }

        @Override
        public void spoke(PresenceChange.Spoke spoke) {
            slowMode.spoke(spoke.room(), spoke.user(), spoke.uptime());
        }

        @Override
        public void stored(PresenceChange.Stored stored) {
            storedInADay.count(stored.user(), stored.bytes(), stored.uptime());
        }
    }

    private void noteUse(PresenceChange change, @Nullable Session before) {
        if (change instanceof PresenceChange.TokenEnded ended) {
            tokenUses.forget(ended.tokenHash());
        } else if (change instanceof PresenceChange.SignedIn in) {
            Session session = presence.session(in.session());
            tokenUses.note(in.tokenHash(), new TokenUses.Use(session == null ? "" : session.host(), in.at()));
        } else if (change instanceof PresenceChange.Disconnected gone && before != null && before.login() != null) {
            String token = before.login().tokenHash();
            if (isGood(token)) {
                tokenUses.note(token, new TokenUses.Use(before.host(), gone.at()));
            }
        }
    }
}
