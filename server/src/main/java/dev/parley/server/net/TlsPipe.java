package dev.parley.server.net;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import tlschannel.HeapBufferAllocator;
import tlschannel.NeedsReadException;
import tlschannel.NeedsTaskException;
import tlschannel.NeedsWriteException;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/**
 * TLS over a socket. What the selector cannot see is here: records that were read and not yet decrypted, records that were encrypted and
 * not yet written, and reads that wait for a write or the other way round. While a task of the handshake is under way on another
 * thread nobody touches the engine; the socket is still read, a little, so that no task begins for somebody who is gone. A connection that has said nothing holds no engine; an idle one no buffer.
 */
final class TlsPipe implements Pipe {

    /** No record decrypts to more (RFC 8446, 5.1); a buffer with this space takes the next one whole. */
    private static final int LARGEST_RECORD = 1 << 14;

    /** What is read at most while a task is under way. There is hardly ever any: it is read to know whether the other side is gone. */
    private static final int AHEAD = 256;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** With this every handshake begins: the type of its record. */
    private static final byte HANDSHAKE = 0x16;

    private final SocketChannel socket;
    private final String network;
    private final Tls.HandshakeWork work;
    private final Runnable goOn;
    private final TlsChannel tls;
    private boolean heard;
    private boolean shaken;
    private boolean plain;
    private boolean working;
    private boolean more;
    private boolean writing;
    private boolean writesWhenReadable;
    private boolean readsWhenWritable;
    private boolean outputShut;
    private boolean ended;
    private ByteBuffer ahead = NOTHING;
    private boolean isAheadEnded;

    /** The first task is over: with what it says the other side may have all that it needs. */
    private boolean answered;

    /** Also read on the thread that works. */
    private volatile boolean closed;

    /**
     * @param network whose handshakes take turns with others'
     * @param goOn called on a thread that is not the loop's when a task of the handshake has ended
     */
    TlsPipe(SocketChannel socket, String network, Tls parts, Runnable goOn) {
        this.socket = socket;
        this.network = network;
        this.work = parts.work();
        this.goOn = goOn;
        // The context is the engine's affair; the library only hands it on.
        this.tls = ServerTlsChannel.newBuilder(new Checked(), (SSLContext) null)
                .withEngineFactory(
                        none -> new TextCountingEngine(parts.engines().get()))
                .withRunTasks(false)
                .withEncryptedBufferAllocator(new HeapBufferAllocator())
                .withPlainBufferAllocator(new HeapBufferAllocator())
                .withSessionInitCallback(session -> shaken = true)
                .build();
    }

    @Override
    public boolean isHeard() {
        return heard;
    }

    @Override
    public boolean isReady() {
        return shaken || plain;
    }

    @Override
    public boolean isSecret() {
        return shaken && !plain;
    }

    @Override
    public void speakPlain() {
        plain = true;
        more = false;
        writing = false;
        writesWhenReadable = false;
        readsWhenWritable = false;
    }

    @Override
    public void worked() {
        working = false;
        answered = true;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (plain || outputShut) {
            return socket.read(into);
        }
        if (working) {
            readAhead();
            return 0;
        }
        more = false;
        if (ended) {
            return -1;
        }
        readsWhenWritable = false;
        int before = into.position();
        try {
            while (into.remaining() >= LARGEST_RECORD && !ended) {
                ended = tls.read(into) < 0;
            }
            more = true;
        } catch (NeedsReadException all) {
            more = false;
        } catch (NeedsWriteException first) {
            readsWhenWritable = true;
        } catch (NeedsTaskException first) {
            begin(first.getTask());
        }
        int count = into.position() - before;
        if (count == 0 && ended) {
            more = false;
            return -1;
        }
        return count;
    }

    private void readAhead() throws IOException {
        if (ahead.capacity() == 0) {
            ahead = ByteBuffer.allocate(AHEAD);
        }
        isAheadEnded = isAheadEnded || (ahead.hasRemaining() && socket.read(ahead) < 0);
        if (isAheadEnded && !answered) {
            throw new EOFException("It has ended behind its first word, and expects no answer");
        }
    }

    @Override
    public boolean hasMore() {
        return more;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        if (plain) {
            socket.write(from);
            return;
        }
        if (working || outputShut) {
            return;
        }
        writing = false;
        writesWhenReadable = false;
        if (!heard) {
            // The other side begins.
            writesWhenReadable = true;
            return;
        }
        try {
            tls.write(from);
        } catch (NeedsWriteException later) {
            writing = true;
        } catch (NeedsReadException first) {
            writesWhenReadable = true;
        } catch (NeedsTaskException first) {
            begin(first.getTask());
        }
    }

    private void begin(Runnable task) throws IOException {
        working = true;
        if (!work.start(network, () -> carryOut(task))) {
            throw new IOException("Too many handshakes wait");
        }
    }

    /** On the thread that works. Who has gone meanwhile costs nothing more. */
    private void carryOut(Runnable task) {
        if (!closed) {
            try {
                task.run();
            } finally {
                goOn.run();
            }
        }
    }

    @Override
    public boolean isWriting() {
        return writing;
    }

    @Override
    public boolean writesWhenReadable() {
        return writesWhenReadable;
    }

    @Override
    public boolean readsWhenWritable() {
        return readsWhenWritable;
    }

    @Override
    public int interest(boolean reads, boolean writes) {
        if (working) {
            boolean hasSpace = !isAheadEnded && (ahead.capacity() == 0 || ahead.hasRemaining());
            return hasSpace ? SelectionKey.OP_READ : 0;
        }
        boolean write = writing || readsWhenWritable || (writes && !writesWhenReadable);
        return (reads || writesWhenReadable ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (!plain && shaken && !working) {
            try {
                tls.shutdown();
            } catch (NeedsWriteException full) {
                // The socket takes no more: the other side will see the end without the word for it.
            }
        }
        outputShut = true;
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
        if (!working) {
            tls.close();
        }
    }

    /** The socket, of which the first byte must be a handshake's. */
    private final class Checked implements ByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            if (ahead.position() > 0) {
                return takeAhead(into);
            }
            int first = into.position();
            int count = socket.read(into);
            if (!heard && count > 0) {
                heard = true;
                if (into.get(first) != HANDSHAKE) {
                    byte[] came = new byte[count];
                    into.get(first, came);
                    throw new NotTlsException(came);
                }
            }
            return count;
        }

        private int takeAhead(ByteBuffer into) {
            ByteBuffer part = ahead.flip().slice();
            part.limit(Math.min(part.remaining(), into.remaining()));
            into.put(part);
            ahead.position(part.position()).compact();
            if (ahead.position() == 0) {
                ahead = NOTHING;
            }
            return part.position();
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return socket.write(from);
        }

        @Override
        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
