package dev.parley.client.plain;

import dev.parley.client.command.Secrets;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** A terminal with line editing, history and completion; what others say appears above the line being typed. */
final class JLineConsole implements Console {

    /** JLine shows nothing at all for this mask. */
    private static final char NOTHING = 0;

    private static final String CTRL_C = "parley-ctrl-c";
    private static final int NO_KEY = 0;

    /** A paste in brackets is what JLine asks for, whatever the terminal's description says. */
    private static final String NO_BRACKETS = "\u001b[?2004l";

    private final Terminal terminal;
    private final LineReaderImpl reader;
    private final Thread hook;
    private volatile @Nullable Thread asking;

    /** A prompt of ours is the last thing on the screen. */
    private volatile boolean isPrompting;

    private final Object prompting = new Object();

    /** Whether a question stands where lines are typed otherwise: what is printed above it leaves it there. */
    private boolean keepsPrompt;

    private JLineConsole(Terminal terminal, LineReaderImpl reader) {
        this.terminal = terminal;
        this.reader = reader;
        byte[] asFound = (Curses.tputs(terminal.getStringCapability(InfoCmp.Capability.keypad_local)) + NO_BRACKETS
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.hook = new Thread(() -> giveBack(asFound), "give-back");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * What JLine takes back at the end of a line alone, not when a signal ends the process: without it the shell's arrow keys
     * send what few programs expect, and its prompt stands behind ours. Past JLine, which closes the terminal meanwhile.
     */
    private void giveBack(byte[] asFound) {
        if (isPrompting) {
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write(asFound);
            } catch (IOException gone) {
                // There is no terminal to give back.
            }
        }
    }

    /** Takes the terminal, or says by an exception that JLine can do nothing with it. */
    static JLineConsole open(Completer completer) throws IOException {
        describe(System.getenv("TERM"));
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .encoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .build();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("parley")
                .completer(completer)
                .parser(new WholeWords())
                .history(new Remembered())
                // An exclamation mark is one; in a shell it would fetch an older line.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.COMPLETE_MATCHER_TYPO, false)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
                .build();
        reader.getWidgets().put(CTRL_C, () -> {
            throw new UserInterruptException(reader.getBuffer().toString());
        });
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        keys.bind(new Reference(CTRL_C), KeyMap.ctrl('C'));
        // As terminals send them that are not what their TERM's description says, tmux among them.
        keys.bind(new Reference(LineReader.BEGINNING_OF_LINE), "\u001b[1~", "\u001b[7~", "\u001b[H", "\u001bOH");
        keys.bind(new Reference(LineReader.END_OF_LINE), "\u001b[4~", "\u001b[8~", "\u001b[F", "\u001bOF");
        LineSuspension.install(terminal, (LineReaderImpl) reader);
        return new JLineConsole(terminal, (LineReaderImpl) reader);
    }

    /**
     * A TERM that JLine has no description of costs a fork of infocmp, and a page of stack trace where that knows none
     * either. Terminals that are younger than the descriptions are all like xterm.
     */
    private static void describe(@Nullable String term) {
        if (term != null && InfoCmp.getDefaultInfoCmp(term) == null) {
            InfoCmp.setLoadedInfoCmp(term, InfoCmp.getDefaultInfoCmp("xterm-256color"));
        }
    }

    /** Lines that were typed, without a password behind a command. */
    private static final class Remembered extends DefaultHistory {
        @Override
        public void add(Instant time, String line) {
            super.add(time, Secrets.without(line));
        }
    }

    @Override
    public @Nullable String readLine(String prompt) throws Interrupted {
        return ask(prompt, null);
    }

    @Override
    public @Nullable String readAnswer(String question) throws Interrupted {
        return askApart(question, null);
    }

    @Override
    public @Nullable String readSecret(String prompt) throws Interrupted {
        return askApart(prompt, NOTHING);
    }

    private @Nullable String askApart(String prompt, @Nullable Character mask) throws Interrupted {
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        keepPrompt(true);
        try {
            return ask(prompt, mask);
        } finally {
            keepPrompt(false);
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
            reader.setVariable(LineReader.DISABLE_COMPLETION, false);
        }
    }

    private void keepPrompt(boolean now) {
        synchronized (prompting) {
            keepsPrompt = now;
        }
    }

    private @Nullable String ask(String prompt, @Nullable Character mask) throws Interrupted {
        asking = Thread.currentThread();
        isPrompting = true;
        Attributes found = terminal.getAttributes();
        terminal.setAttributes(withCtrlCAsAKey(found));
        try {
            return reader.readLine(prompt, mask);
        } catch (UserInterruptException e) {
            throw new Interrupted(e.getPartialLine());
        } catch (EndOfFileException e) {
            return null;
        } finally {
            terminal.setAttributes(found);
            asking = null;
            // JLine, which closes the terminal as the process ends, ends the line too, but takes nothing back from the
            // screen.
            isPrompting = isEnding();
        }
    }

    /** Whether the process is on its way out; the runtime tells it only to whom asks about hooks. */
    private boolean isEnding() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            Runtime.getRuntime().addShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    /** As a signal it reaches JLine's reader by way of an interrupt, and now and then that looks like the end of input as well. */
    private static Attributes withCtrlCAsAKey(Attributes found) {
        Attributes attributes = new Attributes(found);
        attributes.setControlChar(Attributes.ControlChar.VINTR, NO_KEY);
        return attributes;
    }

    @Override
    public void print(String lines, String prompt) {
        synchronized (prompting) {
            if (!keepsPrompt) {
                reader.setPrompt(prompt);
            }
        }
        reader.printAbove(lines);
    }

    @Override
    public void tell(String lines, String prompt) {
        print(wrapped(lines), prompt);
    }

    /** The terminal would break words where its last column is. */
    @Override
    public String wrapped(String lines) {
        int width = terminal.getSize().getColumns();
        return width <= 1 ? lines : WrappedLines.of(lines, width - 1);
    }

    @Override
    public void bell() {
        terminal.puts(InfoCmp.Capability.bell);
        terminal.flush();
    }

    @Override
    public void interrupt() {
        Thread waiting = asking;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs, or has run.
        }
        try {
            terminal.close();
        } catch (IOException gone) {
            // Then there is nothing to give back.
        }
    }
}
