package dev.parley.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Redaction;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.Result;
import dev.parley.protocol.ServerEvent;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.decide.Decider;
import dev.parley.server.core.decide.TokenHash;
import dev.parley.server.core.event.Event;
import dev.parley.server.core.event.LogId;
import dev.parley.server.core.event.PresenceChange;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Fingerprint;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.query.Sent;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.Room;
import dev.parley.server.core.state.State;
import dev.parley.server.core.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A chat without sockets, clocks or threads: the state machine alone, and the people at it.
 *
 * <pre>
 *   ann ─ Client 1 ─╮ ask                      ╭─ events ──▶ journal() ─▶ replay
 *   ann ─ Client 2 ─┼────▶ Decider ─▶ Outcome ─┼─ apply ───▶ World
 *   bob ─ Client 3 ─╯        ▲                 ╰─ effects ─▶ reply, told() of each Client
 *                       a time that stands until wait() moves it
 * </pre>
 *
 * A password is "hashed" by writing {@code hashed:} before it. Every command is decided twice and applied once, which
 * shows that deciding changes nothing.
 */
public final class ChatFixture {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    public static final String PASSWORD = "correct horse";

    private final Map<Long, Client> clients = new LinkedHashMap<>();
    private final List<Event> journal = new ArrayList<>();
    private final int entriesInMemory;
    private final State state;
    private final World world;
    private final Decider decider;
    private Instant now = START;
    private Duration uptime = Duration.ofSeconds(1);
    private long lastSession;
    private long lastId;
    private int lastCode;
    private long lastToken;
    private boolean unreadable;
    private final List<Query> queries = new ArrayList<>();
    private boolean workerBusy;
    private boolean holdingPasswords;
    private boolean thorough = true;
    private HandedOver handingOver;
    private final Deque<Effect.StartPasswordTask> held = new ArrayDeque<>();

    public ChatFixture(Policy policy, int entriesInMemory) {
        this.entriesInMemory = entriesInMemory;
        state = new State(new Keeping(entriesInMemory, Long.MAX_VALUE, true));
        world = new World(state, policy.signIn().lockout());
        handingOver = new HandedOver(state);
        decider = new Decider(policy);
        submit(Command.NO_SESSION, new Input.Opened());
    }

    public static ChatFixture open() {
        return new ChatFixture(Policy.open(), 10_000);
    }

    public World world() {
        return world;
    }

    public State state() {
        return state;
    }

    public List<Event> journal() {
        return journal;
    }

    public Instant now() {
        return now;
    }

    /** Lets time pass. */
    public void wait(Duration time) {
        now = now.plus(time);
        uptime = uptime.plus(time);
    }

    /** Sets the machine's clock, forward or back, while no time passes. */
    public void setClock(Duration by) {
        now = now.plus(by);
    }

    /** The password worker refuses from here on, or no longer. */
    public void workerBusy(boolean yes) {
        workerBusy = yes;
    }

    /** The password worker takes tasks from here on, and answers when {@link #answerPasswords} says. */
    public void holdPasswords() {
        holdingPasswords = true;
    }

    /** How many tasks it has taken. */
    public int heldPasswords() {
        return held.size();
    }

    public void answerPasswords() {
        holdingPasswords = false;
        while (!held.isEmpty()) {
            work(held.remove());
        }
    }

    /** For long runs: no longer compares the whole state around every decision. */
    public void quick(boolean yes) {
        thorough = !yes;
    }

    /** A connection of nobody yet. */
    public Client connect() {
        return connectFrom("127.0.0.1");
    }

    /** A connection of nobody yet, from elsewhere. */
    public Client connectFrom(String network) {
        long id = ++lastSession;
        Client client = new Client(id);
        clients.put(id, client);
        submit(id, new Input.Connected(network + ":" + (40_000 + id), network));
        return client;
    }

    /** Somebody new, in the lobby. */
    public Client register(String user) {
        Client client = connect();
        client.ok(new Request.Register(user, PASSWORD), Result.SignedIn.class);
        return client;
    }

    /** One more connection of somebody known. */
    public Client login(String user) {
        Client client = connect();
        client.ok(new Request.Login(user, PASSWORD, null, null, null), Result.SignedIn.class);
        return client;
    }

    /** Forgets what everybody was told so far. */
    public void hush() {
        clients.values().forEach(Client::told);
    }

    /** A second state, made of the journal alone. */
    public State replayed() {
        State other = new State(new Keeping(entriesInMemory, Long.MAX_VALUE, true));
        journal.forEach(other::apply);
        return other;
    }

    public void assertReplayGivesTheSame() {
        assertThat(replayed().describe()).isEqualTo(state.describe());
        State restored = new State(new Keeping(1, Long.MAX_VALUE, true));
        state.summary().forEach(restored::apply);
        assertThat(restored.describe()).isEqualTo(state.describe());
        assertThat(restored.bytes()).isEqualTo(state.bytes());
        assertWhatWasHandedOverGivesTheSame();
    }

    /** A snapshot that was made while all this happened, and the events behind it. */
    private void assertWhatWasHandedOverGivesTheSame() {
        handingOver.handover().handOn(Integer.MAX_VALUE, Long.MAX_VALUE);
        State restored = new State(new Keeping(1, Long.MAX_VALUE, true));
        handingOver.records().forEach(restored::apply);
        journal.subList((int) handingOver.handover().position(), journal.size()).forEach(restored::apply);
        assertThat(restored.describe()).isEqualTo(state.describe());
        assertThat(restored.bytes()).isEqualTo(state.bytes());
        handingOver = new HandedOver(state);
    }

    /** Snapshots are made all the time, so slowly that most changes come in the middle of one. */
    private void handOn() {
        if (journal.size() % 3 == 0) {
            handingOver.handover().handOn(1, Long.MAX_VALUE);
        }
        boolean isOld = journal.size() - handingOver.handover().position() > 500;
        if (handingOver.handover().isOver() && isOld) {
            handingOver = new HandedOver(state);
        }
    }

    /** What is kept of who is online where is what a look at everybody would find. */
    public static void assertOnlineMembersAreKept(World world) {
        for (Room room : world.state().rooms()) {
            List<String> online = room.members().stream()
                    .filter(user -> world.presence().online(user) != null)
                    .toList();
            assertThat(world.online(room)).as("online in %s", room.name()).containsExactlyInAnyOrderElementsOf(online);
            assertThat(room.membersByName()).containsExactlyElementsOf(new TreeSet<>(room.members()));
        }
    }

    public Outcome submit(long session, Input input) {
        Command command = new Command(session, now, uptime, input);
        String before = thorough ? state.describe() : "";
        Outcome outcome = decider.decide(world, command);
        if (thorough) {
            assertThat(decider.decide(world, command).events())
                    .as("decided again")
                    .isEqualTo(outcome.events());
            assertThat(state.describe()).as("after deciding %s", input).isEqualTo(before);
        }
        for (Event event : outcome.events()) {
            handOn();
            journal.add(event);
            world.apply(event);
        }
        for (PresenceChange change : outcome.changes()) {
            world.apply(change);
        }
        if (thorough) {
            assertOnlineMembersAreKept(world);
        }
        outcome.effects().forEach(this::carryOut);
        return outcome;
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Reply reply) {
            // What nobody's session is told is for the console.
            if (reply.session() != Command.NO_SESSION) {
                clients.get(reply.session()).replies.add(reply.message());
            }
        } else if (effect instanceof Effect.Deliver deliver) {
            for (int i = 0; i < deliver.to().size(); i++) {
                if (deliver.to().at(i) != deliver.except()) {
                    clients.get(deliver.to().at(i)).events.add(deliver.event());
                }
            }
        } else if (effect instanceof Effect.Close close) {
            clients.get(close.session()).bye = close.bye();
        } else if (effect instanceof Effect.StartQuery start) {
            queries.add(start.query());
            submit(start.session(), start.asked().with(lookUp(start.query())));
        } else if (effect instanceof Effect.StartPasswordTask start) {
            if (workerBusy) {
                boolean counts = start.task() instanceof PasswordTask.Hash hash && hash.codeHash() == null;
                submit(start.session(), new Input.WorkerBusy(start.task().re(), counts));
            } else if (holdingPasswords) {
                held.add(start);
            } else {
                work(start);
            }
        }
    }

    /** What was looked up in the store so far. */
    public List<Query> queries() {
        return queries;
    }

    /** The store is unreadable from here on, or no longer. */
    public void unreadable(boolean yes) {
        unreadable = yes;
    }

    /** The entries that were written, without what was deleted for good since. */
    private List<Event.EntryWritten> stored() {
        List<Event.EntryWritten> all = new ArrayList<>();
        for (Event event : journal) {
            if (event instanceof Event.EntryWritten written) {
                all.add(written);
            } else if (event instanceof Event.RoomEnded ended) {
                all.removeIf(entry -> entry.log().equals(new LogId.RoomLog(ended.room())));
            } else if (event instanceof Event.UserForgotten gone) {
                all.removeIf(entry -> entry.log().isDirectOf(gone.user()));
                all.replaceAll(entry -> entry.actor().equals(gone.user())
                        ? new Event.EntryWritten(
                                entry.log(), Redaction.NOBODY, Redaction.of(entry.entry()), entry.mentioned())
                        : entry);
            }
        }
        return all;
    }

    private Answer lookUp(Query query) {
        if (unreadable) {
            return new Answer.Unreadable();
        }
        List<Event.EntryWritten> written = stored();
        if (query instanceof Query.OldEntries old) {
            List<Entry> log = written.stream()
                    .filter(entry -> entry.log().equals(old.log()))
                    .map(Event.EntryWritten::entry)
                    .toList();
            return new Answer.OldEntries(LogAsItReads.of(log, old.from(), old.to()), journal.size());
        }
        if (query instanceof Query.SentWith with) {
            return new Answer.SentWith(written.stream()
                    .filter(entry -> entry.actor().equals(with.user())
                            && entry.entry() instanceof Entry.Message message
                            && with.cid().equals(message.cid()))
                    .findFirst()
                    .map(entry -> new Sent(
                            entry.log(), entry.entry().seq(), entry.entry().at(), Fingerprint.of((Entry.Message)
                                    entry.entry())))
                    .orElse(null));
        }
        return search((Query.Search) query, written);
    }

    /** Newest first, by a word as it is written; a position is a place in the list of entries. */
    private Answer search(Query.Search search, List<Event.EntryWritten> written) {
        if (search.words().isBlank()) {
            return new Answer.BadQuery("There are no words to look for.");
        }
        List<Answer.Hit> hits = new ArrayList<>();
        int position = search.before() == null ? written.size() : (int) Math.min(written.size(), search.before());
        while (--position >= 0 && hits.size() < search.limit()) {
            Event.EntryWritten entry = written.get(position);
            if (search.logs().contains(entry.log())
                    && (search.author() == null || search.author().equals(entry.actor()))
                    && entry.entry() instanceof Entry.Message message
                    && message.text().contains(search.words())) {
                hits.add(new Answer.Hit(entry.log(), position, message));
            }
        }
        return new Answer.Found(hits, position > 0 ? (long) position + 1 : null, journal.size());
    }

    private void work(Effect.StartPasswordTask start) {
        submit(start.session(), answer(start.task()));
    }

    private Input answer(PasswordTask task) {
        if (task instanceof PasswordTask.Hash hash) {
            return new Input.PasswordHashed(
                    hash.re(), hash.name(), "hashed:" + hash.password(), hash.device(), hash.codeHash(), freshToken());
        }
        if (task instanceof PasswordTask.Issue issue) {
            String password = "issued-" + ++lastCode;
            return new Input.PasswordIssued(issue.re(), issue.name(), password, "hashed:" + password);
        }
        if (task instanceof PasswordTask.DrawCode draw) {
            return new Input.CodeDrawn(draw.re(), draw.request(), "code-" + ++lastCode);
        }
        if (task instanceof PasswordTask.Check check) {
            boolean right = ("hashed:" + check.password()).equals(check.hash());
            return new Input.PasswordChecked(
                    check.re(), check.user(), check.hash(), right, check.device(), check.isRemembered(), freshToken());
        }
        PasswordTask.Replace replace = (PasswordTask.Replace) task;
        boolean right = ("hashed:" + replace.oldPassword()).equals(replace.oldHash());
        return new Input.PasswordReplaced(
                replace.re(), replace.oldHash(), right ? "hashed:" + replace.newPassword() : null);
    }

    private FreshToken freshToken() {
        String text = "token-" + ++lastToken;
        return new FreshToken(text, TokenHash.of(text));
    }

    /** One connection: asks, and hears. */
    public final class Client {
        private final long id;
        private final List<ServerMessage> replies = new ArrayList<>();
        private final List<ServerEvent> events = new ArrayList<>();
        private ServerEvent.Bye bye;

        private Client(long id) {
            this.id = id;
        }

        public long id() {
            return id;
        }

        public String address() {
            return "127.0.0.1:" + (40_000 + id);
        }

        /** Asks, and gives the one reply, which must repeat the request's id. */
        public ServerMessage ask(Request request) {
            RequestId re = start(request);
            assertThat(replies).as("replies to %s", request).hasSize(1);
            ServerMessage reply = replies.remove(0);
            RequestId repeated = reply instanceof ServerMessage.Ok ok ? ok.re() : ((ServerMessage.Failed) reply).re();
            assertThat(repeated).isEqualTo(re);
            return reply;
        }

        /** Asks what is not answered yet. */
        public RequestId start(Request request) {
            RequestId re = new RequestId.Numeric(++lastId);
            submit(id, new Input.Asked(re, request));
            return re;
        }

        public List<ServerMessage> replies() {
            List<ServerMessage> all = List.copyOf(replies);
            replies.clear();
            return all;
        }

        public <R extends Result> R ok(Request request, Class<R> kind) {
            ServerMessage reply = ask(request);
            assertThat(reply).as("reply to %s", request).isInstanceOf(ServerMessage.Ok.class);
            return kind.cast(((ServerMessage.Ok) reply).result());
        }

        public Client ok(Request request) {
            assertThat(ask(request)).as("reply to %s", request).isInstanceOf(ServerMessage.Ok.class);
            return this;
        }

        public ErrorReply refused(Request request) {
            String before = state.describe();
            int events = journal.size();
            ServerMessage reply = ask(request);
            assertThat(reply).as("reply to %s", request).isInstanceOf(ServerMessage.Failed.class);
            assertThat(state.describe()).as("after a refusal").isEqualTo(before);
            assertThat(journal).hasSize(events);
            return ((ServerMessage.Failed) reply).error();
        }

        /** The error's code. */
        public String refusal(Request request) {
            return refused(request).code();
        }

        /** What came without being asked for since the last look. */
        public List<ServerEvent> told() {
            List<ServerEvent> all = List.copyOf(events);
            events.clear();
            return all;
        }

        /** The last word before the connection ends, or null. */
        public ServerEvent.Bye bye() {
            return bye;
        }

        public void disconnect() {
            submit(id, new Input.Disconnected());
        }
    }
}
