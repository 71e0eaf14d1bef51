package dev.parley.server.core.decide;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Feature;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Conversation;
import dev.parley.server.core.state.Cursors;
import dev.parley.server.core.state.Direct;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.SignInThrottle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a session becomes somebody's, by whatever proof, and the limits on trying. */
final class SignIns {

    private static final Duration AT_ONCE_RETRY = Duration.ofSeconds(1);

    private SignIns() {}

    /** Refuses a network that tries passwords too often. Whoever passes must note the try with {@link #tried}. */
    static void checkNetwork(Ask ask) {
        int perMinute = bound(ask, ask.policy().signIn().perMinute());
        refuseFor(ask.world().throttle().waitOfNetwork(ask.session().network(), perMinute, ask.uptime()));
    }

    /** Refuses a network that tries tokens too often. Whoever passes must note the try with {@link #tokenTried}. */
    static void checkTokens(Ask ask) {
        int perMinute = bound(ask, ask.policy().signIn().tokensPerMinute());
        refuseFor(ask.world().throttle().waitOfTokens(ask.session().network(), perMinute, ask.uptime()));
    }

    /** Refuses a network that registers too many accounts. */
    static void checkRegistrations(Ask ask) {
        int perHour = bound(ask, ask.policy().signIn().registrationsPerHour());
        Duration wait = ask.world().throttle().waitOfRegistrations(ask.session().network(), perHour, ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED,
                    "Too many new accounts from your address. Try again in " + UserLimits.minutes(wait) + ".",
                    wait);
        }
    }

    /** How long the network must wait that has given too many wrong invitation codes; zero if it need not. */
    static Duration waitOfCodes(Ask ask) {
        int perMinute = bound(ask, ask.policy().signIn().failures() * SignInThrottle.CODES_AT_ONCE);
        return ask.world().throttle().waitOfCodes(ask.session().network(), perMinute, ask.uptime());
    }

    private static int bound(Ask ask, int usual) {
        return ask.policy().signIn().of(usual, ask.session().network());
    }

    private static void refuseFor(Duration wait) {
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED, "Too many attempts to sign in from your address. Wait a moment.", wait);
        }
    }

    /** Refuses a name that was tried in vain too often. Whoever passes must note the guess with {@link #guessed}. */
    static void checkName(Ask ask, String user) {
        Policy.SignIn bounds = ask.policy().signIn();
        Duration wait = ask.world()
                .throttle()
                .waitOfName(user, ask.session().network(), bounds.failures(), bounds.lockout(), ask.uptime());
        if (!wait.isZero()) {
            throw Refusal.retry(
                    ErrorCode.LOCKED_OUT,
                    "Too many wrong passwords for this name. Try again in " + (wait.toSeconds() + 1) + " s.",
                    wait);
        }
        if (ask.world().throttle().isEnoughUnderWay(user, ask.session().network(), bounds.failures())) {
            throw Refusal.retry(
                    ErrorCode.RATE_LIMITED, "Too many sign-ins at once for this name. Try again.", AT_ONCE_RETRY);
        }
    }

    static PresenceChange tried(Ask ask) {
        return new PresenceChange.SignInTried(ask.session().network(), ask.uptime());
    }

    static PresenceChange tokenTried(Ask ask) {
        return new PresenceChange.TokenTried(ask.session().network(), ask.uptime());
    }

    /** A password for a name is about to be compared. */
    static PresenceChange guessed(Ask ask, String user) {
        return new PresenceChange.GuessBegan(
                ask.session().id(), user, ask.session().network(), ask.uptime());
    }

    /** A wrong password for a name. */
    static PresenceChange failed(Ask ask, String user) {
        return new PresenceChange.SignInFailed(
                ask.session().id(), user, ask.session().network(), ask.uptime());
    }

    /** From here on guesses from elsewhere do not hold this network back. */
    static PresenceChange succeeded(Ask ask, String user) {
        return new PresenceChange.SignInSucceeded(
                ask.session().id(), user, ask.session().network());
    }

    /** Only whoever has proved to be the user is told so. */
    static Refusal disabled() {
        return Refusal.of(
                ErrorCode.FORBIDDEN, "This account is disabled. Ask the operator of this server to enable it.");
    }

    static Refusal wrong() {
        return Refusal.of(ErrorCode.BAD_CREDENTIALS, "Wrong password, or no account of that name.");
    }

    /**
     * The session is the account's from here on. Who is in no room is put into the lobby, or will be when that can be stored.
     *
     * @param token what the reply gives the client to come back with
     * @param temporaryPassword true where the operator set the password that was given; null otherwise
     */
    static Outcome signIn(
            Ask ask,
            Outcome outcome,
            Account account,
            String token,
            String tokenHash,
            @Nullable Boolean temporaryPassword) {
        Presence.Online before = ask.presence().online(account.key());
        List<Result.OwnRoom> rooms = ownRooms(ask, account);
        Room lobby = ask.state().room(Policy.LOBBY);
        Audience around = ask.world().around(account);
        boolean isForLobby = lobby != null && !account.isPasswordDue() && isForLobby(account, lobby);
        if (isForLobby && !ask.world().hasRoom()) {
            outcome.with(new PresenceChange.LobbyOwed(account.key()));
        } else if (isForLobby && lobby != null) {
            Entry.Joined entry = Memberships.joined(ask, account.name(), lobby);
            Audience mine = Audience.of(ask.world().sessionsOf(account.key()));
            Memberships.enter(ask, outcome, account.name(), lobby, entry, mine);
            rooms.add(0, justJoined(lobby, entry, ask.told(lobby.role(account.key()))));
            around = around.or(ask.world().audience(lobby));
        }
        String user = account.name().display();
        outcome.with(new PresenceChange.SignedIn(ask.session().id(), account.key(), tokenHash, ask.at()))
                .with(succeeded(ask, account.key()))
                .reply(
                        ask.session().id(),
                        ask.ok(new Result.SignedIn(
                                user,
                                token,
                                rooms,
                                temporaryPassword,
                                forgotten(ask),
                                invitations(ask, account),
                                Standing.isAdmin(ask, account) ? true : null,
                                account.isPasswordDue() ? true : null,
                                blocked(ask, account),
                                account.preferences().isEmpty() ? null : account.preferences())));
        ServerNotices.catchUp(ask, outcome, account);
        return before == null
                ? outcome.deliver(around, ask.session().id(), Rosters.presence(account, true, null))
                : outcome;
    }

    /** Whether somebody is to come into the lobby: who is in no room, and neither banned nor a program. */
    static boolean isForLobby(Account account, Room lobby) {
        return account.rooms().isEmpty() && !account.isBot() && !lobby.rules().hasBanned(account.key());
    }

    /** Whoever comes back with another number than before may still show what a user wrote whose account is deleted. */
    static @Nullable Long forgotten(Ask ask) {
        long at = ask.state().forgottenAt();
        return at == 0 ? null : at;
    }

    static Result.OwnRoom justJoined(Room room, Entry.Joined entry, Role role) {
        return new Result.OwnRoom(room.name().display(), entry.seq(), entry.seq(), 0L, 0, role);
    }

    /** Whom the account has blocked; null where there is nobody, and for a client that does not know of it. */
    private static @Nullable List<String> blocked(Ask ask, Account account) {
        if (account.blocked().isEmpty() || !ask.session().features().contains(Feature.BLOCKING)) {
            return null;
        }
        return account.blocked().keySet().stream()
                .map(ask.state()::account)
                .filter(Objects::nonNull)
                .map(one -> one.name().display())
                .toList();
    }

    private static @Nullable List<Result.Invitation> invitations(Ask ask, Account account) {
        List<Result.Invitation> all = new ArrayList<>();
        for (String name : account.invitations()) {
            Room room = ask.state().room(name);
            Restored.Invitation one = room == null ? null : room.rules().invitation(account.key());
            if (room != null && one != null && !isFromBlocked(ask, account, one)) {
                all.add(new Result.Invitation(room.name().display(), one.by(), one.at()));
            }
        }
        all.sort(Comparator.comparing(Result.Invitation::at));
        return all.isEmpty() ? null : all;
    }

    /** Whether an invitation is kept from one who is invited. */
    static boolean isFromBlocked(Ask ask, Account invited, Restored.Invitation one) {
        Account by = invited.blocked().isEmpty() ? null : ask.state().accountNamed(one.by());
        return by != null && invited.hasBlocked(by.key());
    }

    private static List<Result.OwnRoom> ownRooms(Ask ask, Account account) {
        List<Result.OwnRoom> own = new ArrayList<>();
        for (String name : account.rooms()) {
            Room room = ask.state().room(name);
            add(ask, own, account, room, room == null ? "" : room.name().display());
        }
        for (LogId.DirectLog id : account.directs()) {
            Account other = ask.state().account(id.other(account.key()));
            Direct direct = ask.state().direct(id);
            if (other == null || direct == null || !account.hasBlocked(other.key())) {
                add(ask, own, account, direct, other == null ? "" : Places.directLabel(other));
            } else if (direct.hasWritten(account.key())) {
                // There is nothing to read, wherever the mark stands; what only the other one wrote is no conversation.
                long last = direct.entries().lastSeq();
                own.add(new Result.OwnRoom(Places.directLabel(other), last, last, 0L, 0, Role.MEMBER));
            }
        }
        return own;
    }

    private static void add(
            Ask ask, List<Result.OwnRoom> own, Account account, @Nullable Conversation conversation, String label) {
        Cursors mine = conversation == null ? null : conversation.cursors(account.key());
        if (conversation != null && mine != null) {
            Role role = conversation instanceof Room room ? ask.told(room.role(account.key())) : Role.MEMBER;
            own.add(new Result.OwnRoom(
                    label,
                    conversation.entries().lastSeq(),
                    mine.read(),
                    conversation.unread(account.key()),
                    mine.mentions(),
                    role));
        }
    }

    /** Whose token it is; null if nobody's. */
    static @Nullable Account accountOfToken(Ask ask, String tokenHash) {
        Presence.LentToken lent = ask.presence().lentToken(tokenHash);
        return lent == null
                ? ask.state().accountOfToken(tokenHash)
                : ask.state().account(lent.user());
    }

    /**
     * Gives the account a token, and makes its oldest void where it would have too many. A token that cannot be stored
     * is lent until the server ends: a full disk keeps nobody out. So is one that need not be stored, and no other makes way for it.
     * Where memory is full the account's oldest makes way as well.
     */
    static void issueToken(
            Ask ask,
            Outcome outcome,
            Account account,
            String tokenHash,
            @Nullable String device,
            boolean isRemembered) {
        if (!isRemembered || !ask.world().hasRoom()) {
            List<String> lent = ask.presence().tokensLentTo(account.key());
            if (lent.size() >= ask.policy().tokensPerUser()) {
                outcome.with(new PresenceChange.TokenEnded(lent.get(0)));
            } else if (ask.presence().isLendingAll()) {
                outcome.with(new PresenceChange.TokenEnded(ask.presence().oldestLentToken()));
            }
            outcome.with(
                    new PresenceChange.TokenLent(account.key(), tokenHash, device == null ? "" : device, ask.at()));
            return;
        }
        int most = Remembering.isFull(ask) ? 1 : ask.policy().tokensPerUser();
        if (account.tokens().size() >= most) {
            outcome.with(new Event.TokenRevoked(
                    account.key(), account.tokens().iterator().next()));
        }
        outcome.with(new Event.TokenIssued(
                account.key(), tokenHash, device, ask.session().host(), ask.at()));
    }
}
