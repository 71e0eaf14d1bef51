package dev.parley.client.terminal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the shell that stands behind this client ({@code scripts/lib/terminal.sh}) whether the terminal is taken: if the client ends while
 * it is, the shell gives it back. Where no shell stands there it does nothing. Any thread.
 */
final class TerminalGuard {

    /** The pipe on which the shell hears. */
    static final String VARIABLE = "PARLEY_GUARD";

    private final @Nullable OutputStream pipe;

    private TerminalGuard(@Nullable OutputStream pipe) {
        this.pipe = pipe;
    }

    static TerminalGuard of(Map<String, String> environment) {
        String path = environment.getOrDefault(VARIABLE, "");
        try {
            return new TerminalGuard(path.isEmpty() ? null : new FileOutputStream(path));
        } catch (IOException e) {
            return new TerminalGuard(null);
        }
    }

    /** Before anything is changed. */
    void taken() {
        say("taken\n");
    }

    /** After everything is as it was. */
    void given() {
        say("given\n");
    }

    private void say(String word) {
        try {
            if (pipe != null) {
                pipe.write(word.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The shell has ended before us: then nobody stands there.
        }
    }
}
