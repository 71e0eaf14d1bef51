package dev.parley.client.plain;

import dev.parley.client.terminal.StopSignal;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/**
 * Ctrl-Z at a line being typed, which to JLine is a key like others: the terminal is the shell's, this process and those of its group stop,
 * and when they go on the line is drawn anew, with what was typed of it.
 *
 * <p>What draws holds JLine's lock: on the thread that reads the line, or on a signal's when somebody else stopped us.
 */
final class LineSuspension {

    private static final String CTRL_Z = "parley-ctrl-z";
    private static final String BACK = "parley-back";

    private final Terminal terminal;
    private final LineReaderImpl reader;

    /** How the terminal was found. */
    private final Attributes found;

    /** How it is while a line is typed: raw, and Ctrl-C a key and nothing else. */
    private Attributes typing;

    /** We stopped by Ctrl-Z, and the signal to go on, which says no more than we know, has yet to be heard. */
    private final AtomicBoolean awaited = new AtomicBoolean();

    private LineSuspension(Terminal terminal, LineReaderImpl reader) {
        this.terminal = terminal;
        this.reader = reader;
        this.found = terminal.getAttributes();
        this.typing = found;
    }

    /** Gives the reader the key, before its first line and before anything of the terminal is changed. */
    static void install(Terminal terminal, LineReaderImpl reader) {
        LineSuspension suspension = new LineSuspension(terminal, reader);
        reader.getWidgets().put(CTRL_Z, suspension::suspend);
        reader.getWidgets().put(BACK, suspension::comeBack);
        reader.getWidgets().put(LineReader.CALLBACK_INIT, suspension::lineBegins);
        Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN)).bind(new Reference(CTRL_Z), KeyMap.ctrl('Z'));
    }

    /** JLine takes the signal for each line anew, and would draw it as if the cursor were where it left it. */
    private boolean lineBegins() {
        typing = terminal.getAttributes();
        terminal.handle(Terminal.Signal.CONT, signal -> continued());
        return true;
    }

    private boolean suspend() {
        giveBack();
        awaited.set(true);
        try {
            StopSignal.raise();
        } catch (IOException noShell) {
            // Then it stays as it is.
        }
        return comeBack();
    }

    /** The cursor behind the line, whatever hangs below it gone, and the terminal as it was found. */
    private void giveBack() {
        int cursor = reader.getBuffer().cursor();
        reader.getBuffer().cursor(reader.getBuffer().length());
        reader.redisplay();
        reader.getBuffer().cursor(cursor);
        terminal.puts(InfoCmp.Capability.clr_eos);
        terminal.puts(InfoCmp.Capability.keypad_local);
        terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_OFF);
        terminal.flush();
        terminal.setAttributes(found);
    }

    private boolean comeBack() {
        terminal.setAttributes(typing);
        int cursor = reader.getBuffer().cursor();
        // JLine forgets what it drew, but not in which row of it the cursor was: it is led to the first, out of sight.
        terminal.puts(InfoCmp.Capability.save_cursor);
        reader.getBuffer().cursor(0);
        reader.redisplay();
        terminal.puts(InfoCmp.Capability.restore_cursor);
        terminal.puts(InfoCmp.Capability.carriage_return);
        terminal.puts(InfoCmp.Capability.clr_eos);
        terminal.puts(InfoCmp.Capability.keypad_xmit);
        terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_ON);
        reader.redrawLine();
        // The window may have another size by now, of which only the foreground is told.
        terminal.raise(Terminal.Signal.WINCH);
        reader.getBuffer().cursor(cursor);
        reader.redisplay();
        return true;
    }

    private void continued() {
        if (!awaited.getAndSet(false)) {
            try {
                reader.callWidget(BACK);
            } catch (IllegalStateException notReading) {
                // There is no line to draw.
            }
        }
    }
}
