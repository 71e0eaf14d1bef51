package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalSize;
import dev.parley.client.grid.AsciiGrid;
import dev.parley.client.grid.ColourDepth;
import dev.parley.client.grid.Grid;
import dev.parley.client.grid.Style;
import dev.parley.client.text.Ascii;
import dev.parley.client.text.CleanText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The terminal this process was started in, taken over for a full screen and given back as it was.
 *
 * <pre>{@code
 * try (Tty tty = Tty.open(System.getenv())) {
 *     UiLoop<Event> loop = new UiLoop<>(app);
 *     tty.start(key -> loop.putFirstClass(new Event.Keyed(key)));
 *     loop.run(); // the app draws with tty.screen().show(grid)
 * }
 * }</pre>
 *
 * <p>The device's modes, size and signals are {@link TtyDevice}'s. Bytes are read from file descriptor 0 and written to 1
 * directly. No key raises a signal: Ctrl-C, Ctrl-Z and Ctrl-\ are keys like others, and what they mean is the app's matter.
 *
 * <p>Given back on {@link #close}, and by a shutdown hook on SIGTERM, SIGHUP, SIGINT and {@code System.exit}. Until then standard output and
 * error are kept off the screen, and said after it.
 *
 * <p>One thread, the UI's, but for what the consumer of keys is called from: the reader's thread, and the one that JLine handles signals
 * on.
 */
public final class Tty implements AutoCloseable {

    /** How long a slow line may take to answer before we go without; what comes later the shell would take for typed. */
    private static final long FAREWELL_MILLIS = 500;

    /** What Ctrl-Z is in other programs: to stop for a while. */
    private static final String STOP = "TSTP";

    private final TtyDevice device;
    private final TerminalModes modes;
    private final FrameOutput output;
    private final AnsiTerminal ansi;
    private final FrameScreen screen;
    private final TerminalGuard guard;
    private final Thread hook;
    private @Nullable KeyReader reader;
    private @Nullable QuietStreams streams;
    private volatile Consumer<Key> keys = key -> {};
    private volatile boolean suspending;
    private final boolean inTmux;
    private final TerminalLocale locale;
    private volatile boolean mouse;
    private boolean closed;

    private Tty(TtyDevice device, Map<String, String> environment) throws IOException {
        this.device = device;
        this.modes = TerminalModes.of(environment.getOrDefault("TERM", ""));
        this.locale = TerminalLocale.of(environment);
        this.inTmux = environment.containsKey("TMUX");
        this.guard = TerminalGuard.of(environment);
        this.output = new FrameOutput(new FileOutputStream(FileDescriptor.out));
        this.ansi = new AnsiTerminal(output, this::size, ColourDepth.of(environment));
        this.screen = new FrameScreen(ansi);
        this.hook = new Thread(this::restore, "tty-restore");
    }

    /**
     * Finds the terminal; nothing of it is changed before {@link #start}.
     *
     * @param environment the process's own: TERM, COLORTERM, NO_COLOR, and the locale's variables
     * @throws NoTerminalException if there is none to draw on, with a sentence why
     */
    public static Tty open(Map<String, String> environment) throws NoTerminalException {
        String term = environment.getOrDefault("TERM", "");
        if (term.isEmpty() || term.toLowerCase(Locale.ROOT).startsWith("dumb")) {
            throw new NoTerminalException("TERM is " + (term.isEmpty() ? "not set" : "'" + term + "'")
                    + ": this terminal cannot show a full screen.");
        }
        try {
            return new Tty(TtyDevice.open(), environment);
        } catch (IOException e) {
            throw new NoTerminalException("Standard input and output are not a terminal.", e);
        }
    }

    /**
     * Takes the terminal over and begins to read keys.
     *
     * @param consumer called with each key, on threads of this class's; it may block, and then the terminal waits. It is called on the UI's
     *     own thread too, by {@link #suspend}.
     */
    public void start(Consumer<Key> consumer) throws IOException {
        if (reader != null) {
            throw new IllegalStateException("the terminal was taken over before");
        }
        keys = consumer;
        Runtime.getRuntime().addShutdownHook(hook);
        streams = QuietStreams.install();
        device.on("WINCH", this::resized);
        device.on("CONT", this::continued);
        device.on(STOP, this::askedToStop);
        guard.taken();
        device.takeOver();
        output.ascii(modes.enter() + (mouse ? TerminalModes.MOUSE_ON : ""));
        output.flush();
        reader = new KeyReader(new FileInputStream(FileDescriptor.in), key -> keys.accept(key));
        reader.start();
    }

    /** Makes the terminal show this grid, as far as it can show characters at all. */
    public void show(Grid grid) throws IOException {
        screen.show(locale.isAscii() ? AsciiGrid.of(grid) : grid);
    }

    /** What the person is to know of what this terminal cannot show; empty if nothing. */
    public String warning() {
        return locale.warning();
    }

    /** What the app draws with. */
    public FrameScreen screen() {
        return screen;
    }

    /** Draws everything anew with so many colours, each style as a theme has it. */
    public void colours(ColourDepth depth, UnaryOperator<Style> theme) {
        ansi.colours(depth, theme);
        screen.invalidate();
    }

    /** Draws everything anew with links that the terminal can open, or without: see {@link LinkSupport}. */
    public void links(boolean told) {
        ansi.links(told);
        screen.invalidate();
    }

    /** Columns and rows, as the tty says; 80×24 if it never said. Any thread. */
    public TerminalSize size() {
        return device.size();
    }

    /**
     * The window's title, cleaned; it comes back to what it was when the terminal is given back. It goes out with the frame that is drawn
     * next, in one write.
     */
    public void title(String title) {
        if (modes.hasTitle()) {
            output.ascii("\u001b]2;");
            output.utf8(legible(CleanText.line(title)));
            output.ascii("\u0007");
        }
    }

    /**
     * Has the terminal do something that is no drawing (OSC). In tmux it is for the terminal around it, and gets there if tmux lets it
     * ({@code allow-passthrough}).
     *
     * @param command without its beginning and its end; clean
     */
    public void command(String command) throws IOException {
        if (modes.hasTitle()) {
            output.ascii(inTmux ? "\u001bPtmux;\u001b\u001b]" : "\u001b]");
            output.utf8(legible(command));
            output.ascii(inTmux ? "\u0007\u001b\\" : "\u0007");
            output.flush();
        }
    }

    private String legible(String clean) {
        return locale.isAscii() ? Ascii.line(clean) : clean;
    }

    public void bell() throws IOException {
        output.ascii("\u0007");
        output.flush();
    }

    /** Whether the mouse is ours, as soon as the terminal is. Then Shift leaves selecting to the terminal. */
    public void mouse(boolean ours) throws IOException {
        boolean changes = ours != mouse;
        mouse = ours;
        if (changes && reader != null) {
            output.ascii(ours ? TerminalModes.MOUSE_ON : TerminalModes.MOUSE_OFF);
            output.flush();
        }
    }

    /**
     * Ctrl-Z: gives the terminal back and stops this process and those of its group; returns when they go on, the terminal taken over again.
     * Then a {@link Key.Resize} comes, and the next frame is drawn whole. Where nobody would wake us (no shell with job control) the kernel
     * does not stop us, and it returns at once.
     */
    public void suspend() throws IOException {
        suspending = true;
        try {
            output.ascii(modes.leave());
            output.flush();
            device.giveBack();
            guard.given();
            device.byDefault(STOP);
            StopSignal.raise();
        } finally {
            suspending = false;
            device.on(STOP, this::askedToStop);
            takeOverAgain();
        }
    }

    /** By somebody else than the keyboard: the screen is given back before, as for a key. */
    private void askedToStop() {
        keys.accept(new Key.Stop());
    }

    /** Somebody else stopped us with the screen up (SIGSTOP, which nobody hears), and we go on now. */
    private void continued() {
        try {
            if (!suspending) {
                takeOverAgain();
            }
        } catch (IOException e) {
            keys.accept(new Key.Closed());
        }
    }

    private void takeOverAgain() throws IOException {
        guard.taken();
        device.takeOver();
        output.writeNow(modes.enter() + (mouse ? TerminalModes.MOUSE_ON : ""));
        screen.invalidate();
        resized();
    }

    private void resized() {
        TerminalSize size = size();
        keys.accept(new Key.Resize(size.getColumns(), size.getRows()));
    }

    private void restore() {
        giveBackModes(output.finish(modes.leave()));
    }

    /** @param left whether the screen was left, so that nothing remains to be done for who stands behind us */
    private void giveBackModes(boolean left) {
        try {
            device.giveBack();
        } catch (IOException | RuntimeException gone) {
            // Hung up: there is nothing to put back.
        }
        if (left) {
            guard.given();
        }
    }

    /** Gives the terminal back as it was, and then the standard streams. Does nothing the second time. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        KeyReader started = reader;
        if (started != null) {
            started.close();
            // A thread in a native read would hold up the JVM's exit: the terminal's answer to a question lets it go.
            boolean left = output.finish(modes.leave() + TerminalModes.WHO_ARE_YOU);
            started.awaitEnd(FAREWELL_MILLIS);
            giveBackModes(left);
            device.leaveSignals();
            removeHook();
        }
        if (streams != null) {
            streams.restore();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hooks are running: this one finds the output finished.
        }
    }
}
