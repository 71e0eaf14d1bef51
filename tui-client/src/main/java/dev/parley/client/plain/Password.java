package dev.parley.client.plain;

import dev.parley.client.home.PasswordCommand;
import dev.parley.client.options.ClientOptions;
import dev.parley.client.options.UsageException;
import dev.parley.client.settings.Profile;
import dev.parley.text.ByteOrderMark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/**
 * Where a password comes from when nobody is asked for it: a file, else the environment, else a program of the person's. Never the
 * command line, which all can see. Each is asked once, however often the client begins anew: a program may ask the person.
 */
public final class Password {

    static final String VARIABLE = "PARLEY_PASSWORD";

    private final ClientOptions options;
    private final Profile profile;
    private final PrintStream err;
    private @Nullable String provided;
    private @Nullable String next;

    /** @param err is told of a file that everybody can read */
    public Password(ClientOptions options, Profile profile, PrintStream err) {
        this.options = options;
        this.profile = profile;
        this.err = err;
    }

    /** The password that was provided, or null if none was. */
    @Nullable
    String provided() throws UsageException {
        if (provided == null) {
            provided = ask();
        }
        return provided;
    }

    /** That of {@code --password-file}; null where the command line names no file. */
    public @Nullable String ofFile() throws UsageException {
        return options.passwordFile() == null ? null : provided();
    }

    private @Nullable String ask() throws UsageException {
        Path file = options.passwordFile();
        String variable = System.getenv(VARIABLE);
        if (file != null) {
            return firstLine(file, err);
        }
        if (variable != null || profile.passwordCommand().isEmpty()) {
            return variable == null ? null : ByteOrderMark.without(variable);
        }
        try {
            return PasswordCommand.run(profile.passwordCommand());
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The password that the old one is to be changed to, or null if none was provided. */
    @Nullable
    String next() throws UsageException {
        Path file = options.newPasswordFile();
        if (file != null && next == null) {
            next = firstLine(file, err);
        }
        return next;
    }

    private static String firstLine(Path file, PrintStream err) throws UsageException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = reader.readLine();
            String line = first == null ? "" : ByteOrderMark.without(first);
            if (line.isEmpty()) {
                throw new UsageException("The first line of the password file is empty: " + file + ".");
            }
            if (isWorldReadable(file)) {
                err.println(Streams.safe("Everyone on this machine can read " + file + ": chmod 600 " + file));
            }
            return line;
        } catch (IOException unreadable) {
            throw new UsageException("The password file " + file + " cannot be read.");
        }
    }

    private static boolean isWorldReadable(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException noSuchPermissions) {
            return false;
        }
    }
}
