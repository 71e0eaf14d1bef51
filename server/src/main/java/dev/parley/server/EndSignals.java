package dev.parley.server;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ends the server when the system asks: SIGTERM and SIGINT stop it cleanly, and who presses Ctrl-C again while it stops means now.
 * SIGHUP stops it too where it has a terminal, which has gone then; where it has none, it reloads. A signal that the parent had
 * ignored (nohup) stays ignored.
 */
final class EndSignals {

    private static final int STATUS_OF_SIGINT = 128 + 2;

    private EndSignals() {}

    /** Whether a terminal controls this process: only its own terminal can be opened by this name. */
    private static boolean hasTerminal() {
        try (SeekableByteChannel terminal = Files.newByteChannel(Path.of("/dev/tty"))) {
            return terminal.isOpen();
        } catch (IOException none) {
            return false;
        }
    }

    /** Runs on the system's signal thread, so {@link RunningServer#stop} must return at once. */
    static void stop(RunningServer server) {
        AtomicBoolean stopping = new AtomicBoolean();
        Signals.register("TERM", () -> server.stop("SIGTERM"));
        boolean hasTerminal = hasTerminal();
        Signals.register("HUP", () -> {
            if (hasTerminal) {
                server.stop("SIGHUP");
            } else {
                server.reload();
            }
        });
        Signals.register("INT", () -> {
            if (stopping.getAndSet(true)) {
                Runtime.getRuntime().halt(STATUS_OF_SIGINT);
            }
            server.stop("Ctrl-C");
        });
    }
}
