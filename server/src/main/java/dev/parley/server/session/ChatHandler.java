package dev.parley.server.session;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.RequestKind;
import dev.parley.protocol.RequestLine;
import dev.parley.protocol.ServerEvent;
import dev.parley.server.audit.Act;
import dev.parley.server.core.Command;
import dev.parley.server.core.Effect;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.state.Account;
import dev.parley.server.core.state.Session;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import dev.parley.server.journal.Journal;
import dev.parley.server.journal.JournalEndedException;
import dev.parley.server.net.Connection;
import dev.parley.server.net.EventLoop;
import dev.parley.server.net.LoopFigures;
import dev.parley.server.net.LoopHandler;
import dev.parley.server.net.Origin;
import dev.parley.server.protocol.WireProtocol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server does with what the loop brings: lines become commands, and at the end of each turn the events go to the
 * journal and the effects that need not wait any longer are carried out.
 */
final class ChatHandler implements LoopHandler {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    /** Silent heartbeats after which a connection is given up. */
    private static final int HEARTBEATS = 3;

    /** Whoever goes on past the rate is not read for so long at least: its requests then come a few at a time. */
    private static final Duration FLOODER_WAITS = Duration.ofMillis(200);

    /** One whose answer is out when its time to sign in is over is looked at again so much later. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Sequencer sequencer;
    private final Restoring restoring;
    private final Journal journal;
    private final QueryPort queries;
    private final PasswordDesk passwords;
    private final ActivityLog activity;
    private final ModeratorActs acts;
    private final WireProtocol protocol;
    private SessionLimits limits;
    private Greeting greeting;
    private final Clock clock;
    private final Quota quota;
    private final StateSize stateSize;
    private final Commits commits;
    private final EventLoop loop;
    private final SessionTable sessions = new SessionTable();
    private final Sources sources;
    private final BotRates botRates;
    private final TurnedAway turnedAway;
    private final SessionCounts counts = new SessionCounts();
    private final OncePerMinute badProxies = new OncePerMinute();
    private final Effect.Handler carryingOut = new CarryingOut();

    /** The sessions whose request is out with a worker, and the request's id. */
    private final Map<Long, @Nullable RequestId> tasksOut = new LinkedHashMap<>();

    private final LastWords lastWords = new LastWords(this::tellLast);
    private final List<ClientSession> heldByGate = new ArrayList<>();
    private boolean isBehind;
    private Instant turnTime;
    private final long startNanos;

    ChatHandler(
            EventLoop loop,
            Sequencer sequencer,
            Journal journal,
            Restoring restoring,
            Commits commits,
            QueryPort queries,
            PasswordDesk passwords,
            ActivityLog activity,
            ModeratorActs acts,
            WireProtocol protocol,
            SessionLimits limits,
            Greeting greeting,
            Clock clock,
            Quota quota,
            StateSize stateSize) {
        this.loop = loop;
        this.sequencer = sequencer;
        this.journal = journal;
        this.restoring = restoring;
        this.queries = queries;
        this.commits = commits;
        this.passwords = passwords;
        this.activity = activity;
        this.acts = acts;
        this.protocol = protocol;
        this.limits = limits;
        this.sources = new Sources(limits.perSource());
        this.botRates = new BotRates(limits);
        this.turnedAway = new TurnedAway(protocol);
        this.greeting = greeting;
        this.clock = clock;
        this.quota = quota;
        this.stateSize = stateSize;
        this.turnTime = now(clock);
        this.startNanos = loop.wallNanos();
    }

    /** From now on other bounds, and another greeting. Connections that are there keep what they have been told. */
    void take(SessionLimits otherLimits, Greeting otherGreeting) {
        limits = otherLimits;
        botRates.limit(otherLimits);
        greeting = otherGreeting;
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Decides a command of nobody's connection: the server's own, or the operator's. Nothing comes of it while memory is restored. */
    Outcome submit(Input input) {
        return restoring.isUnderWay() ? new Outcome() : submit(Command.NO_SESSION, input);
    }

    /**
     * As {@link #submit}, and tells when all that came of it is stored. While memory is restored it waits for that.
     *
     * @param then the outcome, or an empty one if it could not be stored
     */
    void submit(Input input, Consumer<Outcome> then) {
        if (restoring.isUnderWay()) {
            restoring.afterwards(() -> submit(input, then));
            return;
        }
        Outcome outcome = submit(input);
        sequencer.whenStored(stored -> then.accept(stored ? outcome : new Outcome()));
    }

    /** Has something looked at; while memory is restored it waits for that. */
    void look(Runnable view) {
        if (restoring.isUnderWay()) {
            restoring.afterwards(() -> look(view));
        } else {
            view.run();
        }
    }

    /** As {@link #submit}, but while memory is restored it waits for that. */
    private void submitLater(long session, Input input) {
        if (restoring.isUnderWay()) {
            restoring.afterwards(() -> submitLater(session, input));
        } else {
            submit(session, input);
        }
    }

    /** For what must not change when the clock is set. */
    private Duration uptime() {
        return Duration.ofNanos(loop.wallNanos() - startNanos);
    }

    private Outcome submit(long session, Input input) {
        Command command = new Command(session, turnTime, uptime(), input);
        Session before = sequencer.world().presence().session(session);
        Outcome outcome = sequencer.submit(command);
        for (Event event : outcome.events()) {
            if (event instanceof Event.UserForgotten gone) {
                botRates.forget(gone.user());
            }
        }
        ClientSession asker = sessions.get(session);
        if (asker != null) {
            asker.charge(outcome.work());
            noteGuest(asker);
        }
        Guarded.run("logging what was decided", () -> activity.tell(command, before, outcome));
        Guarded.run("recording what a moderator did", () -> record(acts.of(command, before, outcome)));
        return outcome;
    }

    /** Once it is stored: what is taken back was not done. */
    private void record(@Nullable Act act) {
        if (act != null) {
            sequencer.whenStored(stored -> {
                if (stored) {
                    acts.record(act);
                }
            });
        }
    }

    /** Whether somebody is signed in, and whether that is a program, decides what a connection may cost. */
    private void noteGuest(ClientSession client) {
        Session session = sequencer.world().presence().session(client.id());
        Session.Login login = session == null ? null : session.login();
        boolean guest = login == null;
        Account account = login == null ? null : sequencer.world().state().account(login.user());
        client.countAgainst(account != null && account.isBot() ? botRates.of(account.key(), loop.wallNanos()) : null);
        if (client.setGuest(guest, loop.now()) && guest) {
            endGuestLater(client.id(), limits.login());
        }
    }

    private void endGuestLater(long id, Duration wait) {
        if (!limits.login().isZero()) {
            loop.timers().at(loop.now() + wait.toNanos(), () -> endGuest(sessions.get(id)));
        }
    }

    private void endGuest(@Nullable ClientSession session) {
        Long since = session == null ? null : session.guestSince();
        // Who has signed in and out since has a later time.
        if (session == null
                || since == null
                || loop.now() - since < limits.login().toNanos()) {
            return;
        }
        if (session.isWaitingForUs()) {
            endGuestLater(session.id(), SOON);
        } else if (session.connection().isOpen()) {
            counts.refused(Limit.LOGIN_TIME);
            String text = "Nobody signed in on this connection within "
                    + limits.login().toSeconds() + " s. Connect again to sign in.";
            session.end(new ServerEvent.Bye("login_timeout", text, 0L));
        }
    }

    @Override
    public void startOfTurn() {
        turnTime = now(clock);
    }

    @Override
    public void opened(Connection connection) {
        ServerEvent.Bye turnedAway =
                Decider.turnedAway(sequencer.world(), connection.origin().network(), turnTime);
        if (turnedAway != null) {
            connection.send(protocol.write(turnedAway));
            connection.finish();
            return;
        }
        Source source = sources.connect(connection.origin().network(), loop.wallNanos());
        ClientSession session = new ClientSession(
                sessions.newId(), connection, source, protocol, limits, counts, loop.now(), loop.wallNanos());
        sessions.put(session);
        connection.attach(session);
        if (restoring.isUnderWay()) {
            connection.mute(ClientSession.RESTORING);
        }
        submitLater(
                session.id(),
                new Input.Connected(
                        connection.origin().address(), connection.origin().network()));
        session.send(protocol.write(greeting.hello(turnTime, connection.isSecret(), connection.isInsecure())));
        beatLater(session, limits.heartbeat().toNanos());
        endGuestLater(session.id(), limits.login());
    }

    @Override
    public void line(Connection connection, byte[] bytes, int offset, int length) {
        ClientSession session = sessionOf(connection);
        session.signAt(loop.now());
        protocol.read(bytes, offset, length).handle(new Incoming(session, length));
    }

    private final class Incoming implements RequestLine.Handler {
        private final ClientSession session;
        private final int length;

        /**
         * @param length of the line in bytes
         */
        Incoming(ClientSession session, int length) {
            this.session = session;
            this.length = length;
        }

        @Override
        public void asked(RequestLine.Asked asked) {
            session.asked();
            if (isWithinRate(session, asked.id(), asked.request().kind(), length)) {
                session.forgiveStrike();
                ask(session, asked);
                holdIfGateIsFull(session);
            }
        }

        @Override
        public void refused(RequestLine.Refused refused) {
            if (refused.garbage() && session.isStranger()) {
                turnAway(session, refused);
            } else if (isWithinRate(session, refused.id(), kindOf(refused.type()), length)) {
                refuseLine(session, refused);
                holdIfGateIsFull(session);
            }
        }

        @Override
        public void pong(RequestLine.Pong pong) {
            // A sign of life, which was taken note of.
        }
    }

    /** Whether the session may ask something now; if not, it is answered so. */
    private boolean isWithinRate(
            ClientSession session, @Nullable RequestId re, @Nullable RequestKind kind, int length) {
        long waitMs = session.waitMs(loop.wallNanos());
        if (waitMs > 0) {
            refuseForSpeed(session, re, kind, waitMs);
            return false;
        }
        session.took(length);
        int tooMany = session.withinRateAgain();
        if (tooMany > 0) {
            Session limited = sequencer.world().presence().session(session.id());
            Guarded.run("logging a rate", () -> activity.tellLimited(limited, tooMany));
        }
        return true;
    }

    /** Answers, and not a word in the log for each: whoever goes on regardless is not even read for a while. */
    private void refuseForSpeed(
            ClientSession session, @Nullable RequestId re, @Nullable RequestKind kind, long waitMs) {
        counts.refused(session.waitsFor(loop.wallNanos()));
        ErrorReply error = ErrorReply.retry(ErrorCode.RATE_LIMITED, "Too many requests. Wait a moment.", waitMs);
        session.owe(kind, false);
        Decider.refuse(session.id(), re, error).effects().forEach(sequencer::park);
        if (session.isFlooding(loop.wallNanos())) {
            session.connection().mute(ClientSession.TOO_FAST);
            long id = session.id();
            long wait = Math.max(FLOODER_WAITS.toMillis(), waitMs);
            loop.timers().at(loop.now() + Duration.ofMillis(wait).toNanos(), () -> unmuteFlooder(id));
        }
    }

    private void unmuteFlooder(long id) {
        ClientSession session = sessions.get(id);
        if (session != null) {
            session.connection().unmute(ClientSession.TOO_FAST);
        }
    }

    private void ask(ClientSession session, RequestLine.Asked asked) {
        RequestKind kind = asked.request().kind();
        session.owe(kind, kind.runsAlone());
        Outcome outcome = submit(session.id(), new Input.Asked(asked.id(), asked.request()));
        for (Effect effect : outcome.effects()) {
            if (effect instanceof Effect.StartQuery) {
                session.awaitReply();
            }
        }
    }

    private void refuseLine(ClientSession session, RequestLine.Refused refused) {
        if (!refused.garbage()) {
            refuse(session, refused.id(), refused.type(), refused.error());
        } else if (session.isStranger()) {
            turnAway(session, refused);
        } else if (session.strike()) {
            endFor(session, refused, "Too many invalid lines.");
        } else {
            refuse(session, refused.id(), refused.type(), refused.error());
        }
    }

    /**
     * A browser that a web page has sent here, a TLS client, a port scanner: whatever else it sends may look like a request
     * and is not to be obeyed.
     */
    private void turnAway(ClientSession session, RequestLine.Refused refused) {
        endFor(session, refused, "A client's first line must be a request. This is a Parley server: no HTTP, no TLS.");
    }

    /** Nothing more is read, not even what came with this line. */
    private void endFor(ClientSession session, RequestLine.Refused refused, String why) {
        refuse(session, refused.id(), refused.type(), refused.error().asFatal());
        sequencer.park(new Effect.Close(session.id(), new ServerEvent.Bye("bad_input", why, null)));
        session.connection().mute(ClientSession.ENDING);
    }

    /** Whoever speaks another protocol may wait for an answer before it ends the line. */
    @Override
    public void begins(Connection connection, byte first) {
        ClientSession session = sessionOf(connection);
        if (session.isStranger() && !protocol.mayBegin(first)) {
            ErrorReply error = ErrorReply.of(ErrorCode.BAD_JSON, RequestLine.NOT_AN_OBJECT);
            turnAway(session, new RequestLine.Refused(null, null, error, true));
        }
    }

    /** Answers a request that never became a command, in its turn. */
    private void refuse(ClientSession session, @Nullable RequestId re, @Nullable String type, ErrorReply error) {
        session.owe(kindOf(type), false);
        Session refused = sequencer.world().presence().session(session.id());
        Guarded.run("logging a refusal", () -> activity.tellRefused(type, refused, error));
        Decider.refuse(session.id(), re, error).effects().forEach(sequencer::park);
    }

    /** What a line meant to ask; null where it says nothing that there is. */
    private static @Nullable RequestKind kindOf(@Nullable String type) {
        return type == null ? null : RequestKind.of(type);
    }

    @Override
    public void tooLong(Connection connection) {
        counts.refused(Limit.LINE);
        ClientSession session = sessionOf(connection);
        session.signAt(loop.now());
        session.took(connection.maxLine());
        ErrorReply error = ErrorReply.of(
                ErrorCode.LINE_TOO_LONG, "The line is longer than " + connection.maxLine() + " bytes. It was skipped.");
        refuseLine(session, new RequestLine.Refused(null, null, error, true));
    }

    private void holdIfGateIsFull(ClientSession session) {
        if (isTooMuchWaiting()) {
            session.connection().mute(ClientSession.GATE_FULL);
            heldByGate.add(session);
        }
    }

    private boolean isTooMuchWaiting() {
        return sequencer.waiting() > Waiting.EFFECTS
                || sequencer.waitingBytes() > Waiting.BYTES
                || keys() > Waiting.KEYS;
    }

    private int keys() {
        return sequencer.world().state().sentKeys().size();
    }

    @Override
    public void inputEnded(Connection connection) {
        if (sessionOf(connection).isOwedNothing()) {
            connection.finish();
        }
    }

    @Override
    public void drained(Connection connection) {
        if (connection.attachment() instanceof ClientSession session) {
            session.drained(loop.now());
        }
    }

    @Override
    public void closed(Connection connection) {
        if (connection.attachment() instanceof ClientSession session) {
            sessions.remove(session.id());
            sources.disconnect(connection.origin().network());
            submitLater(session.id(), new Input.Disconnected());
        }
    }

    @Override
    public void endOfTurn() {
        sequencer.appendToJournal();
        sequencer.handOn();
        long committed = commits.committed();
        Commits.Failure failure = commits.takeFailure();
        int waiting = sequencer.waiting();
        sequencer.release(failure == null ? committed : failure.stored(), this::carryOutGuarded);
        lastWords.tellSome();
        if (!lastWords.isEmpty()) {
            loop.turnAgain();
        }
        isBehind = sequencer.waiting() > Waiting.SHORT && sequencer.waiting() == waiting;
        if (failure != null) {
            goBack(failure);
        }
        if (commits.takeWritable()) {
            goOn();
        }
        if (quota.look() && !restoring.isUnderWay()) {
            // Who signed in meanwhile may be owed a place in the lobby.
            submit(new Input.Opened());
        }
        if (!restoring.isUnderWay()) {
            stateSize.look();
        }
        endWhile(
                () -> loop.pending() > limits.outboxesTotal(),
                Connection::pending,
                session -> session.endAsTooSlow(Limit.OUTBOXES));
        endWhile(() -> loop.held() > limits.inputTotal(), Connection::held, ClientSession::endAsUnheard);
        if (!heldByGate.isEmpty()
                && sequencer.waiting() < Waiting.EFFECTS / 2
                && sequencer.waitingBytes() < Waiting.BYTES / 2
                && keys() <= Waiting.KEYS) {
            heldByGate.forEach(session -> session.connection().unmute(ClientSession.GATE_FULL));
            heldByGate.clear();
        }
    }

    /** With each commit some more is taken, however much waits. */
    @Override
    public boolean isBehind() {
        return isBehind;
    }

    /** The store could not take what was decided last: that is taken back, and memory made what the store has. */
    private void goBack(Commits.Failure failure) {
        if (failure.cause() instanceof JournalEndedException || restoring.isUnderWay()) {
            throw new FailStop("The store cannot be relied on", failure.cause());
        }
        LOG.error(
                "The store cannot be written: {}. Requests that write get storage_failed until it works again.",
                failure.cause().getMessage());
        sequencer.fail(failure.stored());
        sequencer.release(failure.stored(), this::carryOutGuarded);
        loop.connections().forEach(connection -> connection.mute(ClientSession.RESTORING));
        restoring.begin(
                state -> loop.post(() -> restored(state)),
                bug -> loop.post(() -> {
                    throw new FailStop("Memory cannot be restored from the store", bug);
                }));
    }

    private void restored(State state) {
        try {
            sequencer.restart(state);
        } catch (RuntimeException bug) {
            throw new FailStop("Memory cannot take the state that was restored", bug);
        }
        restoring.end();
        for (Connection connection : loop.connections()) {
            connection.unmute(ClientSession.RESTORING);
            if (connection.attachment() instanceof ClientSession session) {
                noteGuest(session);
            }
        }
        journal.resume();
    }

    private void goOn() {
        sequencer.writable();
        LOG.info("Messages can be stored again.");
        // What a new server must have may be what could not be stored.
        submit(new Input.Opened());
    }

    /** Memory for all connections together has an end as well: those that hold most of it end until the rest has room. */
    private void endWhile(BooleanSupplier tooMuch, ToLongFunction<Connection> size, Consumer<ClientSession> end) {
        if (!tooMuch.getAsBoolean()) {
            return;
        }
        SlowestFirst<ClientSession> largest = new SlowestFirst<>();
        for (Connection each : loop.connections()) {
            if (each.isOpen() && each.attachment() instanceof ClientSession session) {
                largest.add(session, size.applyAsLong(each));
            }
        }
        largest.endWhile(tooMuch, end);
    }

    /** An effect that cannot be carried out is one effect less; what it speaks of is stored all the same. */
    private void carryOutGuarded(Effect effect) {
        try {
            effect.handle(carryingOut);
        } catch (RuntimeException bug) {
            trouble("telling what was decided", bug);
            ServerEvent.Bye bye =
                    new ServerEvent.Bye("internal", "The server had an internal error. Please reconnect.", 0L);
            effect.accept(new WhoWaits()).ifPresent(session -> session.end(bye));
        }
    }

    /** The session that is not read until an effect is carried out. */
    private final class WhoWaits implements Effect.Visitor<Optional<ClientSession>> {
        @Override
        public Optional<ClientSession> reply(Effect.Reply reply) {
            return Optional.ofNullable(sessions.get(reply.session()));
        }

        @Override
        public Optional<ClientSession> startPasswordTask(Effect.StartPasswordTask start) {
            return Optional.ofNullable(sessions.get(start.session()));
        }

        @Override
        public Optional<ClientSession> startQuery(Effect.StartQuery start) {
            return Optional.ofNullable(sessions.get(start.session()));
        }

        @Override
        public Optional<ClientSession> deliver(Effect.Deliver deliver) {
            return Optional.empty();
        }

        @Override
        public Optional<ClientSession> close(Effect.Close close) {
            return Optional.empty();
        }
    }

    private final class CarryingOut implements Effect.Handler {
        @Override
        public void deliver(Effect.Deliver deliver) {
            ChatHandler.this.deliver(deliver);
        }

        @Override
        public void reply(Effect.Reply reply) {
            ChatHandler.this.reply(reply);
        }

        @Override
        public void startPasswordTask(Effect.StartPasswordTask start) {
            ChatHandler.this.startPasswordTask(start);
        }

        @Override
        public void startQuery(Effect.StartQuery start) {
            ChatHandler.this.startQuery(start);
        }

        @Override
        public void close(Effect.Close close) {
            lastWords.tell(close.session());
            ClientSession session = sessions.get(close.session());
            if (session != null) {
                session.end(close.bye());
            }
        }
    }

    private void deliver(Effect.Deliver deliver) {
        if (deliver.isLast()) {
            lastWords.add(deliver);
            return;
        }
        EncodedOnce encoded = new EncodedOnce(deliver.event());
        int size = deliver.to().size();
        int told = 0;
        for (int i = 0; i < size; i++) {
            long id = deliver.to().at(i);
            ClientSession session = id == deliver.except() ? null : sessions.get(id);
            if (session != null) {
                lastWords.tell(id);
                session.deliver(deliver, encoded);
                told++;
            }
        }
        counts.delivered(told);
    }

    private void tellLast(long id, Effect.Deliver deliver) {
        ClientSession session = sessions.get(id);
        if (session != null) {
            session.deliver(deliver, new EncodedOnce(deliver.event()));
            counts.delivered(1);
        }
    }

    private void reply(Effect.Reply reply) {
        lastWords.tell(reply.session());
        ClientSession session = sessions.get(reply.session());
        if (session != null) {
            session.reply(reply.message());
            if (session.isOwedNothing()) {
                session.connection().finishIfAllIsRead();
            }
        }
    }

    private void startPasswordTask(Effect.StartPasswordTask start) {
        tasksOut.put(start.session(), start.task().re());
        Session session = sequencer.world().presence().session(start.session());
        String network = session == null ? "" : session.network();
        boolean isKnown = sequencer.world().throttle().isKnown(network);
        passwords.start(network, isKnown, start.task(), answer -> loop.post(() -> answered(start.session(), answer)));
    }

    private void startQuery(Effect.StartQuery start) {
        Input.Asked asked = start.asked();
        tasksOut.put(start.session(), asked.re());
        boolean taken =
                queries.start(start.query(), answer -> loop.hand(() -> answered(start.session(), asked.with(answer))));
        if (!taken) {
            counts.refused(Limit.LOOKUPS);
            // By way of the mailbox: this is the end of a turn, and what is decided now would wait for the next.
            loop.post(() -> answered(start.session(), asked.with(new Answer.Busy())));
        }
    }

    /** A worker has answered; if the server has ended for this session meanwhile, nobody waits for it. */
    private void answered(long session, Input answer) {
        if (tasksOut.containsKey(session)) {
            tasksOut.remove(session);
            if (answer instanceof Input.WorkerBusy) {
                counts.refused(Limit.PASSWORDS);
            }
            submitLater(session, answer);
        }
    }

    /** By its id: a session that is gone must not be kept in memory by its next heartbeat. */
    private void beatLater(ClientSession session, long delay) {
        long id = session.id();
        loop.timers().at(loop.now() + delay, () -> beat(sessions.get(id)));
    }

    private void beat(@Nullable ClientSession session) {
        if (session == null || !session.connection().isOpen()) {
            return;
        }
        if (session.isWaitingForUs()) {
            session.signAt(loop.now());
        }
        long span = limits.heartbeat().toNanos();
        long silence = session.silence(loop.now());
        // First: a bug in what follows is not to end it.
        beatLater(session, silence >= span ? span : span - silence);
        if (silence >= HEARTBEATS * span) {
            session.end(new ServerEvent.Bye("idle", "The connection was idle for too long.", 0L));
        } else if (silence >= span) {
            session.send(protocol.write(new ServerEvent.Ping()));
        }
    }

    @Override
    public byte[] notTlsLine() {
        return turnedAway.notTls();
    }

    @Override
    public byte[] noPlaceLine() {
        return turnedAway.noPlace();
    }

    @Override
    public byte[] tooOftenLine(long waitMs) {
        return turnedAway.tooOften(waitMs);
    }

    @Override
    public void badProxyHeader(Origin proxy, String why) {
        if (badProxies.mayPass(proxy.network(), loop.wallNanos())) {
            LOG.warn("A connection of the proxy <{}> was closed: {}.", proxy.address(), why);
        }
    }

    /** Says goodbye to everyone. What was decided is committed and told first; nothing more is. */
    void sayGoodbye(String text) {
        ErrorReply refused = ErrorReply.of(ErrorCode.SHUTTING_DOWN, text);
        tasksOut.forEach(
                (session, re) -> Decider.refuse(session, re, refused).effects().forEach(sequencer::park));
        tasksOut.clear();
        List<Session> all = List.copyOf(sequencer.world().presence().sessions());
        ComingBack back =
                new ComingBack(all.size(), () -> ThreadLocalRandom.current().nextDouble());
        for (Session session : all) {
            ServerEvent.Bye bye = new ServerEvent.Bye("shutting_down", text, back.nextMs());
            sequencer.park(new Effect.Close(session.id(), bye));
            ClientSession client = sessions.get(session.id());
            if (client != null) {
                client.connection().mute(ClientSession.ENDING);
            }
        }
    }

    /** For those who watch the server. */
    ServiceFigures figures() {
        World world = sequencer.world();
        LoopFigures ofLoop = loop.figures();
        Map<Limit, Long> refused = counts.refused();
        refused.put(Limit.CONNECTIONS, ofLoop.noPlace());
        refused.put(Limit.NEW_CONNECTIONS, ofLoop.tooOften());
        return new ServiceFigures(
                ofLoop,
                world.presence().everyone().size(),
                world.state().accountCount(),
                world.state().rooms().size(),
                world.state().bytes(),
                counts.requests(),
                refused,
                counts.deliveries(),
                counts.behind(),
                sequencer.waiting(),
                sequencer.waitingBytes(),
                world.isWritable(),
                world.isFull());
    }

    @Override
    public void trouble(String what, Exception cause) {
        Guarded.log(what, cause);
    }

    private static ClientSession sessionOf(Connection connection) {
        if (connection.attachment() instanceof ClientSession session) {
            return session;
        }
        throw new IllegalStateException("A connection without a session: " + connection);
    }
}
