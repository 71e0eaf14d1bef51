package dev.parley.client.plain;

import dev.parley.text.ByteOrderMark;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Descriptor 0. A program that is started with it closed gets as descriptor 0 the first file that it opens itself, which for Java is one of
 * the JDK's: nobody has written that for us. The scripts open a closed one on /dev/null; this is for who starts Java without them.
 */
final class StandardInput {

    private static final Path LINK = Path.of("/proc/self/fd/0");
    private static final Path FLAGS = Path.of("/proc/self/fdinfo/0");

    /** In octal, as the kernel prints it: what is inherited never has it. */
    private static final int CLOSE_ON_EXEC = 02_000_000;

    private StandardInput() {}

    /** Standard input without a byte order mark; empty if there is none. */
    static InputStream open() {
        return isOurs() ? InputStream.nullInputStream() : new WithoutMark(System.in);
    }

    private static boolean isOurs() {
        try {
            String file = Files.readSymbolicLink(LINK).toString();
            Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
            String classPath = ":" + System.getProperty("java.class.path") + ":";
            return isCloseOnExec()
                    || (Files.exists(modules)
                            && file.equals(modules.toRealPath().toString()))
                    || classPath.contains(":" + file + ":");
        } catch (IOException | RuntimeException notLinux) {
            return false;
        }
    }

    private static boolean isCloseOnExec() throws IOException {
        for (String line : Files.readAllLines(FLAGS, StandardCharsets.US_ASCII)) {
            if (line.startsWith("flags:")) {
                return (Integer.parseInt(line.substring("flags:".length()).strip(), 8) & CLOSE_ON_EXEC) != 0;
            }
        }
        return false;
    }

    /** Reads a byte at the beginning, and more only if it may be the mark: somebody may be typing. */
    static final class WithoutMark extends FilterInputStream {

        private static final byte[] MARK = String.valueOf(ByteOrderMark.MARK).getBytes(StandardCharsets.UTF_8);

        /** What looked like a mark and was none, from {@code next} on. */
        private byte[] kept = new byte[0];

        private int next;
        private boolean begun;

        WithoutMark(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            begin();
            if (next == kept.length) {
                return in.read(bytes, offset, length);
            }
            int count = Math.min(length, kept.length - next);
            System.arraycopy(kept, next, bytes, offset, count);
            next += count;
            return count;
        }

        private void begin() throws IOException {
            if (begun) {
                return;
            }
            begun = true;
            byte[] seen = new byte[MARK.length];
            int count = 0;
            while (count < MARK.length) {
                int value = in.read();
                if (value < 0) {
                    break;
                }
                seen[count++] = (byte) value;
                if (seen[count - 1] != MARK[count - 1]) {
                    break;
                }
            }
            boolean isMark = count == MARK.length && seen[count - 1] == MARK[count - 1];
            kept = isMark ? new byte[0] : Arrays.copyOf(seen, count);
        }

        @Override
        public int available() throws IOException {
            return kept.length - next + in.available();
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
