package dev.parley.server.admin.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;

/** The terminal that the server was started on, if it was. */
final class ConsoleTerminal {

    /** JLine complains here, with a stack trace, about a TERM that it does not know. Held, or the level is forgotten. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private static final Path PROC_STAT = Path.of("/proc/self/stat");

    private ConsoleTerminal() {}

    /** Standard input and output as a terminal, or nothing if either is something else. Closing it restores it. */
    static Optional<Terminal> open() {
        JLINE.setLevel(Level.OFF);
        try {
            if (isInBackground(PROC_STAT) || !isTerminal()) {
                return Optional.empty();
            }
            // Without JLine's own signal handlers: those of the process stay in force.
            Terminal terminal = TerminalBuilder.builder()
                    .name("parley")
                    .system(true)
                    .dumb(false)
                    .graphemeCluster(false)
                    .nativeSignals(false)
                    .build();
            Signals.register("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
            return Optional.of(terminal);
        } catch (IOException | RuntimeException | LinkageError none) {
            return Optional.empty();
        }
    }

    /**
     * Whether a shell started this with {@code &}: it would be stopped on touching the terminal. Where the system does not
     * tell (only Linux does), it is taken to be in the foreground.
     */
    static boolean isInBackground(Path stat) {
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            // pid (name) state ppid pgrp session tty tpgid …, and the name may hold anything
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 7);
            return !fields[2].equals(fields[5]);
        } catch (IOException | IndexOutOfBoundsException unknown) {
            return false;
        }
    }

    private static boolean isTerminal() {
        return TerminalBuilder.builder().getProviders(null, new IllegalStateException("no terminal")).stream()
                .findFirst()
                .filter(ConsoleTerminal::seesTerminal)
                .isPresent();
    }

    private static boolean seesTerminal(TerminalProvider provider) {
        return provider.isSystemStream(SystemStream.Input) && provider.isSystemStream(SystemStream.Output);
    }
}
