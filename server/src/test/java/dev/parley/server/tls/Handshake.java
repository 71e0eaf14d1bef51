package dev.parley.server.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** A client and a server that shake hands in memory. One thread. */
final class Handshake {

    /** More steps than any handshake takes. */
    private static final int MOST_STEPS = 200;

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer serverRead = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer clientRead = ByteBuffer.allocate(1 << 16);

    private Handshake(SSLEngine client, SSLEngine server) {
        this.client = client;
        this.server = server;
    }

    /** A client that trusts everybody. */
    static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SSLEngine engine(SSLContext context, String... protocols) {
        SSLEngine engine = context.createSSLEngine("chat.example.org", 5000);
        engine.setUseClientMode(true);
        if (protocols.length > 0) {
            engine.setEnabledProtocols(protocols);
        }
        return engine;
    }

    static Handshake of(SSLEngine client, SSLContext server) throws SSLException {
        Handshake handshake = new Handshake(client, TlsEngines.forServer(server));
        handshake.shake();
        return handshake;
    }

    SSLEngine client() {
        return client;
    }

    SSLEngine server() {
        return server;
    }

    List<X509Certificate> chain() throws SSLException {
        return Arrays.stream(client.getSession().getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toList();
    }

    private void shake() throws SSLException {
        client.beginHandshake();
        server.beginHandshake();
        exchange();
    }

    /** Until neither has anything to say. */
    void exchange() throws SSLException {
        for (int step = 0; step < MOST_STEPS; step++) {
            boolean moved = step(client, toServer, toClient, clientRead);
            moved |= step(server, toClient, toServer, serverRead);
            if (!moved) {
                return;
            }
        }
        throw new SSLException("Never done: " + client.getHandshakeStatus() + ", " + server.getHandshakeStatus());
    }

    /** A text on its way from the server to the client, as the client reads it. */
    String tell(String text) throws SSLException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            server.wrap(bytes, toClient);
        }
        exchange();
        clientRead.flip();
        String read = StandardCharsets.UTF_8.decode(clientRead).toString();
        clientRead.clear();
        return read;
    }

    private static boolean step(SSLEngine engine, ByteBuffer out, ByteBuffer in, ByteBuffer read) throws SSLException {
        Runnable task = engine.getDelegatedTask();
        if (task != null) {
            task.run();
            return true;
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
            return true;
        }
        in.flip();
        try {
            if (!in.hasRemaining()) {
                return false;
            }
            SSLEngineResult result = engine.unwrap(in, read);
            return result.bytesConsumed() > 0 || result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
        } finally {
            in.compact();
        }
    }
}
