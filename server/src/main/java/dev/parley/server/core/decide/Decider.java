package dev.parley.server.core.decide;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.World;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Commands to outcomes. Reads the world and changes nothing: what it throws leaves nothing half done. One thread. */
public final class Decider {

    /** What somebody may ask who has to choose a password first. */
    private static final Set<RequestKind> WITHOUT_OWN_PASSWORD = EnumSet.of(
            RequestKind.PASSWORD, RequestKind.LOGOUT, RequestKind.PING, RequestKind.LOGIN, RequestKind.REGISTER);

    private Policy policy;
    private final AccountHandlers accounts = new AccountHandlers();
    private final RoomHandlers rooms = new RoomHandlers();
    private final MessageHandlers messages = new MessageHandlers();
    private final SourceHandlers sources = new SourceHandlers();
    private final ModerationHandlers moderation = new ModerationHandlers(sources);
    private final InviteCodeHandlers codes = new InviteCodeHandlers();
    private final AccountCreation creation = new AccountCreation();
    private final BlockingHandlers blocking = new BlockingHandlers();
    private final AmendmentHandlers amendments = new AmendmentHandlers();
    private final HistoryHandlers histories = new HistoryHandlers();
    private final SearchHandlers searches = new SearchHandlers();
    private final OperatorHandlers operator = new OperatorHandlers();
    private final OperatorModeration operatorModeration = new OperatorModeration();
    private final Endings endings = new Endings();
    private final UnusedRooms unusedRooms = new UnusedRooms();
    private final SessionHandlers sessions = new SessionHandlers();
    private final TokenReview tokenReview = new TokenReview();
    private final PresenceHandlers presence = new PresenceHandlers();
    private final Map<RequestKind, BiFunction<Ask, Request, Outcome>> table = new EnumMap<>(RequestKind.class);

    public Decider(Policy policy) {
        this.policy = policy;
        for (RequestKind kind : RequestKind.values()) {
            table.put(kind, handler(kind));
        }
    }

    /** From now on it decides by another one. Between two commands. */
    public void follow(Policy other) {
        policy = other;
    }

    /** By which it decides. */
    public Policy policy() {
        return policy;
    }

    /** Who carries out requests of a kind. */
    private BiFunction<Ask, Request, Outcome> handler(RequestKind kind) {
        return switch (kind) {
            case REGISTER -> row(Request.Register.class, accounts::register);
            case LOGIN -> row(Request.Login.class, accounts::login);
            case PING -> row(Request.Ping.class, (ask, request) -> ask.answer(new Result.Done()));
            case LOGOUT -> row(Request.Logout.class, (ask, request) -> accounts.logout(ask));
            case PASSWORD -> row(Request.Password.class, accounts::password);
            case SESSIONS -> row(Request.Sessions.class, (ask, request) -> sessions.list(ask));
            case END_SESSION -> row(Request.EndSession.class, sessions::end);
            case ROOMS -> row(Request.Rooms.class, rooms::rooms);
            case CREATE -> row(Request.Create.class, rooms::create);
            case JOIN -> row(Request.Join.class, rooms::join);
            case LEAVE -> row(Request.Leave.class, rooms::leave);
            case MEMBERS -> row(Request.Members.class, rooms::members);
            case TOPIC -> row(Request.Topic.class, rooms::topic);
            case SEND -> row(Request.Send.class, messages::send);
            case EDIT -> row(Request.Edit.class, amendments::edit);
            case DELETE -> row(Request.Delete.class, amendments::delete);
            case REACT -> row(Request.React.class, amendments::react);
            case BROADCAST -> row(Request.Broadcast.class, messages::broadcast);
            case TYPING -> row(Request.Typing.class, messages::typing);
            case HISTORY -> row(Request.History.class, histories::history);
            case SEARCH -> row(Request.Search.class, searches::search);
            case READ -> row(Request.Read.class, histories::read);
            case RECEIVED -> row(Request.Received.class, histories::received);
            case WHO -> row(Request.Who.class, (ask, request) -> presence.who(ask));
            case AWAY -> row(Request.Away.class, presence::away);
            case KICK -> row(Request.Kick.class, moderation::kick);
            case BAN -> row(Request.Ban.class, moderation::ban);
            case UNBAN -> row(Request.Unban.class, moderation::unban);
            case BANS -> row(Request.Bans.class, moderation::bans);
            case INVITE -> row(Request.Invite.class, moderation::invite);
            case ROLE -> row(Request.Role.class, moderation::role);
            case SET -> row(Request.Set.class, moderation::set);
            case CREATE_CODE -> row(Request.CreateCode.class, codes::create);
            case CODES -> row(Request.Codes.class, (ask, request) -> codes.list(ask));
            case REVOKE_CODE -> row(Request.RevokeCode.class, codes::revoke);
            case CREATE_ACCOUNT -> row(Request.CreateAccount.class, creation::create);
            case BOT -> row(Request.Bot.class, creation::setBot);
            case BLOCK -> row(Request.Block.class, blocking::block);
            case UNBLOCK -> row(Request.Unblock.class, blocking::unblock);
            case BLOCKED -> row(Request.Blocked.class, (ask, request) -> blocking.blocked(ask));
            case PREFERENCE -> row(Request.Preference.class, blocking::preference);
            case DELETE_ROOM -> row(Request.DeleteRoom.class, moderation::deleteRoom);
        };
    }

    private static <R extends Request> BiFunction<Ask, Request, Outcome> row(
            Class<R> type, BiFunction<Ask, R, Outcome> handler) {
        return (ask, request) -> handler.apply(ask, type.cast(request));
    }

    /** What the command comes to. What a session asks that is gone by now comes to nothing. */
    public Outcome decide(World world, Command command) {
        return command.input().accept(new Deciding(world, command));
    }

    private final class Deciding implements Input.Visitor<Outcome> {
        private final World world;
        private final Command command;

        Deciding(World world, Command command) {
            this.world = world;
            this.command = command;
        }

        @Override
        public Outcome connected(Input.Connected connected) {
            return new Outcome()
                    .with(new PresenceChange.Connected(command.session(), connected.address(), connected.network()));
        }

        @Override
        public Outcome disconnected(Input.Disconnected disconnected) {
            return ofSession(session -> accounts.disconnected(ask(session, null, null)));
        }

        @Override
        public Outcome asked(Input.Asked asked) {
            return ofSession(session -> decide(ask(session, asked.re(), asked.found()), asked));
        }

        @Override
        public Outcome passwordHashed(Input.PasswordHashed done) {
            return ofSession(session -> {
                Outcome outcome = answer(ask(session, done.re(), null), ask -> accounts.registered(ask, done));
                // Whatever came of it, the code is under way no longer.
                return done.codeHash() == null ? outcome : outcome.with(new PresenceChange.GuessDropped(session.id()));
            });
        }

        @Override
        public Outcome codeDrawn(Input.CodeDrawn drawn) {
            return ofSession(session -> answer(
                    ask(session, drawn.re(), null),
                    ask -> Storing.counted(ask, RequestKind.CREATE_CODE, codes.drawn(ask, drawn))));
        }

        @Override
        public Outcome passwordIssued(Input.PasswordIssued done) {
            return ofSession(session -> answer(
                    ask(session, done.re(), null),
                    ask -> Storing.counted(ask, RequestKind.CREATE_ACCOUNT, creation.issued(ask, done))));
        }

        @Override
        public Outcome operatorCreatedAccount(Input.OperatorCreatedAccount created) {
            return ofOperator(() -> creation.create(world, policy, command.at(), created));
        }

        @Override
        public Outcome operatorSetBot(Input.OperatorSetBot set) {
            return creation.setBot(world, set);
        }

        @Override
        public Outcome operatorMadeCode(Input.OperatorMadeCode made) {
            return ofOperator(() -> codes.make(world.state(), policy, command.at(), made));
        }

        @Override
        public Outcome operatorRevokedCode(Input.OperatorRevokedCode revoked) {
            return ofOperator(() -> codes.revoke(world.state(), command.at(), revoked));
        }

        @Override
        public Outcome operatorBannedSource(Input.OperatorBannedSource banned) {
            return ofOperator(() -> sources.ban(world, command.at(), banned));
        }

        @Override
        public Outcome operatorUnbannedSource(Input.OperatorUnbannedSource unbanned) {
            return ofOperator(() -> sources.unban(world, unbanned));
        }

        @Override
        public Outcome passwordChecked(Input.PasswordChecked done) {
            return ofSession(session -> answer(ask(session, done.re(), null), ask -> accounts.checked(ask, done)));
        }

        @Override
        public Outcome passwordReplaced(Input.PasswordReplaced done) {
            return ofSession(session -> answer(ask(session, done.re(), null), ask -> accounts.replaced(ask, done)));
        }

        @Override
        public Outcome workerBusy(Input.WorkerBusy busy) {
            return ofSession(session -> accounts.busy(ask(session, busy.re(), null), busy));
        }

        @Override
        public Outcome opened(Input.Opened opened) {
            return operator.open(world, command.at());
        }

        @Override
        public Outcome operatorSaid(Input.OperatorSaid said) {
            return presence.operatorSaid(world, said);
        }

        @Override
        public Outcome operatorNoticeKept(Input.OperatorNoticeKept kept) {
            return ServerNotices.keep(world, new Outcome(), command.at(), kept.text(), null);
        }

        @Override
        public Outcome operatorKicked(Input.OperatorKicked kicked) {
            return ofOperator(() -> presence.operatorKicked(world, kicked));
        }

        @Override
        public Outcome operatorSetPassword(Input.OperatorSetPassword set) {
            return operator.setPassword(world, set);
        }

        @Override
        public Outcome operatorDisabledAccount(Input.OperatorDisabledAccount set) {
            return operator.disable(world, set);
        }

        @Override
        public Outcome operatorDeletedAccount(Input.OperatorDeletedAccount deleted) {
            return endings.deleteAccount(world, command.at(), deleted);
        }

        @Override
        public Outcome operatorDeletedRoom(Input.OperatorDeletedRoom deleted) {
            return endings.deleteRoom(world, command.at(), deleted);
        }

        @Override
        public Outcome operatorClearedHistory(Input.OperatorClearedHistory clear) {
            return operator.clear(world, clear);
        }

        @Override
        public Outcome operatorSetRetention(Input.OperatorSetRetention set) {
            return operator.setRetention(world.state(), set);
        }

        @Override
        public Outcome operatorBanned(Input.OperatorBanned banned) {
            return ofOperator(() -> operatorModeration.ban(world, command.at(), banned));
        }

        @Override
        public Outcome operatorUnbanned(Input.OperatorUnbanned unbanned) {
            return operatorModeration.unban(world, unbanned);
        }

        @Override
        public Outcome operatorGaveRole(Input.OperatorGaveRole given) {
            return operatorModeration.giveRole(world, given);
        }

        @Override
        public Outcome operatorEndedSession(Input.OperatorEndedSession ended) {
            return operatorModeration.endSession(world, ended);
        }

        @Override
        public Outcome historyExpired(Input.HistoryExpired expired) {
            return operator.expire(world, expired);
        }

        @Override
        public Outcome roomUnused(Input.RoomUnused unused) {
            return unusedRooms.end(world, unused);
        }

        @Override
        public Outcome roomQuiet(Input.RoomQuiet quiet) {
            return unusedRooms.endQuiet(world, command.at(), quiet);
        }

        @Override
        public Outcome tokensDue(Input.TokensDue due) {
            return tokenReview.review(world, due);
        }

        private Ask ask(Session session, @Nullable RequestId re, @Nullable Answer found) {
            return new Ask(world, policy, session, command.at(), command.uptime(), re, found);
        }

        /** A refusal is a reply to nobody, which the console shows. */
        private Outcome ofOperator(Supplier<Outcome> decision) {
            try {
                return decision.get();
            } catch (Refusal refusal) {
                return refuse(Command.NO_SESSION, null, refusal.error());
            }
        }

        private Outcome ofSession(Function<Session, Outcome> decision) {
            Session session = world.presence().session(command.session());
            return session == null ? new Outcome() : decision.apply(session);
        }
    }

    private Outcome decide(Ask ask, Input.Asked asked) {
        ErrorReply useless = StoreAnswers.error(asked.found());
        if (useless != null) {
            return refuse(ask, useless);
        }
        try {
            return answer(ask, known -> handle(known, asked.request()));
        } catch (Lacking lacking) {
            return new Outcome().then(new Effect.StartQuery(ask.session().id(), asked, lacking.query()));
        }
    }

    private Outcome handle(Ask ask, Request request) {
        if (request.kind().needsLogin() && ask.session().login() == null) {
            return refuse(ask, ErrorReply.of(ErrorCode.NOT_LOGGED_IN, "Sign in or register first."));
        }
        if (ask.session().login() != null
                && ask.me().isPasswordDue()
                && !WITHOUT_OWN_PASSWORD.contains(request.kind())) {
            return refuse(
                    ask,
                    ErrorReply.of(
                            ErrorCode.FORBIDDEN,
                            "This password is for one sign-in. Choose your own first: /password changes it."));
        }
        BiFunction<Ask, Request, Outcome> handler = table.get(request.kind());
        if (handler == null) {
            throw new IllegalStateException("No handler for " + request.type());
        }
        return Storing.counted(ask, request.kind(), handler.apply(ask, request));
    }

    private static Outcome answer(Ask ask, Function<Ask, Outcome> handler) {
        try {
            return handler.apply(ask);
        } catch (Refusal refusal) {
            Outcome refused = refuse(ask, refusal.error());
            PresenceChange change = refusal.change();
            return change == null ? refused : refused.with(change);
        }
    }

    private static Outcome refuse(Ask ask, ErrorReply error) {
        return refuse(ask.session().id(), ask.re(), error);
    }

    /** What is said, in the place of {@code hello}, to somebody who connects from there; null where anybody may. */
    public static ServerEvent.@Nullable Bye turnedAway(World world, String network, Instant at) {
        return world.state().sourceBans().has(network, at) ? SourceHandlers.bye() : null;
    }

    /** Has others told whether a user is online, and away; nobody is told of a user who is not there any more. */
    public static Outcome tellPresence(World world, String user) {
        return PresenceHandlers.tell(world, user);
    }

    /** The outcome of a request that is refused before it gets here. */
    public static Outcome refuse(long session, @Nullable RequestId re, ErrorReply error) {
        return new Outcome().reply(session, new ServerMessage.Failed(re, error));
    }
}
