package dev.parley.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A socket that a proxy has connected, until it has said for whom. It reads the PROXY header and not a byte behind it. */
final class Arrival {

    private final SocketChannel channel;
    private final Origin proxy;
    private final @Nullable Tls tls;
    private final ProxyHeader header = new ProxyHeader();

    /**
     * @param proxy from where the socket comes
     * @param tls what is spoken behind the header; null for plain text
     */
    Arrival(SocketChannel channel, Origin proxy, @Nullable Tls tls) {
        this.channel = channel;
        this.proxy = proxy;
        this.tls = tls;
    }

    SocketChannel channel() {
        return channel;
    }

    Origin proxy() {
        return proxy;
    }

    @Nullable
    Tls tls() {
        return tls;
    }

    boolean isComplete() {
        return header.isComplete();
    }

    /** From where the connection comes, once the header is complete. */
    Origin origin() {
        InetSocketAddress source = header.source();
        return source == null ? proxy : proxy.passingOn(source);
    }

    /**
     * Reads what has come of the header.
     *
     * @return false if the proxy has closed without a word, as one does that only looks whether somebody listens
     * @throws ProxyHeaderException if it is no header
     * @throws IOException if the connection is broken
     */
    boolean read(ByteBuffer buffer) throws IOException {
        while (!header.isComplete()) {
            buffer.clear().limit(header.wanted());
            int count = channel.read(buffer);
            if (count < 0 && header.isEmpty()) {
                return false;
            }
            if (count < 0) {
                throw new ProxyHeaderException("its PROXY header has no end");
            }
            if (count == 0) {
                return true;
            }
            header.take(buffer.flip());
        }
        return true;
    }
}
