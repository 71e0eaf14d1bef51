package dev.parley.server.tls;

import dev.parley.tls.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Who the server is to its clients: its TLS key and certificate. They can be replaced while it runs; connections that are there keep
 * the ones that they began with. Any thread. Reading is one volatile read; taking the files reads the disk.
 */
public final class ServerIdentity {

    private final IdentityFiles files;
    private final Clock clock;
    private volatile Current current;

    /** What was said last of files that cannot be used; the lock of this object guards it. */
    private @Nullable String refusal;

    private ServerIdentity(IdentityFiles files, Clock clock, Current current) {
        this.files = files;
        this.clock = clock;
        this.current = current;
    }

    /** All that belongs together, changed as one. */
    private record Current(SSLContext context, Fingerprint fingerprint, CertificateInfo certificate, String digest) {

        static Current of(KeyAndChain.Source source) throws IdentityException {
            KeyAndChain parsed = source.parse();
            return new Current(TlsEngines.context(parsed), parsed.fingerprint(), parsed.certificate(), source.digest());
        }
    }

    /**
     * Takes the files, and makes them first if they are the server's own and missing. A certificate that has expired is taken all the
     * same, since there is no better one: see {@link #warnings}.
     *
     * @throws IdentityException if they cannot be used
     */
    public static ServerIdentity open(IdentityFiles files, Clock clock) throws IdentityException {
        if (files.ownToMake()) {
            OwnFiles.makeMissing(files, clock);
        }
        return new ServerIdentity(files, clock, Current.of(KeyAndChain.Source.read(files)));
    }

    /**
     * The fingerprint of a key that is there. Makes nothing.
     *
     * @param certificate as in {@link IdentityFiles#of}
     * @return empty if the server has not made its key yet
     * @throws IdentityException if there is one that cannot be used
     */
    public static Optional<Fingerprint> storedFingerprint(String certificate, String key, Path dataFolder)
            throws IdentityException {
        IdentityFiles files = IdentityFiles.of(certificate, key, dataFolder);
        return files.ownToMake() && Files.notExists(files.key())
                ? Optional.empty()
                : Optional.of(KeyAndChain.Source.read(files).parse().fingerprint());
    }

    /** For new connections, by way of {@link TlsEngines#forServer}. */
    public SSLContext context() {
        return current.context();
    }

    public Fingerprint fingerprint() {
        return current.fingerprint();
    }

    public CertificateInfo certificate() {
        return current.certificate();
    }

    /** What an operator should know of the files in use, each in one line. Looks at the disk and the clock. */
    public List<String> warnings() {
        List<String> lines = new ArrayList<>();
        String outOfTime = outOfTime(current.certificate());
        if (outOfTime != null) {
            lines.add(outOfTime);
        }
        if (everybodyReads(files.key())) {
            lines.add("Every user of this machine can read the TLS key " + files.key() + ". Run: chmod o= "
                    + files.key());
        }
        return lines;
    }

    /** Takes the files again, whether or not they have changed, and says why if it cannot. */
    public synchronized Reload reload() {
        refusal = null;
        return take(false);
    }

    /**
     * Takes the files again if what is in them has changed. Whatever the time and size of the files: two reads of a few kilobytes, and
     * no change is missed. Files that cannot be used are tried at each call, and complained of once.
     */
    public synchronized Reload reloadIfChanged() {
        return take(true);
    }

    private Reload take(boolean ifChanged) {
        try {
            KeyAndChain.Source source = KeyAndChain.Source.read(files);
            if (ifChanged && source.digest().equals(current.digest())) {
                refusal = null;
                return new Reload.Unchanged();
            }
            Current next = Current.of(source);
            String outOfTime = outOfTime(next.certificate());
            if (outOfTime != null) {
                return kept(outOfTime);
            }
            current = next;
            refusal = null;
            return new Reload.Taken(next.certificate());
        } catch (IdentityException unusable) {
            return kept(String.valueOf(unusable.getMessage()));
        }
    }

    private Reload kept(String why) {
        if (why.equals(refusal)) {
            return new Reload.Unchanged();
        }
        refusal = why;
        return new Reload.Kept(why + " Until then the old certificate stays in use.");
    }

    private @Nullable String outOfTime(CertificateInfo certificate) {
        String complaint = certificate.timeComplaint(clock.instant());
        if (complaint == null) {
            return null;
        }
        boolean remade = files.ownToMake() && certificate.selfSigned();
        return "The certificate " + files.certificate() + " " + complaint + ". Check the clock of this machine, or "
                + (remade
                        ? "delete the file and restart the server: it makes a new one for the same key."
                        : "renew the certificate.");
    }

    private static boolean everybodyReads(Path key) {
        try {
            return Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
