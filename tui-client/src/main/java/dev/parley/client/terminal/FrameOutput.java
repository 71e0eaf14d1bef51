package dev.parley.client.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gathers a frame's bytes and gives them to the terminal in one {@code write}. After {@link #finish} nothing more goes out, so that no late
 * frame scribbles over the shell.
 *
 * <p>Gathering is for one thread, the UI's; {@link #writeNow} and {@link #finish} are for any.
 */
final class FrameOutput extends OutputStream {

    private static final byte[] BEGIN = "\u001b[?2026h".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\u001b[?2026l".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream terminal;
    private final ReentrantLock lock = new ReentrantLock();
    private byte[] bytes = new byte[16 * 1024];
    private int length;
    private int frameStart = -1;
    private boolean finished;

    FrameOutput(OutputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        room(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    void utf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        write(encoded, 0, encoded.length);
    }

    void number(int value) {
        if (value >= 10) {
            number(value / 10);
        }
        write('0' + value % 10);
    }

    /** What comes up to {@link #endFrame} is to show at once: synchronised output, where the terminal knows it. */
    void beginFrame() {
        write(BEGIN, 0, BEGIN.length);
        frameStart = length;
    }

    void endFrame() throws IOException {
        if (length == frameStart) {
            length -= BEGIN.length;
        } else {
            write(END, 0, END.length);
        }
        frameStart = -1;
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (length == 0 || frameStart >= 0) {
            return;
        }
        lock.lock();
        try {
            if (!finished) {
                terminal.write(bytes, 0, length);
            }
        } finally {
            length = 0;
            lock.unlock();
        }
    }

    /** Writes past what is gathered, for another thread that has to. */
    void writeNow(String text) throws IOException {
        lock.lock();
        try {
            if (!finished) {
                terminal.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The last words. Waits a moment for a frame that is being written, and gives up if the terminal takes nothing (stopped, or gone): then
     * there is nobody to leave in a better state.
     *
     * @return whether they have been said, now or before
     */
    boolean finish(String last) {
        boolean locked = false;
        boolean said = false;
        try {
            locked = lock.tryLock(300, TimeUnit.MILLISECONDS);
            if (locked && !finished) {
                finished = true;
                terminal.write(last.getBytes(StandardCharsets.UTF_8));
            }
            said = locked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The terminal is gone, and with it all that could be restored.
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
        return said;
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
