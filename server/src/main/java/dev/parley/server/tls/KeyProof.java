package dev.parley.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** Tells whether a public key belongs to a private key: it accepts what that one has signed. */
final class KeyProof {

    private static final byte[] CHALLENGE = "Parley: does this key belong to the certificate?".getBytes(US_ASCII);

    private final String algorithm;
    private final byte[] signed;

    private KeyProof(String algorithm, byte[] signed) {
        this.algorithm = algorithm;
        this.signed = signed;
    }

    static KeyProof of(PrivateKey key) throws GeneralSecurityException {
        String algorithm = algorithm(key);
        if (algorithm == null) {
            throw new IllegalArgumentException("No key for TLS: " + key.getAlgorithm());
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(CHALLENGE);
        return new KeyProof(algorithm, signature.sign());
    }

    boolean accepts(PublicKey key) {
        if (!algorithm.equals(algorithm(key))) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(CHALLENGE);
            return signature.verify(signed);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** How such a key signs; null if it is of no kind that a server has in TLS. */
    static @Nullable String algorithm(Key key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case "EdDSA" -> "EdDSA";
            default -> null;
        };
    }
}
