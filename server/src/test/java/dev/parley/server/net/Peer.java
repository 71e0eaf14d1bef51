package dev.parley.server.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLEngine;
import tlschannel.ClientTlsChannel;
import tlschannel.TlsChannel;
import tlschannel.WouldBlockException;

/** The other end of a socket, which never blocks: it writes and reads what it can each time it is moved. */
public final class Peer implements AutoCloseable {

    private final SocketChannel channel = SocketChannel.open();
    private final ByteChannel bytes;
    private final InetSocketAddress local;
    private final Deque<ByteBuffer> toWrite = new ArrayDeque<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteBuffer space = ByteBuffer.allocate(64 * 1024);
    private boolean endAfterWriting;
    private boolean deaf;
    private boolean atEnd;
    private boolean reset;

    public Peer(InetAddress from, InetSocketAddress server) throws IOException {
        this(from, server, null);
    }

    /** One that speaks TLS, unless the engine is null. */
    public Peer(InetAddress from, InetSocketAddress server, SSLEngine engine) throws IOException {
        this(from, server, engine, new byte[0]);
    }

    /** One that says something before TLS. */
    Peer(InetAddress from, InetSocketAddress server, SSLEngine engine, byte[] before) throws IOException {
        bytes = engine == null
                ? channel
                : ClientTlsChannel.newBuilder(channel, engine).build();
        channel.bind(new InetSocketAddress(from, 0));
        channel.connect(server);
        channel.write(ByteBuffer.wrap(before));
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        local = (InetSocketAddress) channel.getLocalAddress();
    }

    public InetSocketAddress local() {
        return local;
    }

    /** Queues text, to be written as one piece as far as the socket takes it. */
    public Peer write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    public Peer write(byte[] bytes) {
        toWrite.add(ByteBuffer.wrap(bytes));
        return this;
    }

    /** Writes bytes into the socket itself, below TLS. */
    void writeBelow(byte[] raw) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(raw);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Ends the writing side after all that is queued, as {@code nc -N} does. */
    public Peer endInput() {
        endAfterWriting = true;
        return this;
    }

    /** Reads nothing until told otherwise. */
    public Peer deaf(boolean yes) {
        deaf = yes;
        return this;
    }

    public boolean hasWritten() {
        return toWrite.isEmpty();
    }

    /** The server has closed its side, in order. */
    public boolean isAtEnd() {
        return atEnd;
    }

    /** The connection broke, and what was on its way is lost. */
    public boolean wasReset() {
        return reset;
    }

    public String received() {
        return received.toString(StandardCharsets.UTF_8);
    }

    /** The whole lines that came. */
    public List<String> lines() {
        String all = received();
        return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    }

    public int receivedBytes() {
        return received.size();
    }

    public void forget() {
        received.reset();
    }

    public void move() {
        if (!channel.isOpen() || atEnd || reset) {
            return;
        }
        try {
            try {
                moveOut();
            } catch (WouldBlockException later) {
                // With the next move.
            }
            if (!deaf) {
                moveIn();
            }
        } catch (WouldBlockException later) {
            // With the next move.
        } catch (IOException broken) {
            reset = true;
        }
    }

    private void moveOut() throws IOException {
        if (toWrite.isEmpty() && bytes instanceof TlsChannel tls && !tls.shutdownSent()) {
            // It begins the handshake, and takes the rest of one up.
            tls.write(ByteBuffer.allocate(0));
        }
        while (!toWrite.isEmpty()) {
            bytes.write(toWrite.peek());
            if (toWrite.peek().hasRemaining()) {
                return;
            }
            toWrite.remove();
        }
        if (endAfterWriting) {
            endAfterWriting = false;
            channel.shutdownOutput();
        }
    }

    private void moveIn() throws IOException {
        for (int read = bytes.read(space.clear()); read != 0; read = bytes.read(space.clear())) {
            if (read < 0) {
                atEnd = true;
                return;
            }
            received.write(space.array(), 0, read);
        }
    }

    /** Closes as TLS has it, with a word for the end before the socket's. */
    public void sayEnd() throws IOException {
        bytes.close();
    }

    /** Breaks the connection at once, with a reset instead of an end. */
    public void breakOff() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
