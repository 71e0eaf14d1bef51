package dev.parley.server.worker;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stored password: costs, salt and digest, as text in the PHC string format
 * ({@code $argon2id$v=19$m=19456,t=2,p=1$salt$digest}, base64 without padding), which other Argon2 libraries read too.
 */
final class PasswordHash {

    /** What a hash costs: KiB of memory, passes over it, lanes. */
    record Costs(int memoryKib, int iterations, int parallelism) {

        /** So that a damaged store makes one login fail, and does not eat the server's memory or its day. */
        boolean areSane() {
            return iterations >= 1
                    && iterations <= 1000
                    && parallelism >= 1
                    && parallelism <= 64
                    && memoryKib >= 8 * parallelism
                    && memoryKib <= 2_097_152;
        }
    }

    private static final Pattern FORMAT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final Costs costs;
    private final byte[] salt;
    private final byte[] digest;

    PasswordHash(Costs costs, byte[] salt, byte[] digest) {
        this.costs = costs;
        this.salt = salt;
        this.digest = digest;
    }

    Costs costs() {
        return costs;
    }

    byte[] salt() {
        return salt;
    }

    byte[] digest() {
        return digest;
    }

    String format() {
        return "$argon2id$v=19$m=" + costs.memoryKib + ",t=" + costs.iterations + ",p=" + costs.parallelism + "$"
                + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(digest);
    }

    /** What was stored, or null if it is no hash of this kind. */
    static @Nullable PasswordHash parse(String stored) {
        Matcher parts = FORMAT.matcher(stored);
        if (!parts.matches()) {
            return null;
        }
        Costs costs = new Costs(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
        try {
            return costs.areSane()
                    ? new PasswordHash(costs, DECODER.decode(parts.group(4)), DECODER.decode(parts.group(5)))
                    : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
