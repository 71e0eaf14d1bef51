package dev.parley.client.plain;

import dev.parley.client.home.Home;
import dev.parley.client.model.Connection;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Step;
import dev.parley.client.model.Tone;
import dev.parley.client.net.Link;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.net.SteadyClock;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.reducer.Shelter;
import dev.parley.process.FaultReport;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.ServerMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The line client's loop: lines and the network meet in one queue, the reducer says what follows, and this does it. Runs on a
 * thread of its own; the one that asks the person looks at {@link #model} and hands lines over.
 */
final class LineLoop {

    /** Longer than anybody waits for an answer; shorter than any time that overflows. */
    private static final Duration LONG = Duration.ofHours(1);

    /** A condition may depend on the time as well. */
    private static final long LOOK_AGAIN_MS = 100;

    /** When it is full the link's thread waits: a slow screen of ours slows the server down. */
    static final int QUEUED = 1024;

    private final BlockingQueue<Happening> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Clock clock;
    private final SteadyClock steady;
    private final Screen screen;
    private final LatestModel latest;
    private final Outbox outbox;
    private final Home home;

    /** What effects have led to. */
    private final Deque<Event> soon = new ArrayDeque<>();

    private final Effect.Handler carryingOut = new CarryingOut();
    private Model model;
    private @Nullable Link link;

    /** The conversation that the person was last brought to; empty while they are in none. */
    private String place = "";

    /** Why signing in with a password was refused the last time. */
    private volatile @Nullable ErrorReply refusal;

    /** Whether the last connection came to nothing that trying again would change. */
    private volatile boolean refused;

    private long posted;
    private long done;
    private boolean over;

    private sealed interface Happening {}

    private record OnLink(LinkEvent event) implements Happening {}

    private record Wanted(Event event) implements Happening {}

    /** Where what happens is shown. Called by the loop. */
    interface Screen {

        /** An effect that a person can see, with the model as it is then. */
        void show(Model model, Effect effect);

        /** A line as the server sent it. */
        void heard(Model model, String line);

        /** The connection is gone and will be made again; the full screen has a place of its own for it. */
        void lost(Model model, String why);

        /** The person has come to another conversation. */
        void arrived(Model model, Conversation here);

        /** Nobody is signed in any more. */
        void signedOut();
    }

    /** @param latest holds the first model, and from then on the newest, for other threads to look at */
    LineLoop(LatestModel latest, Clock clock, Screen screen, Outbox outbox, Home home) {
        this(latest, clock, System::nanoTime, screen, outbox, home);
    }

    /** @param nanos for waits, as {@link System#nanoTime} */
    LineLoop(LatestModel latest, Clock clock, LongSupplier nanos, Screen screen, Outbox outbox, Home home) {
        this.outbox = outbox;
        this.home = home;
        this.latest = latest;
        this.model = latest.get();
        this.clock = clock;
        this.steady = new SteadyClock(clock, nanos);
        this.screen = screen;
        queue.add(new Wanted(new Event.Started(true)));
        posted = 1;
    }

    /** What the link has to say. Any thread but the loop's. */
    void happened(LinkEvent event) {
        put(new OnLink(event));
    }

    /** Something that the person wants. Any thread but the loop's. */
    void want(Event event) {
        synchronized (this) {
            posted++;
        }
        // Without the lock, which the loop needs to make room.
        put(new Wanted(event));
    }

    /** Waits while too many wait. After the loop has ended it is forgotten: nobody makes room any more. */
    private void put(Happening happening) {
        boolean interrupted = false;
        boolean taken = false;
        while (!taken && !isOver()) {
            try {
                taken = queue.offer(happening, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As it is now; any thread. */
    Model model() {
        return latest.get();
    }

    /** Why the server did not take the last credentials; null if it was not asked, or has not answered. */
    @Nullable
    ErrorReply refusal() {
        return refusal;
    }

    /** Whether somebody must do something before there can be a connection; the person was told. */
    boolean isRefused() {
        return refused;
    }

    synchronized boolean isOver() {
        return over;
    }

    /**
     * Waits until all that was wanted before is carried out and it is so; any thread but the loop's.
     *
     * @return false if the loop has ended before
     */
    synchronized boolean await(Predicate<Model> wanted) {
        long target = posted;
        while (!over && !(done >= target && wanted.test(model()))) {
            try {
                wait(LOOK_AGAIN_MS);
            } catch (InterruptedException nudged) {
                // Meant for a line that was being read, and too late for it.
            }
        }
        return !over;
    }

    /** Turns until the model wants to end, over a link that is connecting already. */
    void run(Link over) {
        link = over;
        try {
            while (!isOver()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outbox.close();
            home.close();
            end();
        }
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }

    private void turn() throws InterruptedException {
        Happening next = queue.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
        update(new Event.Tick(steady.instant(), clock.instant()));
        if (next instanceof OnLink on) {
            if (link != null && link.take(on.event())) {
                on.event().handle(new FromLink());
            }
        } else if (next instanceof Wanted wanted) {
            if (wanted.event() instanceof Event.SignIn) {
                refusal = null;
            }
            update(wanted.event());
        }
        settle(next instanceof Wanted);
    }

    private synchronized void settle(boolean wasWanted) {
        latest.set(model);
        if (wasWanted) {
            done++;
        }
        notifyAll();
    }

    private Duration patience() {
        Instant due = model.nextDeadline().orElse(Instant.MAX);
        Instant now = steady.instant();
        return due.isAfter(now.plus(LONG))
                ? LONG
                : due.isAfter(now) ? Duration.between(now, due).plusMillis(1) : Duration.ZERO;
    }

    private final class FromLink implements LinkEvent.Handler {
        @Override
        public void up(LinkEvent.Up up) {
            update(new Event.LinkUp(up.hello(), up.exposed()));
            up.notes().forEach(note -> update(new Event.Told(Tone.ERROR, note)));
        }

        @Override
        public void unknown(LinkEvent.Unknown unknown) {
            update(new Event.UnknownServer(
                    unknown.stranger().key(), unknown.stranger().why()));
        }

        @Override
        public void received(LinkEvent.Received received) {
            update(new Event.FromServer(received.message()));
        }

        @Override
        public void heard(LinkEvent.Heard heard) {
            screen.heard(model, heard.line());
        }

        @Override
        public void down(LinkEvent.Down down) {
            refused = down.reason().isFinal();
            if (refused) {
                update(new Event.RefusedServer(down.text()));
                return;
            }
            double jitter = ThreadLocalRandom.current().nextDouble();
            update(new Event.LinkDown(down.text(), down.wasEverUp(), down.reconnectMs(), jitter));
        }
    }

    private void update(Event event) {
        Model before = model;
        ErrorReply refused = refused(before, event);
        Step step = Shelter.update(model, event, FaultReport::details);
        model = step.model();
        latest.set(model);
        for (Effect effect : step.effects()) {
            // Who asked for the password says what was wrong, and what can be done about it.
            if (refused == null || !(effect instanceof Effect.Said)) {
                effect.handle(carryingOut);
            }
        }
        refusal = refused == null ? refusal : refused;
        while (!soon.isEmpty()) {
            update(soon.remove());
        }
        if (before.isOnline() && model.connection() instanceof Connection.Waiting waiting) {
            screen.lost(model, waiting.why());
        }
        if (before.session() != null && model.session() == null) {
            screen.signedOut();
        }
        arrive();
    }

    /** The answer to somebody who types a name and a password; null for anything else. */
    private static @Nullable ErrorReply refused(Model model, Event event) {
        boolean asking = model.session() == null && model.connection() instanceof Connection.SigningIn;
        return asking && event instanceof Event.FromServer from && from.message() instanceof ServerMessage.Failed failed
                ? failed.error()
                : null;
    }

    private void arrive() {
        Conversation here = model.conversations().current();
        if (model.session() == null || here == null) {
            place = "";
        } else if (here.open() && !here.key().equals(place)) {
            place = here.key();
            screen.arrived(model, here);
        }
    }

    private final class CarryingOut implements Effect.Handler {
        @Override
        public void outbox(Effect.OfOutbox effect) {
            outbox.carryOut(effect, soon::add);
        }

        @Override
        public void home(Effect.OfHome effect) {
            home.carryOut(effect, LineLoop.this::want);
        }

        @Override
        public void quit(Effect.Quit quit) {
            end();
        }

        @Override
        public void ask(Effect.Ask ask) {
            if (link != null) {
                link.send(ask.id(), ask.request());
            }
        }

        @Override
        public void connect(Effect.Connect connect) {
            if (link != null) {
                LineLoop.connect(link, connect.server());
            }
        }

        @Override
        public void trust(Effect.Trust trust) {
            ServerAddress address = ServerAddress.parse(trust.server());
            if (link != null && address != null) {
                link.trust(address, trust.key());
            }
        }

        @Override
        public void disconnect(Effect.Disconnect disconnect) {
            if (link != null) {
                link.disconnect();
            }
        }

        @Override
        public void bell(Effect.Bell bell) {
            screen.show(model, bell);
        }

        @Override
        public void shown(Effect.Shown shown) {
            screen.show(model, shown);
        }

        @Override
        public void shownPage(Effect.ShownPage page) {
            screen.show(model, page);
        }

        @Override
        public void said(Effect.Said said) {
            screen.show(model, said);
        }

        @Override
        public void notify(Effect.Notify notify) {
            // A line tells it; the desktop is the full-screen client's.
        }

        @Override
        public void redraw(Effect.Redraw redraw) {
            // There is no screen to draw.
        }

        @Override
        public void suspend(Effect.Suspend suspend) {
            // The console stops by itself.
        }
    }

    private static void connect(Link link, String server) {
        ServerAddress address = ServerAddress.parse(server);
        if (address != null) {
            link.connect(address);
        }
    }

    /** Where the next line goes. */
    static String prompt(Model model) {
        Conversation here = model.conversations().current();
        boolean waiting = model.connection() instanceof Connection.Waiting;
        String place = here == null ? "" : here.name();
        return Streams.safe(place) + (waiting ? " (no connection)> " : "> ");
    }
}
