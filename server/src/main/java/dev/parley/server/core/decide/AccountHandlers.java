package dev.parley.server.core.decide;

import dev.parley.name.Name;
import dev.parley.name.Names;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.FreshToken;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.PasswordTask;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.event.Restored;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Audience;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code register}, {@code login}, {@code logout}, {@code password}, and what the password worker answers to them. */
final class AccountHandlers {

    private static final Duration BUSY_RETRY = Duration.ofSeconds(1);

    Outcome register(Ask ask, Request.Register request) {
        refuseSignedIn(ask);
        SourceHandlers.check(ask);
        Name name = Names.user(request.user());
        Admission admission = Admission.of(ask, name, request.code());
        if (ask.state().accountCount() >= ask.policy().maxUsers()) {
            throw Refusal.of(
                    ErrorCode.REGISTRATION_CLOSED, "This server has no room for more accounts. Ask its operator.");
        }
        Remembering.checkAccount(ask);
        if (name == null) {
            throw NewNames.noUserName();
        }
        NewNames.refuseTaken(ask.state(), name);
        NewNames.checkUser(ask.policy(), name, admission.asOperator());
        checkStrength(request.password());
        String network = ask.session().network();
        if (!admission.isInvited()) {
            SignIns.checkNetwork(ask);
            SignIns.checkRegistrations(ask);
        }
        String codeHash = admission.codeHash();
        Outcome outcome = task(
                        ask,
                        new PasswordTask.Hash(
                                ask.re(), name, request.password(), Said.label(request.device()), codeHash))
                .with(ask.understanding(request.features()).understood());
        return codeHash == null
                ? outcome.with(SignIns.tried(ask)).with(new PresenceChange.RegistrationBegan(network, ask.uptime()))
                : outcome.with(new PresenceChange.CodeBegan(ask.session().id(), codeHash, network, ask.uptime()));
    }

    /** The password of a new account is hashed: the account begins. */
    Outcome registered(Ask ask, Input.PasswordHashed done) {
        refuseSignedIn(ask);
        NewNames.refuseTaken(ask.state(), done.name());
        Restored.OfCode code = Admission.still(ask, done.codeHash());
        Name name = done.name();
        FreshToken token = done.token();
        Outcome outcome = code == null ? new Outcome() : new Outcome().with(new Event.CodeUsed(code.number()));
        outcome.with(new Event.AccountCreated(name, done.hash(), ask.at()))
                .with(new Event.TokenIssued(
                        name.canonical(),
                        token.hash(),
                        done.device(),
                        ask.session().host(),
                        ask.at()));
        Room lobby = lobby(ask);
        Entry.Joined entry = Memberships.joined(ask, name, lobby);
        long me = ask.session().id();
        List<Result.OwnRoom> rooms = new ArrayList<>();
        rooms.add(SignIns.justJoined(lobby, entry, Role.MEMBER));
        Memberships.enter(ask, outcome, name, lobby, entry, Audience.NOBODY);
        Audience around = ask.world().audience(lobby);
        Room room = code == null || code.room() == null ? null : ask.state().room(code.room());
        if (room != null && room != lobby) {
            Entry.Joined second = Memberships.joined(ask, name, room);
            rooms.add(SignIns.justJoined(room, second, Role.MEMBER));
            Memberships.enter(ask, outcome, name, room, second, Audience.NOBODY);
            around = around.or(ask.world().audience(room));
        }
        Result.SignedIn result = new Result.SignedIn(
                name.display(),
                token.text(),
                rooms,
                null,
                SignIns.forgotten(ask),
                null,
                ask.policy().operators().containsKey(name.canonical()) ? true : null);
        outcome.with(new PresenceChange.SignedIn(me, name.canonical(), token.hash(), ask.at()))
                .with(SignIns.succeeded(ask, name.canonical()))
                .reply(me, ask.ok(result));
        return ServerNotices.catchUp(ask, outcome, name.canonical(), 0)
                .deliver(around, me, new ServerEvent.Presence(name.display(), true, null));
    }

    private static Room lobby(Ask ask) {
        Room lobby = Places.findRoom(ask, Policy.LOBBY);
        if (lobby == null) {
            // It is the first thing that a server stores.
            throw Refusal.of(
                    ErrorCode.STORAGE_FAILED,
                    "The server cannot write to its disk. Nothing was changed. Try again later.");
        }
        return lobby;
    }

    Outcome login(Ask ask, Request.Login request) {
        refuseSignedIn(ask);
        SourceHandlers.check(ask);
        Ask told = ask.understanding(request.features());
        if (request.token() != null) {
            return loginByToken(told, request.token()).with(told.understood());
        }
        SignIns.checkNetwork(ask);
        String written = request.user() == null ? "" : request.user();
        Name name = Names.user(written);
        String user = name == null ? "" : name.canonical();
        SignIns.checkName(ask, user);
        Account account = ask.state().account(user);
        String password = request.password() == null ? "" : request.password();
        // A name that does not exist is checked like one that does, so that time does not tell them apart.
        String hash = account == null ? null : account.passwordHash();
        Outcome outcome = task(
                        ask,
                        new PasswordTask.Check(
                                ask.re(),
                                user,
                                password,
                                hash,
                                Said.label(request.device()),
                                request.remember() == null || request.remember()))
                .with(told.understood())
                .with(SignIns.tried(ask));
        // What can be nobody's name is no name to lock.
        return user.isEmpty() ? outcome : outcome.with(SignIns.guessed(ask, user));
    }

    private static Outcome loginByToken(Ask ask, String token) {
        SignIns.checkTokens(ask);
        String hash = TokenHash.of(token);
        Account account = SignIns.accountOfToken(ask, hash);
        Outcome outcome = new Outcome().with(SignIns.tokenTried(ask));
        // Whoever has to choose a password proves first that this is theirs.
        boolean isNobodys = account == null || account.isPasswordDue();
        if (account == null || isNobodys || account.isDisabled()) {
            Refusal refusal = isNobodys ? SignIns.wrong() : SignIns.disabled();
            return outcome.reply(ask.session().id(), failed(ask, refusal));
        }
        return SignIns.signIn(ask, outcome, account, token, hash, null);
    }

    /** A password was compared. */
    Outcome checked(Ask ask, Input.PasswordChecked done) {
        refuseSignedIn(ask);
        Account account = ask.state().account(done.user());
        // A password that was replaced while it was compared is as wrong as any other.
        if (account == null || !done.right() || !account.passwordHash().equals(done.hash())) {
            Outcome outcome = new Outcome().reply(ask.session().id(), failed(ask, SignIns.wrong()));
            return done.user().isEmpty() ? outcome : outcome.with(SignIns.failed(ask, done.user()));
        }
        if (account.isDisabled()) {
            return new Outcome()
                    .with(SignIns.succeeded(ask, account.key()))
                    .reply(ask.session().id(), failed(ask, SignIns.disabled()));
        }
        Outcome outcome = new Outcome();
        FreshToken token = done.token();
        SignIns.issueToken(ask, outcome, account, token.hash(), done.device(), done.isRemembered());
        Boolean temporary = account.hasTemporaryPassword() || account.isPasswordDue() ? true : null;
        return SignIns.signIn(ask, outcome, account, token.text(), token.hash(), temporary);
    }

    Outcome password(Ask ask, Request.Password request) {
        SignIns.checkName(ask, ask.me().key());
        checkStrength(request.newPassword());
        if (ask.me().isPasswordDue() && request.newPassword().equals(request.oldPassword())) {
            // Whoever made the account knows that one.
            throw Refusal.of(ErrorCode.WEAK_PASSWORD, "Choose another password than the one that you were given.");
        }
        String hash = ask.me().passwordHash();
        return task(ask, new PasswordTask.Replace(ask.re(), request.oldPassword(), hash, request.newPassword()))
                .with(SignIns.guessed(ask, ask.me().key()));
    }

    /** An old password was compared, and a new one hashed if it was right. */
    Outcome replaced(Ask ask, Input.PasswordReplaced done) {
        ask.requireStillSignedIn();
        Account me = ask.me();
        if (done.newHash() == null || !me.passwordHash().equals(done.oldHash())) {
            return new Outcome()
                    .with(SignIns.failed(ask, me.key()))
                    .reply(ask.session().id(), failed(ask, oldPasswordWrong()));
        }
        String kept = ask.login().tokenHash();
        Outcome outcome = new Outcome()
                .reply(ask.session().id(), ask.ok(new Result.Done()))
                .with(new Event.PasswordChanged(me.key(), done.newHash(), kept, false))
                .with(SignIns.succeeded(ask, me.key()));
        if (me.isPasswordDue()) {
            comeIn(ask, outcome);
        }
        SignOuts.endAllBut(
                kept, ask.world(), outcome, me.key(), "Your password was changed. Sign in with the new one.");
        return outcome;
    }

    /** Whoever had to choose a password first comes into the lobby now, as others do when they sign in. */
    private static void comeIn(Ask ask, Outcome outcome) {
        Account me = ask.me();
        Room lobby = ask.state().room(Policy.LOBBY);
        if (lobby != null && SignIns.isForLobby(me, lobby)) {
            Entry.Joined entry = Memberships.joined(ask, me.name(), lobby);
            Audience all =
                    ask.world().audience(lobby).or(Audience.of(ask.world().sessionsOf(me.key())));
            outcome.with(new Event.EntryWritten(lobby.id(), me.key(), entry, List.of()))
                    .deliver(all, Command.NO_SESSION, entry)
                    .deliver(ask.world().audience(lobby), Command.NO_SESSION, Rosters.presence(me, true, null));
        }
    }

    private static Refusal oldPasswordWrong() {
        return Refusal.of(ErrorCode.BAD_CREDENTIALS, "The old password is wrong.");
    }

    /** The worker has too much to do: the password was not looked at. */
    Outcome busy(Ask ask, Input.WorkerBusy what) {
        Refusal busy = Refusal.retry(ErrorCode.RATE_LIMITED, "Many people are signing in. Try again.", BUSY_RETRY);
        return new Outcome()
                .with(
                        what.registration()
                                ? new PresenceChange.RegistrationDropped(
                                        ask.session().network())
                                : new PresenceChange.GuessDropped(ask.session().id()))
                .reply(ask.session().id(), failed(ask, busy));
    }

    Outcome logout(Ask ask) {
        Account me = ask.me();
        boolean last = ask.isMyLastSession();
        Audience around = ask.world().around(me);
        Outcome outcome = ask.answer(new Result.Done());
        if (last) {
            for (String name : me.rooms()) {
                Memberships.exit(ask, outcome, Places.room(ask, name), LeaveReason.LOGOUT);
            }
            outcome.deliver(around, ask.session().id(), Rosters.presence(me, false, null));
        }
        String token = ask.login().tokenHash();
        if (me.tokens().contains(token)) {
            outcome.with(new Event.TokenRevoked(me.key(), token));
        }
        return outcome.with(new PresenceChange.TokenEnded(token))
                .with(new PresenceChange.SignedOut(ask.session().id()));
    }

    /** A connection ended. Its user stays a member everywhere, and is offline if this was the last. */
    Outcome disconnected(Ask ask) {
        Outcome outcome = new Outcome();
        Session.Login login = ask.session().login();
        if (login != null && ask.isMyLastSession()) {
            Account me = ask.me();
            outcome.deliver(ask.world().around(me), ask.session().id(), Rosters.presence(me, false, null));
        }
        return outcome.with(new PresenceChange.Disconnected(ask.session().id(), ask.at()));
    }

    private static Outcome task(Ask ask, PasswordTask task) {
        return new Outcome().then(new Effect.StartPasswordTask(ask.session().id(), task));
    }

    private static ServerMessage.Failed failed(Ask ask, Refusal refusal) {
        return new ServerMessage.Failed(ask.re(), refusal.error());
    }

    /** Also when the worker answers: a logout from before the password was handed over may not have been stored. */
    private static void refuseSignedIn(Ask ask) {
        if (ask.session().login() != null) {
            throw Refusal.of(
                    ErrorCode.ALREADY_LOGGED_IN,
                    "You are signed in as " + ask.me().name() + " on this connection. Sign out first.");
        }
    }

    private static void checkStrength(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < Policy.MIN_PASSWORD || length > Policy.MAX_PASSWORD) {
            throw Refusal.of(
                    ErrorCode.WEAK_PASSWORD,
                    "A password has " + Policy.MIN_PASSWORD + " to " + Policy.MAX_PASSWORD + " characters.");
        }
    }
}
