package dev.parley.client.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The bytes of one connection, whatever carries them. One thread reads and one writes; any thread may {@link #close}, which ends both
 * at once.
 */
interface Transport extends Closeable {

    InputStream input() throws IOException;

    OutputStream output() throws IOException;

    /** How long a read waits before it throws {@link java.net.SocketTimeoutException}; the next read goes on where that one was. */
    void readTimeout(int millis) throws IOException;

    /** From now on the server may send as much as it likes: it has greeted. */
    void greeted();

    /** The other side sees the end of what was written. */
    void shutdownOutput() throws IOException;

    @Override
    void close();
}
