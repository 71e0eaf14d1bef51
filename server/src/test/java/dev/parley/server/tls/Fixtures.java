package dev.parley.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * PEM files that openssl made once. They are valid from 2026 to 2126. {@code test-ec-leaf} is issued by {@code test-ec-intermediate},
 * and that one by {@code test-ec-root}; the others are self-signed. All keys named {@code test-key-ec-…} but secp256k1 are one key.
 */
final class Fixtures {

    static final Instant NOW = Instant.parse("2030-05-06T07:08:09Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Fixtures() {}

    static String pem(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name + ".pem")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes both files, and names them as settings would. */
    static IdentityFiles write(Path folder, String key, String certificate) {
        try {
            return IdentityFiles.named(
                    Files.writeString(folder.resolve("c.pem"), certificate),
                    Files.writeString(folder.resolve("k.pem"), key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerIdentity open(IdentityFiles files) throws IdentityException {
        return ServerIdentity.open(files, CLOCK);
    }
}
