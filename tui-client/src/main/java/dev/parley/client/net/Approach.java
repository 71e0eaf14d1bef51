package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server, up to where its greeting can be read: a socket, and TLS over it where {@link Guard} wants it.
 *
 * <p>{@link #open} is called once. Another thread may {@link #close}, which ends the waiting too.
 */
final class Approach implements Closeable {

    private final ServerAddress to;
    private final Guard guard;
    private final Dial dial;
    private @Nullable UnixTransport unix;
    private boolean closed;
    private volatile @Nullable Transport transport;
    private boolean encrypted;
    private boolean exposed;
    private List<String> notes = List.of();

    Approach(ServerAddress to, Guard guard) {
        this.to = to;
        this.guard = guard;
        this.dial = new Dial(to);
    }

    void open() throws LinkFailure {
        transport = to.isUnix() ? local() : remote();
    }

    private Transport remote() throws LinkFailure {
        dial.open();
        MeteredSocket socket = dial.socket();
        boolean loopback = socket.getInetAddress().isLoopbackAddress();
        encrypted = guard.wantsTls(to, loopback);
        exposed = !encrypted && !loopback;
        if (encrypted) {
            TlsHandshake.Done done = TlsHandshake.over(socket, to, guard);
            notes = done.notes();
            return done.transport();
        }
        try {
            return SocketTransport.plain(socket);
        } catch (IOException gone) {
            throw noAnswer(String.valueOf(gone.getMessage()));
        }
    }

    private Transport local() throws LinkFailure {
        try {
            UnixTransport made = new UnixTransport();
            if (keep(made)) {
                made.connect(to.socketFile());
            }
            return made;
        } catch (IOException inVain) {
            throw noAnswer(String.valueOf(inVain.getMessage()));
        }
    }

    private synchronized boolean keep(UnixTransport made) {
        unix = made;
        if (closed) {
            made.close();
        }
        return !closed;
    }

    private LinkFailure noAnswer(String why) {
        return new LinkFailure(Reason.NO_ANSWER, "No Parley server answers at " + to + " (" + why + ").");
    }

    boolean isOpen() {
        return transport != null;
    }

    Transport transport() {
        Transport open = transport;
        if (open == null) {
            throw new IllegalStateException("not connected to " + to);
        }
        return open;
    }

    /** Whether nobody on the way can read what is said. */
    boolean isEncrypted() {
        return encrypted;
    }

    /** Whether somebody on the way can: it is in plain text, and leaves this machine. */
    boolean isExposed() {
        return exposed;
    }

    /** What the person is to know of the server's key, each in a sentence. */
    List<String> notes() {
        return notes;
    }

    /** The server has spoken in TLS, or said that it wants it. */
    LinkFailure wantsTls() {
        return TrustWords.wantsTls(to, guard.of(to));
    }

    @Override
    public void close() {
        dial.close();
        synchronized (this) {
            closed = true;
            if (unix != null) {
                unix.close();
            }
        }
    }
}
