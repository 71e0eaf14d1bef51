package dev.parley.client.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Over a socket of this machine's file system. Java has channels alone for it, whose reads know no timeout, so each direction waits with
 * a selector of its own.
 */
final class UnixTransport implements Transport {

    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final Selector reading = Selector.open();
    private final Selector writing = Selector.open();
    private final MeteredInput input = new MeteredInput(new In(), this::readTimeout);
    private final OutputStream output = new Out();
    private int timeout;

    UnixTransport() throws IOException {}

    void connect(Path file) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(file));
        channel.configureBlocking(false);
        channel.register(reading, SelectionKey.OP_READ);
        channel.register(writing, SelectionKey.OP_WRITE);
        input.allow(Dial.TIMEOUT_MS);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void readTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public void greeted() {
        input.lift();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Closing the selectors wakes who waits in them. */
    @Override
    public void close() {
        closeQuietly(channel);
        closeQuietly(reading);
        closeQuietly(writing);
    }

    private static void closeQuietly(Closeable part) {
        try {
            part.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to lose on it.
        }
    }

    private static void await(Selector selector, long millis) throws IOException {
        try {
            selector.select(millis);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException closed) {
            throw new IOException("Socket closed", closed);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            long begun = System.nanoTime();
            int read = channel.read(buffer);
            while (read == 0 && length > 0) {
                long left = timeout == 0 ? 0 : timeout - (System.nanoTime() - begun) / 1_000_000;
                if (timeout > 0 && left <= 0) {
                    throw new SocketTimeoutException("Read timed out");
                }
                await(reading, left);
                read = channel.read(buffer);
            }
            return read;
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    await(writing, 0);
                }
            }
        }
    }
}
