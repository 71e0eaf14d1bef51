package dev.parley.client.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An output of lines for programs. Only whole lines leave it, many at a time: a process that ends early leaves no half of one behind.
 * Holds about {@value #MOST} bytes, or one line. Any thread.
 */
final class WholeLines extends OutputStream {

    private static final int MOST = 64 * 1024;

    /** How long the end of the process waits for a line that is being written. */
    private static final long PATIENCE_MS = 1_000;

    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();
    private byte[] held = new byte[8192];
    private int length;

    /** Bytes of whole lines. */
    private int whole;

    WholeLines(OutputStream out) {
        this.out = out;
    }

    /** From when this is called on nothing is written any more; what is being written is. For the end of the process. */
    void end() {
        try {
            // Never given back.
            boolean unused = writing.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        writing.lock();
        try {
            if (length + count > held.length) {
                held = Arrays.copyOf(held, Math.max(length + count, 2 * held.length));
            }
            System.arraycopy(bytes, offset, held, length, count);
            for (int i = length + count; i > length; i--) {
                if (held[i - 1] == '\n') {
                    whole = i;
                    break;
                }
            }
            length += count;
            if (whole >= MOST) {
                pass();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Passes on the whole lines; the beginning of another stays here. */
    @Override
    public void flush() throws IOException {
        writing.lock();
        try {
            pass();
        } finally {
            writing.unlock();
        }
    }

    private void pass() throws IOException {
        int lines = whole;
        byte[] bytes = held;
        length -= lines;
        whole = 0;
        if (lines > 0) {
            held = new byte[Math.max(8192, length)];
            System.arraycopy(bytes, lines, held, 0, length);
            out.write(bytes, 0, lines);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
