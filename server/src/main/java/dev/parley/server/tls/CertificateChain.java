package dev.parley.server.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;

/** The certificates of a PEM file, put in the order of TLS: each but the first is the issuer of the one before. */
final class CertificateChain {

    private static final Set<String> FORMS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private CertificateChain() {}

    /**
     * The chain that begins with a key's certificate. Certificates that do not belong to it are left out.
     *
     * @return empty if the key has no certificate in this file
     * @throws IdentityException if the file cannot be read, or has no certificate at all
     */
    static List<X509Certificate> in(PemFile file, KeyProof key) throws IdentityException {
        List<X509Certificate> all = certificates(file);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = all.stream()
                .filter(certificate -> key.accepts(certificate.getPublicKey()))
                .findFirst();
        while (next.isPresent()) {
            X509Certificate last = next.get();
            chain.add(last);
            next = all.stream()
                    .filter(one -> !chain.contains(one) && hasIssued(one, last))
                    .findFirst();
        }
        return chain;
    }

    private static List<X509Certificate> certificates(PemFile file) throws IdentityException {
        List<X509Certificate> all = new ArrayList<>();
        for (PemObject block : file.blocks()) {
            if (FORMS.contains(block.getType())) {
                all.add(certificate(block, file));
            }
        }
        if (all.isEmpty()) {
            throw new IdentityException(file.path()
                    + " has no certificate. It needs a block that begins with -----BEGIN CERTIFICATE-----.");
        }
        return all;
    }

    private static X509Certificate certificate(PemObject block, PemFile file) throws IdentityException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getContent()));
        } catch (CertificateException malformed) {
            throw file.damaged(malformed);
        }
    }

    /** Names alone do not tell: a renewed issuer may have the name of the old one. */
    static boolean hasIssued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
