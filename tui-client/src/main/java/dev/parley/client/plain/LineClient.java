package dev.parley.client.plain;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Model;
import dev.parley.client.model.Settings;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerLink;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.UsageException;
import dev.parley.client.outbox.Outbox;
import dev.parley.client.reducer.Reducer;
import dev.parley.client.settings.Preferences;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The line client for a person: the dialogue on this thread, the chat's loop on another. */
final class LineClient implements LineLoop.Screen {

    private static final String DEVICE = "line client";

    private final Console console;
    private final Transcript transcript;
    private final @Nullable JsonShowing json;
    private final Showing.Selection selection = new Since();
    private String prompt = "";

    private LineClient(Console console, Transcript transcript, boolean json) {
        this.console = console;
        this.transcript = transcript;
        this.json = json ? new JsonShowing(line -> console.print(line, prompt)) : null;
    }

    static int run(ClientOptions options, Preferences preferences, PrintStream err) throws UsageException, LinkFailure {
        String password = Password.provided(options, preferences.profile(), err);
        Clock clock = Clock.system(ZoneId.systemDefault());
        LatestModel model = new LatestModel(beginning(options, preferences, clock));
        Folders folders = Folders.of(System.getenv());
        try (Console console = console(model, err)) {
            return run(
                    options,
                    password,
                    model,
                    clock,
                    console,
                    new Outbox(folders.outbox()),
                    Home.withoutTokens(folders),
                    bug -> fail(console, err, bug));
        }
    }

    /**
     * Over a console, whichever it is.
     *
     * @param password one that was provided, or null if it is to be asked for
     * @param failed is told of what no code was written for
     */
    static int run(
            ClientOptions options,
            @Nullable String password,
            LatestModel model,
            Clock clock,
            Console console,
            Outbox outbox,
            Home home,
            Consumer<Throwable> failed)
            throws LinkFailure {
        LineClient screen = new LineClient(console, new Transcript(new HumanLines(clock)), options.json());
        LineLoop chat = new LineLoop(model, clock, screen, outbox, home);
        try (ServerLink link =
                options.json() ? new ServerLink(chat::happened, chat::heard) : new ServerLink(chat::happened)) {
            link.connectNow(options.server());
            Thread loop = new Thread(() -> chat.run(link), "chat");
            loop.setDaemon(true);
            loop.setUncaughtExceptionHandler((thread, bug) -> failed.accept(bug));
            loop.start();
            return new Dialogue(options, password, chat, console).run() ? 0 : 1;
        }
    }

    static Model beginning(ClientOptions options, Preferences preferences, Clock clock) {
        Settings settings = new Settings(clock.getZone(), UUID.randomUUID().toString(), DEVICE, options.rooms());
        String user = options.user() == null ? "" : options.user();
        Model model = Model.start(settings, clock.instant(), options.server().toString(), user);
        return Reducer.update(model, new Event.Configured(preferences)).model();
    }

    /** Nothing goes on without the loop; the person gets the terminal back and one line. */
    private static void fail(Console console, PrintStream err, Throwable bug) {
        console.close();
        err.println(Streams.safe("The client failed: " + bug));
        System.exit(1);
    }

    private static Console console(LatestModel model, PrintStream err) {
        String term = System.getenv("TERM");
        boolean dumb = term == null || term.isEmpty() || term.equals("dumb");
        if (!dumb && OnTerminal.output()) {
            try {
                return JLineConsole.open(new TableCompleter(() -> KnownNames.of(model.get())));
            } catch (IOException | IllegalStateException noTerminal) {
                err.println("This terminal cannot be edited on; lines are read as they come.");
            }
        }
        PrintStream out = Streams.output();
        return new DumbConsole(Streams.input(), out, OnTerminal.output() ? out : err);
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
            console.print(lines, prompt);
        } else if (!(effect instanceof Effect.Shown)) {
            console.tell(lines, prompt);
        }
    }

    @Override
    public void heard(Model model, String line) {
        prompt = LineLoop.prompt(model);
        if (json != null) {
            json.line(line, selection);
        }
    }

    @Override
    public void lost(Model model, String why) {
        prompt = LineLoop.prompt(model);
        console.tell(Streams.safe(why + " Trying again."), prompt);
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
            last.merge(room, seq, Math::max);
            return true;
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
