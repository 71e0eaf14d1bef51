package dev.parley.server.worker;

import dev.parley.server.config.ServerConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords to what may be stored of them: Argon2id (RFC 9106), with the text form of {@link PasswordHash}. A password
 * is taken in Unicode's form C (RFC 8265), so that it is the same from every keyboard.
 *
 * <p>A hash takes tens of milliseconds and the memory that the settings say: never on the loop. Any thread.
 */
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int DIGEST_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHash.Costs costs;

    public PasswordHasher(ServerConfig.Passwords settings) {
        costs = new PasswordHash.Costs(settings.memoryKib(), settings.iterations(), settings.parallelism());
    }

    /** The password as it may be stored, with a salt of its own. */
    public String hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return new PasswordHash(costs, salt, digest(password, salt, costs, DIGEST_BYTES)).format();
    }

    /** Whether {@code stored} was made of this password, at the costs that it was made with. What is no hash is of none. */
    public boolean verify(String password, String stored) {
        PasswordHash hash = PasswordHash.parse(stored);
        if (hash == null) {
            return false;
        }
        byte[] digest = digest(password, hash.salt(), hash.costs(), hash.digest().length);
        return MessageDigest.isEqual(digest, hash.digest());
    }

    /**
     * What looks like a hash at today's costs and is one of no password that anybody knows. To verify against it costs
     * what a real one costs, so that time does not tell which users there are. Made at once.
     */
    public String decoy() {
        return new PasswordHash(costs, randomBytes(SALT_BYTES), randomBytes(DIGEST_BYTES)).format();
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] digest(String password, byte[] salt, PasswordHash.Costs costs, int length) {
        byte[] secret = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(costs.memoryKib())
                .withIterations(costs.iterations())
                .withParallelism(costs.parallelism())
                .withSalt(salt)
                .build());
        byte[] digest = new byte[length];
        argon2.generateBytes(secret, digest);
        Arrays.fill(secret, (byte) 0);
        return digest;
    }
}
