package dev.parley.client.app;

import dev.parley.client.grid.Colour;
import dev.parley.client.home.Home;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Question;
import dev.parley.client.model.Step;
import dev.parley.client.model.Tone;
import dev.parley.client.net.Link;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.ServerAddress;
import dev.parley.client.net.SteadyClock;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.reducer.Shelter;
import dev.parley.client.settings.Links;
import dev.parley.client.settings.Preferences;
import dev.parley.client.terminal.Key;
import dev.parley.client.terminal.UiLoop;
import dev.parley.client.theme.Grounds;
import dev.parley.client.view.Title;
import dev.parley.client.view.View;
import dev.parley.process.CommandNames;
import dev.parley.process.FaultReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The loop's handler: holds the model, and is the one place where it changes. On the loop's thread alone. */
final class Chat implements UiLoop.Handler<Input> {

    private final Link link;
    private final Display display;
    private final Outbox outbox;
    private final Home home;
    private final InstantSource clock;
    private final SteadyClock steady;
    private final DoubleSupplier jitter;
    private final UiLoop<Input> loop;
    private final Effect.Handler running = new Running();
    private final Input.Handler handling = new Handling();
    private Model model;
    private String title = "";
    private String theme = "";
    private String colours = "";
    private boolean ours;

    /** The terminal's own, if it has said so. */
    private @Nullable Colour background;

    private Links links = Links.OFF;
    private boolean warned;

    /** What the screen asks, and since when. */
    private @Nullable Question asked;

    private long askedAt;

    /**
     * Begins with a model to which nothing has happened.
     *
     * @param clock for what is shown and kept
     * @param nanos for waits, as {@link System#nanoTime}
     */
    Chat(
            Model model,
            Link link,
            Display display,
            Outbox outbox,
            Home home,
            InstantSource clock,
            LongSupplier nanos,
            DoubleSupplier jitter) {
        this.model = model;
        this.link = link;
        this.display = display;
        this.outbox = outbox;
        this.home = home;
        this.clock = clock;
        this.steady = new SteadyClock(clock, nanos);
        this.jitter = jitter;
        this.loop = new UiLoop<>(this);
    }

    /** The loop that drives this. */
    UiLoop<Input> loop() {
        return loop;
    }

    @Override
    public void handle(Input input) {
        update(new Event.Tick(steady.instant(), clock.instant()));
        input.handle(handling);
    }

    private final class Handling implements Input.Handler {
        @Override
        public void pressed(Input.Pressed pressed) {
            if (pressed.key() instanceof Key.Background told) {
                background = Colour.rgb(told.rgb() >> 16 & 0xFF, told.rgb() >> 8 & 0xFF, told.rgb() & 0xFF);
                wear(model.preferences());
            } else if (isForWhatIsShown(pressed)) {
                update(new Event.Pressed(pressed.key()));
            }
        }

        @Override
        public void happened(Input.Happened happened) {
            update(happened.event());
        }

        @Override
        public void linked(Input.Linked linked) {
            if (link.take(linked.event())) {
                linked.event().handle(new Linked());
            }
        }

        @Override
        public void unreachable(Input.Unreachable unreachable) {
            update(new Event.LinkDown(unreachable.why(), false, null, jitter.getAsDouble()));
        }
    }

    /** A key that was typed before a question stood on the screen was not meant for it. */
    private boolean isForWhatIsShown(Input.Pressed pressed) {
        Question question = model.writing().question();
        boolean answers = pressed.key() instanceof Key.Text
                || pressed.key() instanceof Key.Named
                || pressed.key() instanceof Key.Chord
                || pressed.key() instanceof Key.Paste;
        boolean drawn = question == null || (question.asksAs(asked) && pressed.at() - askedAt >= 0);
        return drawn || !answers;
    }

    private final class Linked implements LinkEvent.Handler {
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
            // For programs that read lines.
        }

        @Override
        public void down(LinkEvent.Down down) {
            if (down.reason().isFinal()) {
                update(new Event.RefusedServer(down.text()));
                return;
            }
            boolean startOne = down.reason() == LinkEvent.Reason.NO_ANSWER;
            String why = startOne
                    ? down.text() + " Start one with " + CommandNames.server() + ", or name another."
                    : down.text();
            update(new Event.LinkDown(why, down.wasEverUp(), down.reconnectMs(), jitter.getAsDouble()));
        }
    }

    void update(Event event) {
        Step step = Shelter.update(model, event, FaultReport::details);
        model = step.model();
        step.effects().forEach(this::run);
        wear(model.preferences());
        take(model.preferences().mouse() && !model.panes().isBare());
        tell(model.preferences().links());
        warn();
    }

    private void tell(Links now) {
        if (now != links) {
            links = now;
            display.links(now);
        }
    }

    /** In the bare view the mouse is the terminal's, for selecting. */
    private void take(boolean mouse) {
        if (mouse != ours) {
            ours = mouse;
            display.mouse(mouse);
        }
    }

    /** Once, in the first room, below what was said there before, so that it is in view and stays to be read. */
    private void warn() {
        Conversation here = model.conversations().current();
        if (!warned && here != null && here.log().loaded() && !display.warning().isEmpty()) {
            warned = true;
            update(new Event.Warned(display.warning()));
        }
    }

    /** A theme that is chosen is read and worn at once; what is wrong with it is said. */
    private void wear(Preferences preferences) {
        String wanted = background == null ? preferences.theme() : Grounds.theme(preferences.theme(), background);
        if (!wanted.equals(theme) || !preferences.colours().equals(colours)) {
            theme = wanted;
            colours = preferences.colours();
            Home.Themed themed = home.theme(theme);
            display.wear(themed.palette(), colours);
            if (!themed.trouble().isEmpty()) {
                update(new Event.Told(Tone.ERROR, themed.trouble()));
            }
            if (!themed.notes().isEmpty()) {
                update(new Event.Noted(themed.notes()));
            }
        }
    }

    private void run(Effect effect) {
        effect.handle(running);
    }

    private void happens(Event event) {
        loop.put(new Input.Happened(event));
    }

    private final class Running implements Effect.Handler {
        @Override
        public void connect(Effect.Connect connect) {
            Chat.this.connect(connect.server());
        }

        @Override
        public void trust(Effect.Trust trust) {
            ServerAddress address = ServerAddress.parse(trust.server());
            if (address != null) {
                link.trust(address, trust.key());
            }
        }

        @Override
        public void disconnect(Effect.Disconnect disconnect) {
            link.disconnect();
        }

        @Override
        public void ask(Effect.Ask ask) {
            link.send(ask.id(), ask.request());
        }

        @Override
        public void quit(Effect.Quit quit) {
            loop.stop();
        }

        @Override
        public void bell(Effect.Bell bell) {
            display.bell();
        }

        @Override
        public void notify(Effect.Notify notify) {
            display.notify(model.preferences().desktopNotifications(), notify.from(), notify.text());
        }

        @Override
        public void redraw(Effect.Redraw redraw) {
            display.redraw();
        }

        @Override
        public void suspend(Effect.Suspend suspend) {
            display.suspend();
        }

        @Override
        public void shown(Effect.Shown shown) {
            // For the line client: here the model is drawn.
        }

        @Override
        public void shownPage(Effect.ShownPage shownPage) {
            // Likewise.
        }

        @Override
        public void said(Effect.Said said) {
            // Likewise.
        }

        @Override
        public void outbox(Effect.OfOutbox effect) {
            outbox.carryOut(effect, Chat.this::happens);
        }

        @Override
        public void home(Effect.OfHome effect) {
            home.carryOut(effect, Chat.this::happens);
        }
    }

    /** Of a title that was set before the person wanted none: nothing that would be wrong later. */
    private String untold() {
        return title.isEmpty() ? "" : Title.PROGRAM;
    }

    private void connect(String server) {
        ServerAddress address = ServerAddress.parse(server);
        if (address == null) {
            loop.put(new Input.Unreachable(
                    "'" + server + "' is not a valid server. Use HOST, HOST:PORT or unix:/PATH."));
        } else {
            link.connect(address);
        }
    }

    @Override
    public void draw() {
        String now = model.preferences().title() ? Title.of(model) : untold();
        if (!now.equals(title)) {
            title = now;
            display.title(now);
        }
        display.show(View.render(model));
        Question question = model.writing().question();
        if (question != null && !question.asksAs(asked)) {
            askedAt = System.nanoTime();
        }
        asked = question;
    }

    @Override
    public long nextDeadline() {
        return model.nextDeadline().map(this::nanosAt).orElse(UiLoop.NEVER);
    }

    private long nanosAt(Instant time) {
        Duration left = Duration.between(steady.instant(), time);
        return System.nanoTime() + (left.isNegative() ? 0 : left.toNanos());
    }

    @Override
    public void onDeadline(long now) {
        update(new Event.Tick(steady.instant(), clock.instant()));
    }

    Model model() {
        return model;
    }
}
