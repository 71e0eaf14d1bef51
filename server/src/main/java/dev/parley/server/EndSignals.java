package dev.parley.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ends the server when the system asks: SIGTERM, SIGHUP and SIGINT stop it cleanly, and who presses Ctrl-C again while
 * it stops means now. A signal that the parent had ignored (nohup) stays ignored.
 */
final class EndSignals {

    private static final int STATUS_OF_SIGINT = 128 + 2;

    private EndSignals() {}

    /** Runs on the system's signal thread, so {@link RunningServer#stop} must return at once. */
    static void stop(RunningServer server) {
        AtomicBoolean stopping = new AtomicBoolean();
        Signals.register("TERM", () -> server.stop("SIGTERM"));
        Signals.register("HUP", () -> server.stop("SIGHUP"));
        Signals.register("INT", () -> {
            if (stopping.getAndSet(true)) {
                Runtime.getRuntime().halt(STATUS_OF_SIGINT);
            }
            server.stop("Ctrl-C");
        });
    }
}
