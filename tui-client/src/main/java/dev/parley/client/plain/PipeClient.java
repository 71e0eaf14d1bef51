package dev.parley.client.plain;

import dev.parley.client.home.Folders;
import dev.parley.client.home.Home;
import dev.parley.client.home.PositionFile;
import dev.parley.client.net.Guard;
import dev.parley.client.net.LinkEvent;
import dev.parley.client.net.LinkFailure;
import dev.parley.client.net.ServerLink;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.UsageException;
import dev.parley.client.settings.Preferences;
import dev.parley.process.FaultReport;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.zone.LocalZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a {@link Script} over the real link and the real streams. The queue is bounded: a slow reader of ours slows the server down. */
final class PipeClient implements Port {

    /** As a shell shows a program that died of SIGPIPE. */
    private static final int OUTPUT_CLOSED = 141;

    /** The command line or the settings file is wrong. */
    private static final int USAGE = 2;

    /** A line was not sent. */
    private static final int REFUSED = 1;

    private static final int QUEUED = 1024;

    private final BlockingQueue<Happening> queue = new ArrayBlockingQueue<>(QUEUED);
    private final long started = System.nanoTime();
    private final ClientOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final ServerLink link;
    private final LineSource input;
    private final Script script;
    private final @Nullable Resuming resuming;

    /** Whether it was said that others can read what is sent. */
    private boolean toldExposed;

    /** Whether a line was no text. */
    private boolean unreadable;

    private sealed interface Happening {}

    private record OnLink(LinkEvent event) implements Happening {}

    /** Only wakes the loop, which looks for lines each time. */
    private enum Wake implements Happening {
        INPUT
    }

    private PipeClient(
            ClientOptions options,
            Account account,
            @Nullable PositionFile position,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
        Guard guard = new Guard(options.server(), options.protection(), Home.knownServers(Folders.of(System.getenv())));
        this.link = options.json()
                ? new ServerLink(event -> put(new OnLink(event)), line -> put(new OnLink(line)), guard)
                : new ServerLink(event -> put(new OnLink(event)), guard);
        this.input = new LineSource(in, this::wake);
        Showing showing = options.json()
                ? new JsonShowing(line -> out.print(line + "\n"), err::println)
                : new HumanShowing(
                        out,
                        new HumanLines(Clock.system(LocalZone.ofEnvironment().zone())));
        Speech speech = new Speech(UUID.randomUUID() + "-", options.commands(), this);
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        Cursors cursors = new Cursors();
        Integer wait = options.waitSeconds();
        this.resuming = position == null ? null : new Resuming(position, cursors, this::complain);
        this.script = new Script(
                account,
                options.rooms(),
                speech,
                this,
                showing,
                backoff,
                wait == null ? Script.Patience.USUAL : Script.Patience.of(wait),
                cursors,
                resuming);
    }

    static int run(ClientOptions options, Preferences preferences, Password password)
            throws UsageException, LinkFailure {
        Account account = account(options, password);
        return run(options, preferences, account, Streams.input(), Streams.lines(), Streams.error());
    }

    /** Over any streams. */
    static int run(
            ClientOptions options,
            Preferences preferences,
            Account account,
            InputStream in,
            PrintStream out,
            PrintStream err)
            throws LinkFailure {
        Path named = options.position();
        try (PositionFile position = named == null ? null : PositionFile.open(named)) {
            return run(new PipeClient(options, account, position, in, out, err), preferences);
        } catch (IOException unfit) {
            err.println(Streams.safe(String.valueOf(unfit.getMessage())));
            return USAGE;
        }
    }

    private static int run(PipeClient client, Preferences preferences) throws LinkFailure {
        try {
            if (client.options.waitSeconds() == null) {
                client.connectNow();
            } else {
                client.script.connectFirst(0);
            }
            preferences.notes().lines().forEach(client::complain);
            int status = client.loop();
            if (status == 0 && (client.unreadable || (client.resuming != null && client.resuming.isUnsaved()))) {
                return REFUSED;
            }
            // All is sent all the same: a wrong colour is no reason to keep a message back.
            return status == 0 && !preferences.troubles().isEmpty() ? USAGE : status;
        } finally {
            client.link.close();
        }
    }

    private void connectNow() throws LinkFailure {
        if (link.connectNow(options.server())) {
            tellExposed();
        }
    }

    private void tellExposed() {
        if (!toldExposed) {
            toldExposed = true;
            complain(PlainClient.EXPOSED);
        }
    }

    private static Account account(ClientOptions options, Password provided) throws UsageException {
        String user = options.user();
        if (user == null) {
            throw new UsageException("The user name is missing. Add --user NAME.");
        }
        if (options.rooms().isEmpty() && !options.commands()) {
            throw new UsageException(Speech.WHICH_ROOM);
        }
        if (options.newPasswordFile() != null && !options.commands()) {
            throw new UsageException("--new-password-file is for /password. Add --commands.");
        }
        String password = provided.provided();
        if (password == null) {
            throw new UsageException(
                    "There is no password. Set " + Password.VARIABLE + ", or add --password-file FILE.");
        }
        return new Account(user, password, options.register(), options.invite(), provided.next());
    }

    private int loop() {
        input.start();
        try {
            while (script.status().isEmpty()) {
                Happening next = queue.poll(Math.max(0, script.deadline() - now()), TimeUnit.MILLISECONDS);
                handle(next);
                if (queue.isEmpty() && !isPrinted()) {
                    return OUTPUT_CLOSED;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return isPrinted() ? script.status().orElse(1) : OUTPUT_CLOSED;
    }

    /** Hands over what was printed, and then notes that it was; false if nobody takes it any more. */
    private boolean isPrinted() {
        if (out.checkError()) {
            return false;
        }
        if (resuming != null) {
            resuming.printed();
        }
        return true;
    }

    private void handle(@Nullable Happening happening) {
        if (happening instanceof OnLink on && link.take(on.event())) {
            if (on.event() instanceof LinkEvent.Up up && up.exposed()) {
                tellExposed();
            }
            tell(on.event());
        } else {
            script.tick(now());
        }
    }

    /** Nothing that a server says ends this with more than a line. */
    private void tell(LinkEvent event) {
        try {
            script.on(event, now());
        } catch (RuntimeException | StackOverflowError fault) {
            script.fail("A message of the server could not be handled" + FaultReport.details(fault) + ".");
        }
    }

    private long now() {
        return (System.nanoTime() - started) / 1_000_000;
    }

    /** A queue that is full wakes the loop as well. */
    private void wake() {
        boolean unused = queue.offer(Wake.INPUT);
    }

    private void put(Happening happening) {
        try {
            queue.put(happening);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void connect() {
        link.connect(options.server());
    }

    @Override
    public void send(RequestId id, Request request) {
        link.send(id, request);
    }

    @Override
    public void complain(String text) {
        text.lines().forEach(line -> err.println(Streams.safe(line)));
    }

    @Override
    public @Nullable String line() {
        for (LineSource.Line next = input.poll(); next != null; next = input.poll()) {
            String text = next.text();
            if (text != null) {
                return text;
            }
            unreadable = true;
            complain("Line " + next.number() + " of standard input is not UTF-8. It was not sent.");
        }
        return null;
    }

    @Override
    public boolean isInputOver() {
        return input.isOver();
    }

    @Override
    public String inputFailure() {
        return input.failure();
    }
}
