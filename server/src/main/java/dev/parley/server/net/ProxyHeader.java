package dev.parley.server.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy says before the bytes of the connection that it passes on: from where that connection comes (HAProxy's PROXY protocol,
 * version 1 or 2). It asks for a few bytes at a time and never for one behind the header. Holds at most {@link #LARGEST} bytes. One
 * connection, one owner.
 */
final class ProxyHeader {

    /** No header is longer; what version 2 adds to an address is a few hundred bytes. */
    static final int LARGEST = ProxyBlock.START + ProxyBlock.MOST_BEHIND_START;

    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private byte[] bytes = new byte[ProxyBlock.START];
    private int length;
    private int wanted = ProxyLine.SHORTEST;
    private @Nullable InetSocketAddress source;

    /** How many bytes it takes next, at most; 0 when it is complete. */
    int wanted() {
        return wanted;
    }

    boolean isComplete() {
        return wanted == 0;
    }

    /** Whether not even one byte of it has come. */
    boolean isEmpty() {
        return length == 0;
    }

    /** From where the connection comes; null if the proxy does not say, or speaks for itself. Once it is complete. */
    @Nullable
    InetSocketAddress source() {
        return source;
    }

    /**
     * Takes what the buffer has.
     *
     * @param more no more than {@link #wanted}
     * @throws ProxyHeaderException if this is no header, or not one that is allowed
     */
    void take(ByteBuffer more) throws ProxyHeaderException {
        int count = more.remaining();
        if (count > wanted) {
            throw new IllegalArgumentException(count + " bytes in the place of " + wanted);
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + wanted, ProxyLine.LONGEST));
        }
        more.get(bytes, length, count);
        length += count;
        wanted -= count;
        boolean isLine = ProxyLine.begins(bytes, length);
        if (!isLine && !ProxyBlock.begins(bytes, length)) {
            throw new ProxyHeaderException("what it sent is no PROXY header");
        }
        if (wanted == 0 && isLine) {
            goOnWithLine();
        } else if (wanted == 0) {
            goOnWithBlock();
        }
    }

    /** Whether these bytes, as far as they have come, are this beginning, as far as it goes. */
    static boolean agrees(byte[] bytes, int length, byte[] beginning) {
        int both = Math.min(length, beginning.length);
        return Arrays.equals(bytes, 0, both, beginning, 0, both);
    }

    private void goOnWithLine() throws ProxyHeaderException {
        if (bytes[length - 1] == LF) {
            source = ProxyLine.source(bytes, length);
            return;
        }
        // It ends with CR and LF, so what is not at its end yet has as many bytes at least.
        wanted = bytes[length - 1] == CR ? 1 : 2;
        if (length + wanted > ProxyLine.LONGEST) {
            throw new ProxyHeaderException("its PROXY header is longer than " + ProxyLine.LONGEST + " bytes");
        }
    }

    private void goOnWithBlock() throws ProxyHeaderException {
        int whole = length < ProxyBlock.START ? ProxyBlock.START : ProxyBlock.length(bytes);
        if (length < whole) {
            wanted = whole - length;
        } else {
            source = ProxyBlock.source(bytes, length);
        }
    }
}
