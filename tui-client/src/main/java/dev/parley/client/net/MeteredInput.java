package dev.parley.client.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * What a server sends before it has greeted, in bounds: a program that drips bytes for ever, or sends more than any greeting has, is no
 * Parley server. The bounds count the bytes on the wire, so they hold for a TLS handshake too. Read by one thread at a time.
 */
final class MeteredInput extends InputStream {

    /** Bytes before the greeting. */
    static final int MOST = 1 << 20;

    /** Sets how long a read of the stream below waits. */
    @FunctionalInterface
    interface Timeout {
        void set(int millis) throws IOException;
    }

    private final InputStream in;
    private final Timeout timeout;
    private long deadline = Long.MAX_VALUE;
    private int taken;
    private int first = -1;
    private boolean lifted;
    private boolean over;

    MeteredInput(InputStream in, Timeout timeout) {
        this.in = in;
        this.timeout = timeout;
    }

    /** What is to come must be here in time, from now on; {@link #MOST} bytes in all, however often this is called. */
    void allow(int millis) {
        deadline = System.nanoTime() + millis * 1_000_000L;
    }

    /** No bounds any more. */
    void lift() {
        lifted = true;
    }

    /** Whether more came than may come. */
    boolean isOver() {
        return over;
    }

    /** The first byte of all; -1 if none has come. */
    int first() {
        return first;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (lifted || length == 0) {
            return in.read(buffer, offset, length);
        }
        long left = deadline == Long.MAX_VALUE ? 0 : (deadline - System.nanoTime()) / 1_000_000;
        if (deadline != Long.MAX_VALUE && left <= 0) {
            throw new SocketTimeoutException("The time is over");
        }
        timeout.set((int) left);
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            first = first < 0 ? buffer[offset] & 0xFF : first;
            taken += read;
            over = taken > MOST;
        }
        if (over) {
            throw new IOException("More than " + MOST + " bytes before the greeting");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
