package dev.parley.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;

/** Private keys in the forms that people have: PKCS#8, PKCS#1 (RSA) and SEC1 (EC). */
final class PrivateKeys {

    private static final String PKCS8 = "PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String SEC1 = "EC PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final Set<String> FORMS = Set.of(PKCS8, PKCS1, SEC1, ENCRYPTED);

    /** Those that a server can have in TLS, as Java calls them. */
    private static final Map<ASN1ObjectIdentifier, String> KINDS = Map.of(
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            EdECObjectIdentifiers.id_Ed25519, "EdDSA",
            EdECObjectIdentifiers.id_Ed448, "EdDSA");

    /** Clients refuse shorter ones. */
    private static final int SHORTEST_RSA = 2048;

    private PrivateKeys() {}

    /** The first key of a file. */
    static PrivateKey in(PemFile file) throws IdentityException {
        for (PemObject block : file.blocks()) {
            if (FORMS.contains(block.getType())) {
                return usable(key(block, file), file);
            }
        }
        throw new IdentityException(
                file.path() + " has no private key. It needs a block that begins with -----BEGIN PRIVATE KEY-----.");
    }

    private static PrivateKey key(PemObject block, PemFile file) throws IdentityException {
        if (isEncrypted(block)) {
            throw new IdentityException("The key " + file.path()
                    + " is encrypted. Save it without a password: openssl pkey -in " + file.path() + " -out NEW-FILE");
        }
        try {
            PrivateKeyInfo info = pkcs8(block);
            String kind = KINDS.get(info.getPrivateKeyAlgorithm().getAlgorithm());
            if (kind == null) {
                throw new NoSuchAlgorithmException(
                        info.getPrivateKeyAlgorithm().getAlgorithm().getId());
            }
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException unknown) {
            throw unsupported(file, unknown);
        } catch (IOException | RuntimeException malformed) {
            throw file.damaged(malformed);
        }
    }

    /** The older two forms say it in a header (RFC 1421). */
    private static boolean isEncrypted(PemObject block) {
        List<?> headers = block.getHeaders();
        return block.getType().equals(ENCRYPTED)
                || headers.stream()
                        .anyMatch(header -> ((PemHeader) header).getName().equals("DEK-Info"));
    }

    private static PrivateKeyInfo pkcs8(PemObject block) throws IOException {
        byte[] content = block.getContent();
        return switch (block.getType()) {
            case PKCS1 ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(content));
            case SEC1 -> {
                ECPrivateKey key = ECPrivateKey.getInstance(content);
                yield new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            }
            default -> {
                PrivateKeyInfo info = PrivateKeyInfo.getInstance(content);
                // Without what newer versions of the form add: Java reads the first one.
                yield new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey());
            }
        };
    }

    private static PrivateKey usable(PrivateKey key, PemFile file) throws IdentityException {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw unsupported(file, new InvalidKeySpecException("too short"));
        }
        return key;
    }

    /** Also of a curve that Java reads and does not sign with. */
    static IdentityException unsupported(PemFile file, GeneralSecurityException cause) {
        return new IdentityException(
                "The key " + file.path() + " is of a kind that TLS cannot use here. Use an EC key (P-256, P-384 or"
                        + " P-521), an RSA key of 2048 bits or more, or an Ed25519 key.",
                cause);
    }
}
