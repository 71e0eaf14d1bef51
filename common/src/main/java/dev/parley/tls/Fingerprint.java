package dev.parley.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The SHA-256 of a public key as X.509 encodes it (SubjectPublicKeyInfo, RFC 5280; RFC 7469 pins the same). It stays as it is when a
 * certificate is renewed with the same key. Written as ssh writes its own: {@code SHA256:} and 43 characters of Base64.
 *
 * @param text in that form
 */
public record Fingerprint(String text) {

    private static final String PREFIX = "SHA256:";
    private static final int BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    public static Fingerprint of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("A key that cannot be encoded has no fingerprint");
        }
        return of(sha256(encoded));
    }

    private static Fingerprint of(byte[] hash) {
        return new Fingerprint(PREFIX + Base64.getEncoder().withoutPadding().encodeToString(hash));
    }

    /**
     * Reads what a person wrote or copied: Base64 or hexadecimal digits, with or without the prefix, colons between the digits or none.
     *
     * @return empty if it is no SHA-256
     */
    public static Optional<Fingerprint> parse(String written) {
        String bare = written.strip();
        if (bare.toUpperCase(Locale.ROOT).startsWith(PREFIX)) {
            bare = bare.substring(PREFIX.length());
        }
        String digits = bare.replace(":", "");
        try {
            byte[] hash = digits.length() == 2 * BYTES
                    ? HEX.parseHex(digits)
                    : Base64.getDecoder().decode(bare);
            return hash.length == BYTES ? Optional.of(of(hash)) : Optional.empty();
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
