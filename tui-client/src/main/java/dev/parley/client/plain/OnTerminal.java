package dev.parley.client.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a standard stream is a terminal. {@code System.console()} cannot tell one stream from the other, and since JDK 22
 * is not null without any.
 */
public final class OnTerminal {

    private OnTerminal() {}

    public static boolean input() {
        return isTerminal(0);
    }

    public static boolean output() {
        return isTerminal(1);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")) {
                return true;
            }
            if (target.startsWith("pipe:") || target.startsWith("socket:") || target.equals("/dev/null")) {
                return false;
            }
        } catch (IOException | UnsupportedOperationException | SecurityException notLinux) {
            // Then the shell knows.
        }
        return asksShell(descriptor);
    }

    private static boolean asksShell(int descriptor) {
        try {
            return new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
