package dev.parley.client.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads a terminal's bytes on a thread of its own and hands on the keys they make. The thread sleeps in {@code read}; a second one sleeps
 * until a lone ESC is due, and runs for nothing else. Idle, both cost nothing.
 *
 * <p>Keys are handed on one at a time, from either thread, in order; the consumer may block, and then the terminal waits.
 */
final class KeyReader {

    private static final int CHUNK = 64 * 1024;

    private final InputStream input;
    private final Consumer<Key> keys;
    private final KeyDecoder decoder;
    private final Object lock = new Object();
    private final Thread reader = new Thread(this::read, "tty-reader");
    private final Thread timer = new Thread(this::expire, "tty-escape");
    private volatile boolean closing;

    KeyReader(InputStream input, Consumer<Key> keys) {
        this.input = input;
        this.keys = keys;
        this.decoder = new KeyDecoder(keys::accept);
        reader.setDaemon(true);
        timer.setDaemon(true);
    }

    void start() {
        reader.start();
        timer.start();
    }

    /** From here on bytes are read and dropped: no key is handed on. */
    void close() {
        closing = true;
        timer.interrupt();
    }

    /** Waits for the reader to return from its read, as it does when the terminal says anything; false if it has not in time. */
    boolean awaitEnd(long millis) {
        try {
            reader.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !reader.isAlive();
    }

    private void read() {
        byte[] bytes = new byte[CHUNK];
        try {
            while (true) {
                int length = input.read(bytes);
                if (closing) {
                    drain(bytes, length);
                    return;
                }
                if (length < 0) {
                    break;
                }
                synchronized (lock) {
                    long before = decoder.deadline();
                    decoder.feed(bytes, 0, length, System.nanoTime(), keys);
                    if (decoder.deadline() != before) {
                        lock.notifyAll();
                    }
                }
            }
        } catch (IOException e) {
            // A terminal that was hung up cannot be read: that is its end.
        }
        if (!closing) {
            keys.accept(new Key.Closed());
        }
    }

    /** The answer that woke us may come in pieces; what is not read here would be typed into the shell. */
    private void drain(byte[] bytes, int first) throws IOException {
        int length = first;
        while (length > 0 && bytes[length - 1] != 'c') {
            length = input.read(bytes);
        }
    }

    private void expire() {
        try {
            synchronized (lock) {
                while (!closing) {
                    long deadline = decoder.deadline();
                    if (deadline == KeyDecoder.NEVER) {
                        lock.wait();
                        continue;
                    }
                    long nanos = deadline - System.nanoTime();
                    if (nanos > 0) {
                        lock.wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
                    } else {
                        decoder.expire(System.nanoTime(), keys);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closing: nothing is due any more.
        }
    }
}
