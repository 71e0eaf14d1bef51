package dev.parley.client.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that may vouch for a server: those of a file that the person names, Java's own list, and the system's.
 * Each is read when it is first asked. One thread at a time.
 */
final class Authorities {

    private static final long LARGEST = 16 << 20;

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private final @Nullable Path own;
    private final List<Path> bundles;
    private @Nullable X509ExtendedTrustManager ofOwn;
    private @Nullable X509ExtendedTrustManager ofJava;
    private final Map<Path, X509ExtendedTrustManager> ofSystem = new HashMap<>();

    Authorities(@Nullable Path own, List<Path> bundles) {
        this.own = own;
        this.bundles = bundles;
    }

    /**
     * Reads the file that the person names, before anybody is connected to.
     *
     * @throws IOException if it cannot be read, with the end of a sentence for people
     */
    void open() throws IOException {
        if (own != null && ofOwn == null) {
            List<X509Certificate> certificates = certificates(own, true);
            if (certificates.isEmpty()) {
                throw new IOException("it holds no certificate (PEM)");
            }
            try {
                ofOwn = trusting(certificates);
            } catch (GeneralSecurityException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    /**
     * Whether any of them vouches for the server at the other end of a handshake, by the name that it was called by.
     *
     * @return null if so; else what is wrong
     */
    @Nullable
    CertificateException check(X509Certificate[] chain, String type, Socket socket) {
        CertificateException wrong = null;
        for (Source source : sources()) {
            try {
                source.get().checkServerTrusted(chain, type, socket);
                return null;
            } catch (CertificateException e) {
                // An authority that knows the certificate says what is wrong with it; the others know nothing of it.
                wrong = wrong == null || WhyNot.isUnknownAuthority(wrong) ? e : wrong;
            } catch (IOException | GeneralSecurityException unreadable) {
                // One of the system's that is not there, or of no use.
            }
        }
        return wrong == null ? new CertificateException("no authorities") : wrong;
    }

    @FunctionalInterface
    private interface Source {
        X509ExtendedTrustManager get() throws IOException, GeneralSecurityException;
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        X509ExtendedTrustManager first = ofOwn;
        if (first != null) {
            sources.add(() -> first);
        }
        sources.add(this::java);
        bundles.forEach(bundle -> sources.add(() -> system(bundle)));
        return sources;
    }

    private X509ExtendedTrustManager java() throws GeneralSecurityException {
        X509ExtendedTrustManager made = ofJava == null ? trusting((KeyStore) null) : ofJava;
        ofJava = made;
        return made;
    }

    private X509ExtendedTrustManager system(Path bundle) throws IOException, GeneralSecurityException {
        X509ExtendedTrustManager made = ofSystem.get(bundle);
        if (made == null) {
            made = trusting(certificates(bundle, false));
            ofSystem.put(bundle, made);
        }
        return made;
    }

    /** @param strict whether a certificate that cannot be read spoils the file */
    private static List<X509Certificate> certificates(Path file, boolean strict) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("it is larger than " + (LARGEST >> 20) + " MiB");
            }
            String pem = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return certificates(pem, strict);
        } catch (NoSuchFileException none) {
            throw new IOException("there is no such file", none);
        }
    }

    private static List<X509Certificate> certificates(String pem, boolean strict) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = CERTIFICATE.matcher(pem);
        while (block.find()) {
            byte[] bytes = block.group().getBytes(StandardCharsets.ISO_8859_1);
            try {
                certificates.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
            } catch (CertificateException unreadable) {
                if (strict) {
                    throw new IOException("a certificate in it is damaged", unreadable);
                }
            }
        }
        return certificates;
    }

    private static X509ExtendedTrustManager trusting(List<X509Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry(Integer.toString(i), certificates.get(i));
        }
        return trusting(store);
    }

    private static X509ExtendedTrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager whole) {
                return whole;
            }
        }
        throw new GeneralSecurityException("This Java cannot check certificates");
    }
}
