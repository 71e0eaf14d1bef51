package dev.parley.client.plain;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.model.Conversation;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.net.Guard;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerLink;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.UsageException;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.reducer.Reducer;
import dev.parley.client.settings.Preferences;
import dev.parley.client.text.Wrap;
import dev.parley.process.FaultReport;
import dev.parley.zone.LocalZone;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The line client for a person: the dialogue on this thread, the chat's loop on another. */
final class LineClient implements LineLoop.Screen {

    private static final String DEVICE = "line client";

    private static final long PATIENCE_MS = 10_000;

    /** Where lines of the client's own are wrapped. */
    private static final int WIDTH = 80;

    private final Console console;
    private final Transcript transcript;
    private final @Nullable JsonShowing json;
    private final Showing.Selection selection = new Since();
    private String prompt = "";

    private LineClient(Console console, Transcript transcript, boolean json) {
        this.console = console;
        this.transcript = transcript;
        this.json =
                json ? new JsonShowing(line -> console.print(line, prompt), line -> console.tell(line, prompt)) : null;
    }

    static int run(ClientOptions options, Preferences preferences, Password provided, PrintStream err)
            throws UsageException, LinkFailure {
        Clock clock = Clock.system(LocalZone.ofEnvironment().zone());
        Folders folders = Folders.of(System.getenv());
        Home home = Home.in(folders);
        LatestModel model = new LatestModel(beginning(options, preferences, home, clock));
        boolean remembered = model.get().session() != null;
        // Where a token signs in, the program that knows the password is not bothered.
        String password = remembered ? null : provided.provided();
        try (Console console = console(model, err)) {
            return run(
                    options,
                    once(remembered ? () -> laterPassword(provided, console) : () -> password),
                    model,
                    clock,
                    console,
                    new Outbox(folders.outbox()),
                    home,
                    err,
                    bug -> fail(console, err, bug));
        }
    }

    /** One that is needed only now: it cannot end the client any more. */
    private static @Nullable String laterPassword(Password provided, Console console) {
        try {
            return provided.provided();
        } catch (UsageException e) {
            console.tell(Streams.safe(String.valueOf(e.getMessage())), "");
            return null;
        }
    }

    /** What was provided is tried once; from then on the person is asked. */
    static Supplier<@Nullable String> once(Supplier<@Nullable String> password) {
        AtomicBoolean used = new AtomicBoolean();
        return () -> used.getAndSet(true) ? null : password.get();
    }

    /**
     * Over a console, whichever it is.
     *
     * @param password one that was provided, or null if it is to be typed; asked for at each attempt
     * @param err for old names in the person's settings, and for plain text over a network
     * @param failed is told of what no code was written for
     */
    static int run(
            ClientOptions options,
            Supplier<@Nullable String> password,
            LatestModel model,
            Clock clock,
            Console console,
            Outbox outbox,
            Home home,
            PrintStream err,
            Consumer<Throwable> failed)
            throws LinkFailure {
        LineClient screen = new LineClient(console, new Transcript(new HumanLines(clock)), options.json());
        LineLoop chat = new LineLoop(model, clock, screen, outbox, home);
        Guard guard = new Guard(options.server(), options.protection(), home.knownServers());
        try (ServerLink link = options.json()
                ? new ServerLink(chat::happened, chat::happened, guard)
                : new ServerLink(chat::happened, guard)) {
            if (link.connectNow(options.server())) {
                err.println(PlainClient.EXPOSED);
            }
            model.get().preferences().notes().lines().forEach(note -> err.println(Streams.safe(note)));
            Thread loop = new Thread(() -> chat.run(link), "chat");
            loop.setDaemon(true);
            loop.setUncaughtExceptionHandler((thread, bug) -> failed.accept(bug));
            loop.start();
            boolean wasIn = new Dialogue(options, password, chat, console).run();
            finish(loop);
            return wasIn ? 0 : 1;
        }
    }

    /** What is still to be written is written before the process ends; a disk that hangs does not keep it for ever. */
    private static void finish(Thread loop) {
        try {
            loop.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Model beginning(ClientOptions options, Preferences preferences, Home home, Clock clock) {
        Settings settings =
                new Settings(clock.getZone(), UUID.randomUUID().toString(), DEVICE, options.rooms(), options.invite());
        String user = options.user() == null ? "" : options.user();
        Model model = Model.start(settings, clock.instant(), options.server().toString(), user);
        // They are printed as soon as a server answers.
        Preferences told = preferences.with(preferences.notes().read());
        Model configured = Reducer.update(model, new Event.Configured(told)).model();
        if (!preferences.remember()) {
            home.carryOut(new Effect.ForgetAllTokens(), event -> {});
            return configured;
        }
        Event known =
                options.register() ? null : home.beginning(options.server().toString(), user);
        return known == null ? configured : Reducer.update(configured, known).model();
    }

    /** Nothing goes on without the loop; the person gets the terminal back and one line. */
    private static void fail(Console console, PrintStream err, Throwable bug) {
        console.close();
        err.println(Streams.safe(FaultReport.line("The client", bug)));
        System.exit(1);
    }

    private static Console console(LatestModel model, PrintStream err) {
        String term = System.getenv("TERM");
        boolean dumb = term == null || term.isEmpty() || term.equals("dumb");
        if (!dumb && OnTerminal.output()) {
            try {
                return JLineConsole.open(new TableCompleter(() -> KnownNames.of(model.get())));
            } catch (IOException | IllegalStateException noTerminal) {
                err.println("This terminal has no line editing. Lines are read as they are.");
            }
        }
        if (!OnTerminal.output()) {
            return new DumbConsole(Streams.input(), Streams.lines(), err);
        }
        PrintStream out = Streams.output();
        return new DumbConsole(Streams.input(), out, out);
    }

    @Override
    public void show(Model model, Effect effect) {
        prompt = LineLoop.prompt(model);
        if (effect instanceof Effect.Bell) {
            console.bell();
        }
        String lines = String.join("\n", transcript.of(model, effect));
        if (lines.isEmpty()) {
            return;
        }
        if (json == null) {
            console.print(console.wrapped(lines), prompt);
        } else if (!(effect instanceof Effect.Shown)) {
            console.tell(lines, prompt);
        }
    }

    @Override
    public void heard(Model model, String line) {
        prompt = LineLoop.prompt(model);
        if (json != null) {
            json.fold(model::folds);
            json.line(line, selection);
        }
    }

    @Override
    public void lost(Model model, String why) {
        prompt = LineLoop.prompt(model);
        console.tell(Streams.safe(why + " Trying again."), prompt);
    }

    @Override
    public void arrived(Model model, Conversation here) {
        prompt = LineLoop.prompt(model);
        List<String> rows = new ArrayList<>();
        Arrival.lines(model, here).forEach(line -> rows.addAll(Wrap.rows(line, WIDTH)));
        console.tell(String.join("\n", rows), prompt);
    }

    @Override
    public void signedOut() {
        console.interrupt();
    }

    /** Entries live, and those missed since; not what there was before. */
    private static final class Since implements Showing.Selection {
        private final Map<String, Long> last = new HashMap<>();

        @Override
        public boolean live(String room, long seq) {
            if (last.size() < Cursors.MOST || last.containsKey(room)) {
                last.merge(room, seq, Math::max);
            }
            return true;
        }

        @Override
        public boolean isAsked(long re) {
            // The screen says it in words.
            return false;
        }

        @Override
        public boolean missed(String room, long seq, String cid) {
            Long known = last.get(room);
            boolean missed = known != null && seq > known;
            if (missed) {
                last.put(room, seq);
            }
            return missed;
        }
    }
}
