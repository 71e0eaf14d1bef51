package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a connection's bytes go through: the socket itself, or TLS over it. The only code that touches a socket. It never waits. On the
 * loop's thread.
 */
interface Pipe {

    /**
     * Takes what has come into the buffer, at most as much as it has space for.
     *
     * @return how many bytes; 0 where none has come yet, -1 after the last
     * @throws IOException if the connection is broken, or the other side does what it must not
     */
    int read(ByteBuffer into) throws IOException;

    /** Whether {@link #read} has more to give that the selector cannot see. */
    boolean hasMore();

    /**
     * Writes what the other side takes now, from the buffer's position on; the position is behind what was taken.
     *
     * @throws IOException if the connection is broken
     */
    void write(ByteBuffer from) throws IOException;

    /** Whether something that {@link #write} took has not left yet; another write, of nothing even, goes on with it. */
    boolean isWriting();

    /** Whether the next thing to read may be what a write waits for. */
    boolean writesWhenReadable();

    /** Whether the next thing to write may be what a read waits for. */
    boolean readsWhenWritable();

    /**
     * What the selector has to look for.
     *
     * @param reads whether the connection wants input
     * @param writes whether it has output
     * @return operations of {@link java.nio.channels.SelectionKey}
     */
    int interest(boolean reads, boolean writes);

    /** Whether the other side has said anything, where it is to begin; who speaks plain text need not. */
    boolean isHeard();

    /** Whether the connection can be used: with TLS after the handshake. */
    boolean isReady();

    /** Whether what is said can be read by nobody else. */
    boolean isSecret();

    /** From now on the bytes go as they are, to one who does not speak TLS. */
    void speakPlain();

    /** A task of the handshake has ended. */
    void worked();

    /** Tells the other side that nothing more comes. From here on {@link #read} only waits for the end. */
    void shutdownOutput() throws IOException;

    void close() throws IOException;
}
