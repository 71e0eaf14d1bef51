package dev.parley.server.simulation;

import dev.parley.protocol.Entry;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.core.Input;
import dev.parley.server.core.Outcome;
import dev.parley.server.core.Policy;
import dev.parley.server.core.query.Answer;
import dev.parley.server.core.query.Query;
import dev.parley.server.core.state.Keeping;
import dev.parley.server.core.state.Presence;
import dev.parley.server.core.state.Session;
import dev.parley.server.session.SimulatedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run: turns the server, the store, the workers, the wires and the clients by chance, and then lets them come to rest. */
final class Simulation {

    private static final int STEPS = 300;

    /** Steps after which what has not come to rest never will. */
    private static final int PATIENCE = 5000;

    private static final List<String> USERS = List.of("ann", "bob", "cy", "dan");
    private static final Keeping KEEPING = new Keeping(3, 4000, true);
    private static final Policy POLICY = new Policy(
            4096, true, true, true, Map.of(), 10_000, 100_000, 3, Policy.SignIn.UNBOUNDED, Policy.PerUser.UNBOUNDED);

    private final Chance chance;
    private final Fault fault;
    private final Trace trace;
    private final Promises promises = new Promises(KEEPING);
    private final SimulatedStore store;
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final List<Runnable> work = new ArrayList<>();
    private Weather weather;
    private SimulatedServer server;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private long lastSession;
    private int life;
    private long keysNeeded;
    private boolean keysLearned;
    private int steps;

    Simulation(long seed, Fault fault, Trace trace) {
        this.chance = new Chance(seed);
        this.fault = fault;
        this.trace = trace;
        this.store = new SimulatedStore(chance, KEEPING, fault, (position, event) -> {
            trace.note("store   %s is %s", position, event);
            promises.stored(position, event);
        });
        for (String name : USERS) {
            SimulatedUser user = new SimulatedUser(name);
            for (int device = chance.between(1, 2); device > 0; device--) {
                clients.add(new SimulatedClient(name + "/" + device, user, USERS, chance));
            }
        }
    }

    /** How many requests were answered. */
    int answers() {
        return promises.answers();
    }

    void run() {
        weather = Weather.of(chance);
        trace.note("%s", weather);
        start();
        if (chance.oneIn(8)) {
            // Not even what a new server must have can be stored.
            turn();
            store.fail();
        }
        for (int i = 0; i < STEPS; i++) {
            step();
            if (chance.oneIn(20)) {
                compareMemoryWithStore();
            }
        }
        rest();
        new Ending(server, store, promises, clients).check();
    }

    private void step() {
        trace.step(++steps);
        pass();
        trouble();
        for (int i = chance.below(3); i > 0; i--) {
            client(chance.any(clients), false);
        }
        network();
        everythingElse();
    }

    /** Nobody wants anything any more but to have what there is. */
    private void rest() {
        weather = Weather.calm();
        trace.note("rest");
        int last = steps + PATIENCE;
        while (!isAtRest()) {
            trace.step(++steps);
            Broken.unless(steps < last, "it does not come to rest");
            pass();
            clients.forEach(client -> client(client, true));
            network();
            everythingElse();
        }
    }

    private boolean isAtRest() {
        return server.isQuiet()
                && work.isEmpty()
                && store.hasNothingToDo()
                && promises.nothingIsOwed()
                && clients.stream().allMatch(SimulatedClient::isSettled);
    }

    /** Time, which somebody may set back. */
    private void pass() {
        now = now.plusMillis(chance.oneIn(100) ? -2000 : chance.below(20));
    }

    private void trouble() {
        if (store.canFail() && chance.oneIn(weather.failure())) {
            trace.note("store   fails");
            store.fail();
        }
        if (chance.oneIn(60)) {
            Input input = chance.oneIn(2)
                    ? new Input.OperatorSaid("Tea is served.")
                    : new Input.OperatorSetRetention("lobby", chance.below(9));
            operate(input);
        }
        if (chance.oneIn(weather.deletion())) {
            operate(
                    chance.oneIn(2)
                            ? new Input.OperatorDeletedRoom(chance.any(List.of("tea", "ops", "den")))
                            : new Input.OperatorDeletedAccount(chance.any(USERS)));
        }
        if (chance.oneIn(weather.crash())) {
            crash();
        }
        if (chance.oneIn(weather.hangUp())) {
            SimulatedClient client = chance.any(clients);
            if (client.wire() != null) {
                hangUp(client);
            }
        }
    }

    private void operate(Input input) {
        trace.note("server  is told by its operator %s", input);
        server.operate(input, promises::operated);
    }

    private void client(SimulatedClient client, boolean quietly) {
        if (client.wire() != null && !client.wire().isClosed) {
            int before = client.wire().toServer.size();
            client.act(quietly);
            if (client.wire().toServer.size() > before) {
                trace.note("%-7s asks %s", client.name, client.wire().toServer.peekLast());
            }
        } else if (client.wire() == null && (quietly || chance.oneIn(3))) {
            Wire wire = new Wire(++lastSession);
            trace.note("%-7s connects as %s", client.name, wire.session);
            wires.add(wire);
            client.connect(wire);
        }
    }

    /** What is on its way to clients arrives, or some of it. */
    private void network() {
        for (SimulatedClient client : clients) {
            Wire wire = client.wire();
            for (int left = chance.below(5); wire != null && left > 0 && !wire.toClient.isEmpty(); left--) {
                client.hear(wire.toClient.remove());
            }
            if (wire != null && wire.isClosed && wire.toClient.isEmpty()) {
                trace.note("%-7s is cut off", client.name);
                client.disconnected();
            }
        }
    }

    private void hangUp(SimulatedClient client) {
        trace.note("%-7s hangs up", client.name);
        Wire wire = client.wire();
        wire.isBroken = true;
        wire.toClient.clear();
        // What was sent last may be lost, or be read by the server all the same.
        while (!wire.toServer.isEmpty() && chance.oneIn(2)) {
            wire.toServer.removeLast();
        }
        client.disconnected();
    }

    private void everythingElse() {
        if (chance.oneIn(weather.commit())) {
            store.write();
        }
        if (chance.oneIn(2)) {
            store.announce();
        }
        if (store.isRecovering() && chance.oneIn(weather.recovery())) {
            trace.note("store   recovers");
            store.recover();
        }
        if (!work.isEmpty() && chance.oneIn(weather.work())) {
            chance.takeAny(work).run();
        }
        if (chance.oneIn(5)) {
            index();
        }
        if (chance.oneIn(40)) {
            store.snapshot(server.live());
        }
        if (chance.oneIn(4)) {
            return;
        }
        turn();
    }

    private void index() {
        server.keysStoredUpTo(store.index());
        if (!keysLearned && store.indexed() >= keysNeeded) {
            keysLearned = true;
            server.learnKeys(store.indexedKeys());
        }
    }

    private void turn() {
        server.startOfTurn(now);
        for (Wire wire : List.copyOf(wires)) {
            read(wire);
        }
        server.endOfTurn();
    }

    private void read(Wire wire) {
        if (!wire.isKnown) {
            wire.isKnown = true;
            promises.opened(wire.session);
            server.opened(wire.session);
        }
        for (int left = chance.below(5);
                left > 0 && !wire.isClosed && !wire.toServer.isEmpty() && !server.isMuted(wire.session);
                left--) {
            Wire.Line line = wire.toServer.remove();
            trace.note("server  reads %s from %s", line, wire.session);
            promises.asked(wire.session, line.re(), line.request());
            server.line(wire.session, line.re(), line.request());
        }
        // A muted connection's end is seen as well: writing to it fails.
        if (wire.isClosed || wire.isBroken && (wire.toServer.isEmpty() || chance.oneIn(3))) {
            trace.note("server  closes %s", wire.session);
            wires.remove(wire);
            promises.closed(wire.session);
            server.closed(wire.session);
        }
    }

    private void start() {
        try {
            keysNeeded = store.events().size();
            keysLearned = false;
            server = new SimulatedServer(
                    new Outside(),
                    store::open,
                    POLICY,
                    KEEPING,
                    committed -> fault == Fault.GATE_RELEASES_EARLY ? Long.MAX_VALUE : committed,
                    now,
                    ++life);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void crash() {
        trace.note("server  crashes");
        store.crash();
        work.clear();
        wires.clear();
        promises.crashed();
        for (SimulatedClient client : clients) {
            if (client.wire() != null) {
                // What had left the server may still arrive.
                for (int left = chance.below(4);
                        left > 0 && !client.wire().toClient.isEmpty();
                        left--) {
                    client.hear(client.wire().toClient.remove());
                }
                client.disconnected();
            }
        }
        start();
        compareMemoryWithStore();
    }

    /** Memory is never behind the store, and when nothing is on its way not ahead of it either. */
    private void compareMemoryWithStore() {
        if (server.isQuiet() && store.hasNothingToDo()) {
            String memory = server.world().state().describe();
            String stored = promises.stored().describe();
            Broken.unless(memory.equals(stored), "in memory:%n%sin the store:%n%s", memory, stored);
        }
    }

    private final class Outside implements SimulatedServer.Outside {

        @Override
        public void tell(long session, ServerMessage message) {
            trace.note("server  tells %s %s", session, message);
            if (message instanceof Entry && fault == Fault.DELIVERIES_ARE_LOST && chance.oneIn(100)) {
                return;
            }
            if (message instanceof ServerMessage.Ok && fault == Fault.REPLIES_ARE_LOST && chance.oneIn(100)) {
                return;
            }
            promises.told(session, message);
            for (Wire wire : wires) {
                if (wire.session == session && !wire.isBroken && !wire.isClosed) {
                    wire.toClient.add(message);
                }
            }
        }

        @Override
        public void close(long session) {
            trace.note("server  hangs up on %s", session);
            wires.stream().filter(wire -> wire.session == session).forEach(wire -> wire.isClosed = true);
        }

        @Override
        public void decided(long session, RequestId re, Outcome outcome) {
            promises.decided(session, re, outcome);
        }

        @Override
        public boolean lookUp(Query query, Consumer<Answer> done) {
            if (chance.oneIn(weather.unreadable())) {
                return false;
            }
            work(() -> answer(query, done));
            return true;
        }

        /** Something is looked up at one time, and the answer comes at another. */
        private void answer(Query query, Consumer<Answer> done) {
            if (query instanceof Query.SentWith && store.indexed() < keysNeeded) {
                work(() -> answer(query, done));
                return;
            }
            Answer answer = chance.oneIn(weather.unreadable()) ? new Answer.Unreadable() : store.look(query);
            trace.note("worker  answers %s with %s", query, answer);
            work(() -> done.accept(answer));
        }

        @Override
        public void work(Runnable task) {
            work.add(task);
        }
    }

    /** How somebody is, as the server has it. */
    static String presence(SimulatedServer server, String user) {
        Presence.Online online = server.world().presence().online(user);
        return LiveView.described(online != null, online == null ? null : online.away());
    }

    static String userAt(SimulatedServer server, long session) {
        Session at = server.world().presence().session(session);
        return at == null || at.login() == null ? null : at.login().user();
    }
}
