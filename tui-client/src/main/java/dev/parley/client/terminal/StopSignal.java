package dev.parley.client.terminal;

import java.io.IOException;

/** What Ctrl-Z means to a shell: this process and those of its group stop, until the shell has them go on. */
public final class StopSignal {

    private StopSignal() {}

    /**
     * Stops, and returns when they go on; at once where nobody would wake us (no shell with job control), for then the kernel does not stop
     * us. The terminal is to be given back before. Any thread.
     */
    public static void raise() throws IOException {
        try {
            // The whole group, since a script that started us waits in it; and by a shell, for Java cannot stop itself.
            new ProcessBuilder("sh", "-c", "kill -TSTP 0")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
