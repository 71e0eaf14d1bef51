package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A socket as it is. */
final class PlainPipe implements Pipe {

    private final SocketChannel channel;

    PlainPipe(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public boolean hasMore() {
        return false;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        channel.write(from);
    }

    @Override
    public boolean isWriting() {
        return false;
    }

    @Override
    public boolean writesWhenReadable() {
        return false;
    }

    @Override
    public boolean readsWhenWritable() {
        return false;
    }

    @Override
    public int interest(boolean reads, boolean writes) {
        return (reads ? SelectionKey.OP_READ : 0) | (writes ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    public boolean isHeard() {
        return true;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean isSecret() {
        return false;
    }

    @Override
    public void speakPlain() {
        // It does.
    }

    @Override
    public void worked() {
        // There is no handshake.
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
