package dev.parley.client.net;

import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The keys and certificates of the tests; make.sh beside them says how each was made. */
public final class Certificates {

    private static final char[] PASSWORD = "password".toCharArray();

    private Certificates() {}

    /** A listener on loopback that shakes hands with one of the keys, on the first read or write of a connection. */
    public static ServerSocket listening(String name, int port) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(name), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    public static FakeServer server(String name) throws IOException, GeneralSecurityException {
        return server(name, 0);
    }

    public static FakeServer server(String name, int port) throws IOException, GeneralSecurityException {
        return new FakeServer(listening(name, port));
    }

    public static Fingerprint fingerprint(String name) throws IOException, GeneralSecurityException {
        return Fingerprint.of(store(name).getCertificate("it").getPublicKey());
    }

    /** The file of the authority. */
    public static Path authority() {
        try {
            return Path.of(Objects.requireNonNull(Certificates.class.getResource("tls/ca.pem"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyStore store(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Certificates.class.getResourceAsStream("tls/" + name + ".p12")) {
            store.load(Objects.requireNonNull(in), PASSWORD);
        }
        return store;
    }
}
