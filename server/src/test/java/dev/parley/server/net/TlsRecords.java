package dev.parley.server.net;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** Records of TLS that two engines exchange in memory. */
final class TlsRecords {

    private static final int SPACE = 64 << 10;
    private static final int MOST_STEPS = 1_000;

    private TlsRecords() {}

    /** One that asks for new keys. */
    static byte[] keyUpdate(SSLEngine of) throws SSLException {
        // After a handshake in TLS 1.3 this is what it begins.
        of.beginHandshake();
        return wrap(of, new byte[0]);
    }

    static byte[] wrap(SSLEngine of, byte[] text) throws SSLException {
        ByteBuffer out = ByteBuffer.allocate(SPACE);
        SSLEngineResult result = of.wrap(ByteBuffer.wrap(text), out);
        if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
            throw new SSLException("There is no record: " + result);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Reads whole records; returns their text. What the engine says to them is dropped. */
    static byte[] unwrap(SSLEngine of, byte[] records) throws SSLException {
        ByteBuffer in = ByteBuffer.allocate(SPACE).put(records);
        ByteBuffer text = ByteBuffer.allocate(SPACE);
        ByteBuffer said = ByteBuffer.allocate(SPACE);
        for (int step = 0; in.position() > 0; step++) {
            if (step > MOST_STEPS) {
                throw new SSLException("It does not go on: " + of.getHandshakeStatus());
            }
            step(of, in, text, said.clear());
        }
        return Arrays.copyOf(text.array(), text.position());
    }

    /** Hands over what each has to say until neither has anything. */
    static void shakeHands(SSLEngine client, SSLEngine server) throws SSLException {
        ByteBuffer toClient = ByteBuffer.allocate(SPACE);
        ByteBuffer toServer = ByteBuffer.allocate(SPACE);
        ByteBuffer text = ByteBuffer.allocate(SPACE);
        client.beginHandshake();
        server.beginHandshake();
        for (int step = 0; isShaking(client) || isShaking(server) || toClient.position() > 0; step++) {
            if (step > MOST_STEPS) {
                throw new SSLException("The handshake does not end");
            }
            step(client, toClient, text, toServer);
            step(server, toServer, text, toClient);
        }
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer text, ByteBuffer out) throws SSLException {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        } else if (in.position() > 0) {
            in.flip();
            engine.unwrap(in, text);
            in.compact();
        }
    }
}
