package dev.parley.server.admin.terminal;

import java.io.IOError;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * The operator's console: a prompt on a terminal, on a thread of its own. Each line goes to a {@link Shell}, which may wait
 * for the server's answer before the next prompt; only this thread ever waits. Ctrl-C on a line that is not empty clears it;
 * on an empty one it leaves the prompt, as Ctrl-D does.
 */
public final class Console implements AutoCloseable {

    private static final String PROMPT = "parley> ";
    private static final String CTRL_C = "parley-ctrl-c";
    private static final int NO_KEY = 0;
    private static final long MILLIS_TO_END = 1000;

    private final Terminal terminal;
    private final Attributes asFound;
    private final Shell shell;
    private final LineReader reader;
    private final Thread thread = new Thread(this::run, "parley-console");
    private final Talk talk = new OnTerminal();
    private volatile boolean closing;

    Console(Terminal terminal, Shell shell) {
        this.terminal = terminal;
        this.shell = shell;
        this.asFound = terminal.getAttributes();
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("parley")
                .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
                .completer(new ConsoleCompleter(shell))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        reader.getWidgets().put(CTRL_C, this::ctrlC);
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)).bind(new Reference(CTRL_C), KeyMap.ctrl('C'));
        thread.setDaemon(true);
    }

    /** The console of the terminal that the program was started on; none in a service, in a pipe, with /dev/null. */
    public static Optional<Console> onTerminal(Shell shell) {
        return ConsoleTerminal.open().map(terminal -> new Console(terminal, shell));
    }

    /** Shows the prompt, below a line that says what this is. */
    public void start(String greeting) {
        terminal.setAttributes(withKeysOfSignals());
        printAbove(greeting);
        thread.start();
    }

    /** Waits until the prompt is left. */
    public void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** Shows a line without tearing the one that is being typed. Any thread; waits for the terminal. */
    public void printAbove(String line) {
        reader.printAbove(line);
    }

    /** Takes the prompt away and gives the terminal back as it was. Any thread but the console's own. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(MILLIS_TO_END);
            terminal.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // There is no terminal to give back.
        }
    }

    private void run() {
        try {
            while (!closing && shell.obey(reader.readLine(PROMPT), talk)) {
                // Each line is obeyed before the next is read.
            }
        } catch (UserInterruptException interrupted) {
            leave("Ctrl-C");
        } catch (EndOfFileException | IOError ended) {
            leave("Ctrl-D");
        } finally {
            // Whoever finds the stop too slow presses Ctrl-C again, and means the signal.
            terminal.setAttributes(asFound);
        }
    }

    /** Ctrl-C is a key here, and Ctrl-Z must not put a whole server to sleep. */
    private Attributes withKeysOfSignals() {
        Attributes attributes = new Attributes(asFound);
        attributes.setControlChar(Attributes.ControlChar.VINTR, NO_KEY);
        attributes.setControlChar(Attributes.ControlChar.VSUSP, NO_KEY);
        return attributes;
    }

    private final class OnTerminal implements Talk {
        @Override
        public void show(String line) {
            printAbove(line);
        }

        @Override
        public boolean confirms(String question, String name) {
            try {
                String typed = reader.readLine(question + " Type the name to do it: ");
                return typed.strip().equals(name);
            } catch (UserInterruptException | EndOfFileException no) {
                return false;
            }
        }
    }

    private boolean ctrlC() {
        if (reader.getBuffer().length() == 0) {
            throw new UserInterruptException("");
        }
        reader.getBuffer().clear();
        return true;
    }

    private void leave(String how) {
        if (!closing) {
            shell.leave(how);
        }
    }
}
