package dev.parley.server.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** What the server speaks: TLS 1.3 and 1.2, and only cipher suites with forward secrecy and authenticated encryption. */
public final class TlsEngines {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** Sessions that clients of TLS 1.2 may resume. Newer ones keep theirs in a ticket. */
    private static final int SESSIONS = 1000;

    private static final int SESSION_SECONDS = (int) TimeUnit.HOURS.toSeconds(1);

    static {
        // JSSE reads it once, with its first handshake. A client that renegotiates makes the server compute for
        // nothing.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private TlsEngines() {}

    static SSLContext context(KeyAndChain identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Clients show no certificates: nobody's are trusted, and the system's need not be read.
            context.init(new KeyManager[] {new OneKey(identity)}, new TrustManager[0], null);
            context.getServerSessionContext().setSessionCacheSize(SESSIONS);
            context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has TLS", impossible);
        }
    }

    /** The server's side of one connection. Any thread. */
    public static SSLEngine forServer(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(Arrays.stream(parameters.getCipherSuites())
                .filter(TlsEngines::isGood)
                .toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** No CBC, no RSA key exchange; and no finite-field DHE, which lets a client make the server compute a lot. */
    private static boolean isGood(String suite) {
        boolean forwardSecret = suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_");
        return forwardSecret && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    }
}
