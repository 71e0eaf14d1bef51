package dev.parley.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which version this is: the one of the build. */
public final class ServerVersion {

    /** Such as {@code 0.1.0}. */
    public static final String NUMBER = read();

    private ServerVersion() {}

    private static String read() {
        try (InputStream in = ServerVersion.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
