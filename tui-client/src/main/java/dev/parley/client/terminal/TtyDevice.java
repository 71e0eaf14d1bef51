package dev.parley.client.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;

/**
 * The device behind standard input and output: its modes (termios), its size, and the signals that tell of it. By JLine's own access to it,
 * and not by its {@code Terminal}, which reads terminfo and starts streams that nobody here needs: a fifth of a start.
 *
 * <p>Any thread, but for the signals, which are one thread's.
 */
final class TtyDevice {

    private static final TerminalSize SIZE_OF_OLD = new TerminalSize(80, 24);

    private final Pty pty;
    private final Attributes original;
    private final Attributes raw;
    private final Map<String, Optional<Object>> before = new HashMap<>();
    private volatile TerminalSize lastSize = SIZE_OF_OLD;

    private TtyDevice(Pty pty) throws IOException {
        this.pty = pty;
        this.original = pty.getAttr();
        this.raw = rawOf(original);
    }

    /**
     * Finds the device by system calls, or, where JLine brings no code for this machine, by {@code stty}. Changes nothing.
     *
     * @throws IOException if standard input or output is no terminal
     */
    static TtyDevice open() throws IOException {
        try {
            JniTerminalProvider calls = new JniTerminalProvider();
            requireTerminal(calls);
            return new TtyDevice(calls.current(SystemStream.Output));
        } catch (LinkageError | RuntimeException noCode) {
            ExecTerminalProvider programs = new ExecTerminalProvider();
            requireTerminal(programs);
            return new TtyDevice(programs.current(SystemStream.Output));
        }
    }

    private static void requireTerminal(TerminalProvider provider) throws IOException {
        if (!provider.isSystemStream(SystemStream.Input) || !provider.isSystemStream(SystemStream.Output)) {
            throw new IOException("no terminal, says " + provider.name());
        }
    }

    /** Raw, one byte at a time, and no signals from keys; what is written is passed on as it was. */
    private static Attributes rawOf(Attributes original) {
        Attributes raw = new Attributes(original);
        for (LocalFlag flag : List.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG)) {
            raw.setLocalFlag(flag, false);
        }
        for (InputFlag flag :
                List.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR, InputFlag.ISTRIP)) {
            raw.setInputFlag(flag, false);
        }
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        return raw;
    }

    void takeOver() throws IOException {
        pty.setAttr(raw);
    }

    /** The modes are again those in which it was found. */
    void giveBack() throws IOException {
        pty.setAttr(original);
    }

    /** Columns and rows, as the device says; what it said last if it is gone, and 80×24 if it never said. */
    TerminalSize size() {
        try {
            Size size = pty.getSize();
            if (size.getColumns() > 0 && size.getRows() > 0) {
                lastSize = new TerminalSize(size.getColumns(), size.getRows());
            }
        } catch (IOException | RuntimeException gone) {
            // Hung up while a signal was on its way: the last size is as good as any.
        }
        return lastSize;
    }

    /**
     * What a signal does from here on.
     *
     * @param signal its name, without SIG
     * @param action run on a thread of the signal's own
     */
    void on(String signal, Runnable action) {
        Object now = Signals.register(signal, action);
        before.putIfAbsent(signal, Optional.ofNullable(now));
    }

    /** A signal does what the system has it do, until it is told otherwise. */
    void byDefault(String signal) {
        Signals.registerDefault(signal);
    }

    /** Signals do again what they did before. */
    void leaveSignals() {
        before.forEach((signal, handler) -> Signals.unregister(signal, handler.orElse(null)));
        before.clear();
    }
}
