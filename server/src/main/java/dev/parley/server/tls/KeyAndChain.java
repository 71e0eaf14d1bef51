package dev.parley.server.tls;

import dev.parley.tls.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** A private key and the certificates that belong to it, as two files have them at one moment. Not a record: those print what they hold. */
final class KeyAndChain {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private KeyAndChain(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /** The bytes of both files, before anybody knows whether they are good. */
    static final class Source {
        private final PemFile key;
        private final PemFile certificate;

        private Source(PemFile key, PemFile certificate) {
            this.key = key;
            this.certificate = certificate;
        }

        static Source read(IdentityFiles files) throws IdentityException {
            return new Source(
                    PemFile.read(
                            files.key(),
                            "There is no key " + files.key()
                                    + (files.ownToMake() ? ". Put it back." : ". Check the path in the settings.")),
                    PemFile.read(
                            files.certificate(),
                            "There is no certificate " + files.certificate()
                                    + (files.ownToMake()
                                            ? ". Put it back, or restart the server: it makes one for the same key."
                                            : ". Check the path in the settings.")));
        }

        /** A hash: the key itself need not be kept to see a change. */
        String digest() {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                byte[] first = sha.digest(key.bytes());
                sha.update(first);
                return HexFormat.of().formatHex(sha.digest(certificate.bytes()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has SHA-256", impossible);
            }
        }

        KeyAndChain parse() throws IdentityException {
            PrivateKey read = PrivateKeys.in(key);
            List<X509Certificate> chain = CertificateChain.in(certificate, proof(read));
            if (chain.isEmpty()) {
                throw new IdentityException("The key " + key.path() + " does not belong to the certificate "
                        + certificate.path() + ". Use the key that the certificate was made for.");
            }
            return new KeyAndChain(read, chain);
        }

        private KeyProof proof(PrivateKey read) throws IdentityException {
            try {
                return KeyProof.of(read);
            } catch (GeneralSecurityException unusable) {
                throw PrivateKeys.unsupported(key, unusable);
            }
        }
    }

    PrivateKey key() {
        return key;
    }

    /** The server's own first. */
    X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(chain.get(0).getPublicKey());
    }

    CertificateInfo certificate() {
        return CertificateInfo.of(chain.get(0));
    }
}
