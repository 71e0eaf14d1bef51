package dev.parley.client.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * While a screen is up, what libraries print to standard output and error is kept off it, and said afterwards: its first
 * {@value #MOST_KEPT} bytes, on standard error. (What native code writes to the file descriptors cannot be kept off.) Any thread.
 */
final class QuietStreams {

    private static final int MOST_KEPT = 64 * 1024;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Kept kept = new Kept();

    private QuietStreams() {}

    static QuietStreams install() {
        QuietStreams streams = new QuietStreams();
        PrintStream quiet = new PrintStream(streams.kept, true, StandardCharsets.UTF_8);
        System.setOut(quiet);
        System.setErr(quiet);
        return streams;
    }

    /** Gives the streams back and prints what was kept. */
    void restore() {
        System.setOut(out);
        System.setErr(err);
        err.print(kept.take());
        err.flush();
    }

    private static final class Kept extends OutputStream {
        private byte[] bytes = new byte[0];
        private int length;

        @Override
        public synchronized void write(int value) {
            if (length == bytes.length && length < MOST_KEPT) {
                bytes = Arrays.copyOf(bytes, Math.min(MOST_KEPT, Math.max(256, 2 * length)));
            }
            if (length < MOST_KEPT) {
                bytes[length++] = (byte) value;
            }
        }

        synchronized String take() {
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            length = 0;
            return text;
        }
    }
}
